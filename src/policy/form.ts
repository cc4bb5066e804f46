import { z } from 'zod';
import { clauseRefSchema } from './clause.ts';
import { id, metricId } from './identifier.ts';
import { textSchema } from './text.ts';

/** What a regulation's own form asks and how its annex is printed. */

export const fieldKinds = [
  'line',
  'paragraph',
  'phone',
  'email',
  'postcode',
  'money',
  'day',
  /** A figure with at most `decimals` places. */
  'number',
  'yes-no',
  'choice',
  /** Several of the options. */
  'choices',
  /** ISO 3166-1 alpha-2, Hong Kong, Macao and Taiwan among them. */
  'country',
] as const;

const formFieldSchema = z.strictObject({
  id: metricId,
  label: textSchema,
  kind: z.enum(fieldKinds),
  required: z.boolean().default(true),
  /** Characters as a person sees them. */
  maxCharacters: z.int().positive().default(200),
  help: textSchema.optional(),
  /** Filled from what the platform knows of the unit. */
  from: z
    .enum([
      'unitName',
      'unitNameZh',
      'unitNameEn',
      'unitRegistration',
      'unitAddress',
      'place',
      'country',
      'contactName',
      'contactPhone',
      'contactEmail',
    ])
    .optional(),
  /** `zh`: to be written in Chinese. */
  language: z.enum(['any', 'zh']).default('any'),
  /** Of a choice: what may be chosen. */
  options: z.record(id, textSchema).optional(),
  /** Of a choice: whether "other" may be chosen, with its text; stored as `other:<text>`. */
  other: textSchema.optional(),
  /** Of a number. */
  decimals: z.int().min(0).max(4).default(0),
  unit: textSchema.optional(),
});
export type FormField = z.infer<typeof formFieldSchema>;

const formSectionSchema = z.strictObject({
  id,
  title: textSchema,
  help: textSchema.optional(),
  /** A section `end` stands after criteria and materials. */
  position: z.enum(['start', 'end']).default('start'),
  /** Only for these types; absent: for every type. */
  forTypes: z.array(id).optional(),
  fields: z.array(formFieldSchema).min(1),
});
export type FormSection = z.infer<typeof formSectionSchema>;

/**
 * One cell of a printed annex. One of `label`, `field`, `numbered`, `text`, `options` and `materials` says what stands
 * in it; lines to sign may follow below.
 */
const printCellSchema = z.strictObject({
  /** Fixed words, set as a heading of its row. */
  label: z.string().optional(),
  /** The value of a field, or of a metric that the annex asks too and the form leaves to the conditions; money in 万元. */
  field: metricId.optional(),
  /** Several fields below each other, numbered, each under its label. */
  numbered: z.array(metricId).optional(),
  /** Words with `{field}` in them, a metric as well. */
  text: z.string().optional(),
  /** The options of a choice with ☑ and □ before them. */
  options: metricId.optional(),
  /** The list of materials brought. */
  materials: z.literal(true).optional(),
  /** Lines to sign on paper, e.g. 负责人（签字）, 职务, 单位公章. A date line follows. */
  signatures: z.array(z.string()).optional(),
  /** Columns and rows of the table that the cell covers. */
  columns: z.int().positive().default(1),
  rows: z.int().positive().default(1),
  minimumHeightMm: z.number().positive().optional(),
});
export type PrintCell = z.infer<typeof printCellSchema>;

const printSchema = z.strictObject({
  cover: z
    .strictObject({
      /** 收件记录 in the upper corner. */
      receiptRecord: z.boolean().default(false),
      title: z.array(z.string()).min(1),
      /** （2022年度） below the title. */
      year: z.boolean().default(false),
      fields: z.array(z.strictObject({ label: z.string(), field: metricId })).default([]),
      foot: z.array(z.string()).default([]),
    })
    .optional(),
  /** 填表说明, in our own words, without numbers. */
  instructions: z.array(z.string()).default([]),
  /** Title above the table where there is no cover. */
  heading: z.string().optional(),
  /** Tables below each other, each of columns in millimetres; 0 takes what is left. */
  tables: z
    .array(
      z.strictObject({
        title: z.string().optional(),
        columnsMm: z.array(z.number().min(0)).min(1),
        rows: z.array(z.array(printCellSchema).min(1)).min(1),
      }),
    )
    .min(1),
  notes: z.array(z.string()).default([]),
});
export type FormPrint = z.infer<typeof printSchema>;

export const formSchema = z.strictObject({
  title: textSchema,
  clause: clauseRefSchema,
  sections: z.array(formSectionSchema).min(1),
  /** The layout of the regulation's own annex; absent: the platform's plain form. */
  print: printSchema.optional(),
  /** The bound file: cover, contents, form, annexes and uploads, to be printed so many times. */
  bound: z.strictObject({ clause: clauseRefSchema, copies: z.int().positive() }).optional(),
});
