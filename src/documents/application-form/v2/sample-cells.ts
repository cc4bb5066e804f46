/** Short ways to write down the boxes of a sample form. */
import type { FormCell } from './model.ts';

const nothing: FormCell = {
  columns: 1,
  rows: 1,
  minimumHeightMm: null,
  label: null,
  text: null,
  numbered: null,
  options: null,
  list: null,
  signatures: null,
};

type Span = { columns?: number; rows?: number; minimumHeightMm?: number };

/** A box with what is given in it. */
export const cellOf = (contents: Partial<FormCell>): FormCell => ({ ...nothing, ...contents });

/** Fixed words. */
export const labelled = (label: string, span: Span = {}): FormCell => cellOf({ label, ...span });

/** An answer. */
export const filled = (text: string, span: Span = {}): FormCell => cellOf({ text, ...span });

/** A choice, of which those in `chosen` are ticked. */
export const choiceOf = (labels: readonly string[], chosen: readonly string[], span: Span = {}): FormCell =>
  cellOf({ options: labels.map((label) => ({ label, chosen: chosen.includes(label) })), ...span });

/** The same box as a form to be filled in by hand has it: values gone, ticks gone, words of the form kept. */
export const emptied = (cell: FormCell, minimumHeightMm: number | null = cell.minimumHeightMm): FormCell => ({
  ...cell,
  minimumHeightMm,
  text: cell.text === null ? null : '',
  numbered: cell.numbered?.map(({ label }) => ({ label, value: '' })) ?? null,
  options: cell.options?.map(({ label }) => ({ label, chosen: false })) ?? null,
});
