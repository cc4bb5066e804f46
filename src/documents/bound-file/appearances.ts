/** Stamps, electronic seals and filled fields are not part of a page's drawing: each has its own, laid over the page. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream, type PDFObject, type PDFPage } from 'pdf-lib';
import { boxOf } from './box.ts';
import type { Matrix } from './placement.ts';

export type Appearance = { stream: PDFObject; matrix: Matrix };

const HIDDEN = 2;
const PRINT = 4;
const NO_VIEW = 32;

/** Seen on paper: not hidden, and meant for print. A field is part of the paper whatever it says of printing. */
const isPrinted = (annotation: PDFDict): boolean => {
  const flags = annotation.lookupMaybe(PDFName.of('F'), PDFNumber)?.asNumber() ?? 0;
  const kind = annotation.lookup(PDFName.of('Subtype'));
  if ((flags & (HIDDEN | NO_VIEW)) !== 0 || kind === PDFName.of('Popup')) return false;
  return (flags & PRINT) !== 0 || kind === PDFName.of('Widget');
};

/** The drawing shown in the normal state; of a tick box, the one of its present state. */
const normalAppearance = (annotation: PDFDict): { held: PDFObject; stream: PDFStream } | undefined => {
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (!(appearances instanceof PDFDict)) return undefined;
  let held = appearances.get(PDFName.of('N'));
  let normal = appearances.lookup(PDFName.of('N'));
  if (normal instanceof PDFDict) {
    const state = annotation.lookup(PDFName.of('AS'));
    if (!(state instanceof PDFName)) return undefined;
    held = normal.get(state);
    normal = normal.lookup(state);
  }
  return held instanceof PDFRef && normal instanceof PDFStream ? { held, stream: normal } : undefined;
};

const numbers = (array: PDFArray | undefined): number[] =>
  array?.asArray().map((_, at) => array.lookupMaybe(at, PDFNumber)?.asNumber() ?? 0) ?? [];

/** The matrix that fits a drawing into its rectangle on the page (ISO 32000-1, 12.5.5). */
const placed = (annotation: PDFDict, stream: PDFStream): Matrix | undefined => {
  const rectangle = boxOf(annotation.lookupMaybe(PDFName.of('Rect'), PDFArray));
  const box = boxOf(stream.dict.lookupMaybe(PDFName.of('BBox'), PDFArray));
  if (!rectangle || !box) return undefined;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(stream.dict.lookupMaybe(PDFName.of('Matrix'), PDFArray));
  const corners = [
    [box.left, box.bottom],
    [box.right, box.bottom],
    [box.left, box.top],
    [box.right, box.top],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [bottom, top] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  if (!(right > left && top > bottom)) return undefined;
  const [wide, high] = [
    (rectangle.right - rectangle.left) / (right - left),
    (rectangle.top - rectangle.bottom) / (top - bottom),
  ];
  return [wide, 0, 0, high, rectangle.left - left * wide, rectangle.bottom - bottom * high];
};

/** What lies over a page and is printed, in the order in which it lies. What cannot be read is left out. */
export const printedAppearances = (page: PDFPage): Appearance[] =>
  (page.node.Annots()?.asArray() ?? []).flatMap((each) => {
    const annotation = page.node.context.lookup(each);
    if (!(annotation instanceof PDFDict) || !isPrinted(annotation)) return [];
    const normal = normalAppearance(annotation);
    const matrix = normal && placed(annotation, normal.stream);
    return normal && matrix ? [{ stream: normal.held, matrix }] : [];
  });
