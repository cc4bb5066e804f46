/** Rectangles as PDF files write them. */
import { PDFNumber, type PDFArray } from 'pdf-lib';

/** In points, corners in order. */
export type Box = { left: number; bottom: number; right: number; top: number };

/** Below a point a page or a stamp is a slip of the program that wrote it. */
const SMALLEST = 1;

const sizable = (box: Box): Box | undefined =>
  box.right - box.left >= SMALLEST && box.top - box.bottom >= SMALLEST ? box : undefined;

/** A rectangle with its corners in order; undefined when it is none, or has no area. */
export const boxOf = (corners: PDFArray | undefined): Box | undefined => {
  if (corners === undefined || corners.size() < 4) return undefined;
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = [0, 1, 2, 3].map(
    (at) => corners.lookupMaybe(at, PDFNumber)?.asNumber() ?? NaN,
  );
  return sizable({ left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) });
};

/** What two rectangles have in common, if anything. */
export const overlap = (one: Box, other: Box): Box | undefined =>
  sizable({
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  });
