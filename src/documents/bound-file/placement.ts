/** Where an uploaded page stands on its sheet. Everything in points; the origin is the lower left corner. */

export const A4_WIDTH = 595.276;
export const A4_HEIGHT = 841.89;

const point = (millimetres: number): number => (millimetres * 72) / 25.4;

/** The frame a page is fitted into: a line of heading above it, the page number below. */
const frame = {
  left: point(8),
  bottom: point(18),
  width: A4_WIDTH - point(16),
  height: A4_HEIGHT - point(18) - point(13),
};

/** Six numbers of a PDF matrix: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** First `inner`, then `outer`. */
export const combined = (inner: Matrix, outer: Matrix): Matrix => {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
};

const quarterTurns: Record<number, Matrix> = {
  0: [1, 0, 0, 1, 0, 0],
  90: [0, -1, 1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, 1, -1, 0, 0, 0],
};

/** A turn clockwise by a multiple of 90 degrees, about the origin. Other angles count as none. */
const turned = (clockwise: number): Matrix => quarterTurns[((clockwise % 360) + 360) % 360] ?? [1, 0, 0, 1, 0, 0];

export type Upright = {
  width: number;
  height: number;
  /** How far the page must be turned clockwise to be read. */
  rotation: number;
  /** At most so much larger than it is; a small receipt stays a small receipt. */
  largest: number;
};

/**
 * The matrix that takes a page of `width` × `height` from the origin into the middle of the frame. A page wider than
 * high is turned so that its head is at the left edge, where the file is bound.
 */
export const placeOnSheet = ({ width, height, rotation, largest }: Upright): Matrix => {
  const lying = rotation % 180 === 0 ? width > height : height > width;
  const turn = turned(rotation + (lying ? 270 : 0));
  const [a, b, c, d] = turn;
  const boxWidth = Math.abs(a) * width + Math.abs(c) * height;
  const boxHeight = Math.abs(b) * width + Math.abs(d) * height;
  const scale = Math.min(frame.width / boxWidth, frame.height / boxHeight, largest);
  // A turn leaves the page in another quadrant; bring it back before it is scaled and centred.
  const back: Matrix = [1, 0, 0, 1, a < 0 || c < 0 ? boxWidth : 0, b < 0 || d < 0 ? boxHeight : 0];
  const centre: Matrix = [
    scale,
    0,
    0,
    scale,
    frame.left + (frame.width - boxWidth * scale) / 2,
    frame.bottom + (frame.height - boxHeight * scale) / 2,
  ];
  return combined(combined(turn, back), centre);
};
