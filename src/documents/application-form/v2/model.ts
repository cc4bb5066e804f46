import { z } from 'zod';
import { tilingFault } from './tiling.ts';

const text = z.string();

/** One box of a table. Everything in it is text already; what is null is left out, the rest stands below each other. */
const cell = z.strictObject({
  /** Columns and rows of the table that it covers. */
  columns: z.int().positive().max(40),
  rows: z.int().positive().max(200),
  /** At least so high, for handwriting or for the look of the annex; at most what a page can hold. */
  minimumHeightMm: z.number().positive().max(200).nullable(),
  /** Fixed words of the form, centred. */
  label: text.nullable(),
  /** What was filled in, or fixed words with values in them. Line feeds begin paragraphs. */
  text: text.nullable(),
  /** Several answers below each other: the number and the label as a small heading, then the answer. */
  numbered: z.array(z.strictObject({ label: text, value: text })).nullable(),
  /** All options of a choice, ticked or not. A label ending in （请注明） gets a line to write on while not chosen. */
  options: z.array(z.strictObject({ label: text, chosen: z.boolean() })).nullable(),
  /** A numbered list, without its numbers. */
  list: z.array(text).nullable(),
  /** Lines to sign on paper; one with 公章 in it becomes the place of the seal. The day follows below. */
  signatures: z.array(text).nullable(),
});
export type FormCell = z.infer<typeof cell>;

const table = z
  .strictObject({
    title: text.nullable(),
    /** Widths in millimetres; 0 takes what is left of the line. Too wide a table is narrowed as a whole. */
    columnsMm: z.array(z.number().min(0).max(500)).min(1).max(40),
    rows: z.array(z.array(cell)).min(1),
  })
  .superRefine(({ columnsMm, rows }, context) => {
    const message = tilingFault(columnsMm.length, rows);
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['rows'], message });
  });
export type FormTable = z.infer<typeof table>;

/** What a further section asks, what the unit wrote, and the clause that asks. */
const row = z.strictObject({
  label: text.min(1),
  value: text,
  unit: text.optional(),
  clause: text.optional(),
});

const criterion = z.strictObject({
  clause: text,
  condition: text.min(1),
  value: text,
  unit: text,
  /** 填报, 资源库 or 已核验. */
  source: text,
  /** 符合, 不符合, 待研判 or 已放宽. */
  verdict: text,
});

const material = z.strictObject({
  name: text.min(1),
  pages: z.int().positive().optional(),
  fileName: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const cover = z.strictObject({
  /** 收件记录 in the upper corner. */
  receiptRecord: z.boolean(),
  /** Lines of the title. */
  title: z.array(text.min(1)).min(1),
  /** Whether （2026年度） stands below the title. */
  year: z.boolean(),
  /** Labels without their colon. */
  fields: z.array(z.strictObject({ label: text, value: text })),
  foot: z.array(text),
});

/**
 * The application form of any regulation: its annex as cover, notes and tables, then whatever sections, criteria and
 * materials belong to the file. All values are text already, so printing needs no regulation.
 */
export const applicationFormModelV2 = z
  .strictObject({
    /** Empty in a blank form only. */
    applicationNumber: text,
    /** SHA-256 of the submission, in every footer: paper and record can be compared. Null in a blank form only. */
    submissionHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** The name of the form: for the running head, the properties of the file and its name. */
    title: z.array(text.min(1)).min(1),
    /** 年度 of the application; null leaves it to be written. */
    year: z.int().nullable(),
    /** The title page; null where the annex has none. */
    cover: cover.nullable(),
    /** Title above the first table, where there is no cover. */
    heading: text.nullable(),
    /** 填表说明, one entry per note, without the number. */
    instructions: z.array(text),
    tables: z.array(table),
    /** 注 below the tables, without numbers. */
    notes: z.array(text),
    sections: z.array(z.strictObject({ title: text.min(1), rows: z.array(row) })),
    criteria: z.array(criterion),
    materials: z.array(material),
    /** A form to be filled in by hand: no number, no hash, room to write in. */
    blank: z.boolean(),
    sample: z.boolean(),
  })
  .refine(({ blank, applicationNumber, submissionHash }) => blank || (applicationNumber !== '' && submissionHash), {
    message: 'only a blank form has no number and no hash',
    path: ['applicationNumber'],
  });

export type ApplicationFormV2 = z.infer<typeof applicationFormModelV2>;
