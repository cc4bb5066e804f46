/** Measures a typesetter and Word both need before they draw a table: widths, line breaks, what stays together. */
import { titleLines, widthInEms } from '../../title-lines.ts';
import type { FormCell, FormTable } from './model.ts';
import { signaturePlaces, type SignaturePlaces } from './signature-places.ts';
import { columnStarts } from './tiling.ts';

/** Width of the text on the page. */
export const TEXT_WIDTH_MM = 160;
const EM_MM = 4.233;
const LINE_MM = 6.7;
/** Left and right inset of a box together. */
const INSET_MM = 4.3;
/** Rows up to this height stay whole; a taller one would leave a gap at the foot of the page, so it may break. */
const WHOLE_MM = 60;
/** A statement and its signature belong together even where that costs some paper. */
const WHOLE_SIGNED_MM = 110;
const SIGNATURE_MM = 14;
const SEAL_MM = 30;

/** A box ready to be drawn. `null` and empty parts are not drawn. */
export type LaidCell = Omit<FormCell, 'label' | 'signatures'> & {
  widthMm: number;
  label: string[] | null;
  signatures: SignaturePlaces | null;
  /** How many letters without a break are too many for this width. */
  from: number;
  breakable: boolean;
  /** Contents begin at the top; short ones stand in the middle. */
  top: boolean;
  /** A text of several lines is set as prose, with indents. */
  prose: boolean;
  optionColumns: number;
  /** Of a blank form: room below each numbered heading, in millimetres. */
  roomMm: number;
};

/** Widths in millimetres, all positive: zeros share what the others leave of the line, and nothing is wider than it. */
export const columnWidths = (columnsMm: readonly number[]): number[] => {
  const zeros = columnsMm.filter((width) => width === 0).length;
  const fixed = columnsMm.reduce((sum, width) => sum + width, 0);
  // A column that got nothing would be invisible; it takes a little from the others instead.
  const rest = zeros === 0 ? 0 : Math.max(TEXT_WIDTH_MM - fixed, 18 * zeros);
  const wanted = columnsMm.map((width) => (width === 0 ? rest / zeros : width));
  const total = fixed + rest;
  const factor = total > TEXT_WIDTH_MM ? TEXT_WIDTH_MM / total : 1;
  return wanted.map((width) => Math.round(width * factor * 100) / 100);
};

const emsIn = (widthMm: number): number => Math.max(1, (widthMm - INSET_MM) / EM_MM);

const linesOf = (text: string, widthMm: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(widthInEms(part) / emsIn(widthMm))), 0);

/** 机构类型（可多选） breaks before its bracket, 填表单位意见 in two even halves. */
const labelLines = (label: string, widthMm: number): string[] => {
  const limit = emsIn(widthMm);
  if (widthInEms(label) <= limit && !label.includes('\n')) return [label];
  const parts = label.replace(/(?<=[^\n（])（/u, '\n（').split('\n');
  return parts.flatMap((part) => (limit < 3 ? [part] : titleLines(part, Math.floor(limit))));
};

const optionColumnsFor = (cell: FormCell, widthMm: number): number => {
  const plain = (cell.options ?? []).filter(({ label }) => !label.startsWith('其他'));
  const widest = Math.max(1, ...plain.map(({ label }) => widthInEms(label) + 2.4));
  const most = Math.max(1, Math.min(5, plain.length, Math.floor(emsIn(widthMm) / widest)));
  // Nine in three columns rather than in four, when both take three lines.
  return Math.ceil(plain.length / Math.ceil(plain.length / most)) || 1;
};

/** About how high the contents are, in millimetres: good enough to decide what may break. */
const heightOf = (cell: FormCell, widthMm: number, blank: boolean): number => {
  const lines =
    (cell.label === null ? 0 : linesOf(cell.label, widthMm)) +
    (cell.text === null ? 0 : linesOf(cell.text, widthMm)) +
    (cell.numbered ?? []).reduce((sum, { value }) => sum + 1 + linesOf(value, widthMm) + (blank ? 3 : 0), 0) +
    (cell.options ?? []).reduce((sum, { label }) => sum + linesOf(label, widthMm), 0) /
      optionColumnsFor(cell, widthMm) +
    (cell.list ?? []).reduce((sum, entry) => sum + linesOf(entry, widthMm - 8), 0);
  const signed = cell.signatures === null ? 0 : cell.signatures.length * SIGNATURE_MM + SEAL_MM;
  return Math.max(cell.minimumHeightMm ?? 0, lines * LINE_MM + signed + 5);
};

const layCell = (cell: FormCell, widthMm: number, blank: boolean, heightMm: number, wholeMm: number): LaidCell => {
  const many = (cell.text === null ? 0 : linesOf(cell.text, widthMm)) > 3;
  return {
    ...cell,
    widthMm,
    minimumHeightMm: cell.minimumHeightMm ?? (blank && cell.label === null ? 11 : null),
    label: cell.label === null ? null : labelLines(cell.label, widthMm),
    signatures: cell.signatures === null ? null : signaturePlaces(cell.signatures),
    from: Math.max(3, Math.min(24, Math.floor(widthMm / 5))),
    breakable: heightMm > wholeMm,
    prose: many && widthMm >= 60,
    top: many || cell.numbered !== null || cell.signatures !== null,
    optionColumns: optionColumnsFor(cell, widthMm),
    roomMm: blank ? 22 : 0,
  };
};

/** Widths and boxes of a table, ready to be drawn. The table must have no fault in its tiling. */
export const layTable = (table: FormTable, blank: boolean): { widthsMm: number[]; rows: LaidCell[][] } => {
  const widthsMm = columnWidths(table.columnsMm);
  const starts = columnStarts(widthsMm.length, table.rows);
  const widthOf = (row: number, index: number, columns: number): number => {
    const start = starts[row]?.[index] ?? 0;
    return widthsMm.slice(start, start + columns).reduce((sum, width) => sum + width, 0);
  };
  const rowHeights = table.rows.map((cells, row) =>
    Math.max(
      0,
      ...cells.map((cell, at) => (cell.rows > 1 ? 0 : heightOf(cell, widthOf(row, at, cell.columns), blank))),
    ),
  );
  const rows = table.rows.map((cells, row) => {
    // The heading of a signed box stands beside it and is as high.
    const wholeMm = cells.some((cell) => cell.signatures !== null) ? WHOLE_SIGNED_MM : WHOLE_MM;
    return cells.map((cell, at) => {
      const widthMm = widthOf(row, at, cell.columns);
      const spanned = rowHeights.slice(row, row + cell.rows).reduce((sum, height) => sum + height, 0);
      return layCell(cell, widthMm, blank, Math.max(spanned, heightOf(cell, widthMm, blank)), wholeMm);
    });
  });
  // One box that may break lets its whole row break, so a row is of one mind.
  return {
    widthsMm,
    rows: rows.map((cells) => {
      const breakable = cells.some((cell) => cell.rows === 1 && cell.breakable);
      return cells.map((cell) => (cell.rows === 1 ? { ...cell, breakable } : cell));
    }),
  };
};
