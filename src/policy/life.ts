import { z } from 'zod';
import { clauseRefSchema } from './clause.ts';
import { associationCode, id, metricId } from './identifier.ts';
import { textSchema } from './text.ts';

/** What a regulation says of the life of a recognition: how it is given, how long it holds, what it owes, how it ends. */

export const recognitionSchema = z.strictObject({
  clause: clauseRefSchema,
  /** Absent: the text sets no end. */
  years: z.int().positive().optional(),
  start: z.strictObject({
    clause: clauseRefSchema,
    counted: z.enum(['from-reading', 'from-issue-day']),
    reading: id.optional(),
  }),
  awardedBy: textSchema,
  /** Whether a plaque is awarded. */
  plaque: z.boolean().default(true),
  document: z.strictObject({
    /** Association in whose name it is issued. */
    issuer: associationCode,
    /** An approval answers a request; a list is published. */
    form: z.enum(['approval', 'list']),
    addressee: z.string(),
    /** What those on it are called: 海智基地, 首都海智基地, 合作机构. */
    noun: textSchema,
  }),
});

export const fraudSchema = z.strictObject({
  clause: clauseRefSchema,
  cancels: z.strictObject({ reading: id }),
  bar: z.strictObject({ years: z.int().positive(), reading: id }),
});

/** How many may be newly recognised in a calendar year of the issue day. */
export const yearlyCapSchema = z.strictObject({
  clause: clauseRefSchema,
  maximum: z.int().positive(),
  reading: id,
});

/** Support paid to each that is recognised. */
export const fundingSchema = z.strictObject({
  clause: clauseRefSchema,
  cnyPerYear: z.int().positive(),
  years: z.int().positive(),
  payer: associationCode,
  summary: textSchema,
});

/** The same file may also stand for another title, of which this text has no further rule. */
export const jointEntrySchema = z.strictObject({ clause: clauseRefSchema, id, label: textSchema, by: associationCode });

export const dutySchema = z.strictObject({
  id,
  clause: clauseRefSchema,
  name: textSchema,
  every: z.enum(['year', 'quarter']).default('year'),
  /** The last day on which it is in time: of the year reported; absent where the text names none, as for quarters. */
  due: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }).optional(),
  parts: z.array(z.strictObject({ id, label: textSchema })).min(1),
  /** Associations that receive it: a level over the base, or a named body. */
  to: z.array(associationCode).min(1),
});

export const assessmentSchema = z.strictObject({
  clause: clauseRefSchema,
  when: z.enum(['end-of-period', 'yearly']),
  basis: textSchema,
  /** What weighs most for each type. */
  emphasis: z.record(id, textSchema).default({}),
  /** The heads under which it is judged, some with a count to reach. */
  heads: z
    .array(
      z.strictObject({
        id,
        clause: clauseRefSchema,
        label: textSchema,
        weight: z.int().positive().optional(),
        counts: z.array(z.strictObject({ metric: metricId, atLeast: z.number() })).default([]),
      }),
    )
    .default([]),
  grades: z
    .strictObject({
      clause: clauseRefSchema,
      /** From the best down. `from` is the lowest score of a fixed band, of 100; absent where people grade. */
      bands: z
        .array(
          z.strictObject({
            id,
            label: textSchema,
            from: z.number().min(0).max(100).optional(),
            consequence: z.enum(['commendation', 'none', 'rectification']).default('none'),
            failed: z.boolean().default(false),
          }),
        )
        .min(2),
      approvedBy: textSchema.optional(),
    })
    .optional(),
});

export const renewalSchema = z.strictObject({
  clause: clauseRefSchema,
  windowDays: z.int().positive(),
  reading: id,
});
export const exitSchema = z.strictObject({ clause: clauseRefSchema, failures: z.int().positive(), reading: id });
