import { z } from 'zod';
import { clauseRefSchema } from './clause.ts';
import { formSchema } from './form.ts';
import { associationCode, id, lawDaySchema, metricId } from './identifier.ts';
import {
  assessmentSchema,
  dutySchema,
  exitSchema,
  fraudSchema,
  fundingSchema,
  jointEntrySchema,
  recognitionSchema,
  renewalSchema,
  yearlyCapSchema,
} from './life.ts';
import type { LawDay } from './law-day.ts';
import { applicantsSchema, nominationSchema, routeSchema } from './route.ts';
import { textSchema } from './text.ts';
import { unitNames } from './units.ts';

/**
 * The regulation language: what a file in `regulations/` may say. Everything the engine does follows from
 * such a file; nothing of a regulation stands in code. Every rule carries the clause it comes from.
 */

/** An ambiguous wording, its possible meanings, and the one chosen. Rules that depend on it name it. */
const readingSchema = z.strictObject({
  clause: clauseRefSchema,
  wording: textSchema,
  chosen: id,
  options: z.record(id, textSchema),
});

const clauseSchema = z.strictObject({
  /** What the clause is about, in our own words. */
  title: textSchema,
  /** What it asks of the people and how the platform serves it, in our own words. */
  summary: textSchema,
});

const metricCommon = { label: textSchema, help: textSchema.optional(), evidence: textSchema.optional() };
const metricSchema = z.discriminatedUnion('kind', [
  /** A count of whole things. */
  z.strictObject({ kind: z.literal('count'), unit: z.enum(unitNames), ...metricCommon }),
  /** A measure with at most `decimals` places; more are refused rather than rounded. */
  z.strictObject({
    kind: z.literal('measure'),
    unit: z.enum(unitNames),
    decimals: z.int().min(0).max(4),
    ...metricCommon,
  }),
  /** Money in whole 元. */
  z.strictObject({ kind: z.literal('money'), unit: z.enum(['cny', 'cnyPerYear']), ...metricCommon }),
  z.strictObject({ kind: z.literal('flag'), ...metricCommon }),
  /** A calendar day. */
  z.strictObject({ kind: z.literal('day'), ...metricCommon }),
  z.strictObject({ kind: z.literal('choice'), options: z.record(id, textSchema), ...metricCommon }),
  z.strictObject({ kind: z.literal('choices'), options: z.record(id, textSchema), ...metricCommon }),
  /** A written account that a person must judge. */
  z.strictObject({ kind: z.literal('statement'), maxCharacters: z.int().positive(), ...metricCommon }),
]);
export type Metric = z.infer<typeof metricSchema>;

/** A property of the unit itself, known from its registration and never asked again. */
export const unitPropertySchema = z.enum(['jurisdiction', 'legalPersonality']);

const leafTestSchema = z.union([
  z.strictObject({ metric: metricId, atLeast: z.number() }),
  z.strictObject({ metric: metricId, moreThan: z.number() }),
  z.strictObject({ metric: metricId, is: z.boolean() }),
  /** So many full years before the reference day of the call, that day included. */
  z.strictObject({ metric: metricId, yearsOld: z.int().positive() }),
  z.strictObject({ metric: metricId, oneOf: z.array(id).min(1) }),
  z.strictObject({ metric: metricId, includes: z.array(id).min(1) }),
  /** A statement must be there, and a person judges it. */
  z.strictObject({ metric: metricId, judged: z.literal(true) }),
  z.strictObject({ unit: unitPropertySchema, equals: z.union([z.string(), z.boolean()]) }),
  z.strictObject({ material: id }),
]);
export type LeafTest = z.infer<typeof leafTestSchema>;
/** A test whose meaning hangs on a reading: one leaf per option. */
const readTestSchema = z.strictObject({ reading: id, cases: z.record(id, leafTestSchema) });
const testSchema = z.union([leafTestSchema, readTestSchema]);
export type CriterionTest = z.infer<typeof testSchema>;

const criterionSchema = z.strictObject({
  id,
  clause: clauseRefSchema,
  condition: textSchema,
  /** All of these must hold. */
  tests: z.array(testSchema).min(1),
  /** May the relaxation clause excuse it. */
  relaxable: z.boolean().default(false),
  note: textSchema.optional(),
});
export type Criterion = z.infer<typeof criterionSchema>;

const namingSchema = z.strictObject({
  clause: clauseRefSchema,
  /** `{place}` stands for the city or park. */
  pattern: textSchema,
  place: z.enum(['city-or-park', 'city', 'none']),
});

const baseTypeSchema = z.strictObject({
  name: textSchema,
  shortName: textSchema,
  clause: clauseRefSchema,
  purpose: textSchema,
  naming: namingSchema,
  criteria: z.array(criterionSchema).min(1),
});
export type BaseType = z.infer<typeof baseTypeSchema>;

const materialSchema = z.strictObject({
  id,
  clause: clauseRefSchema,
  label: textSchema,
  /** `generated` is printed by the platform from the form; `upload` is brought by the applicant. */
  kind: z.enum(['generated', 'upload']),
  required: z.boolean().default(true),
  /** Absent: every type. */
  forTypes: z.array(id).optional(),
  /** Who must have issued it. */
  issuer: textSchema.optional(),
  /** Kinds of file taken; absent: every kind the platform takes. */
  accept: z.array(z.enum(['pdf', 'image'])).optional(),
  /** Who must have sealed or signed it on paper, where the text says so. */
  sealed: z.boolean().default(false),
  /** The criteria row of this material, when the material itself is a condition. */
  help: textSchema.optional(),
});
export type MaterialRule = z.infer<typeof materialSchema>;

export const regulationSchema = z.strictObject({
  id,
  title: textSchema,
  shortTitle: textSchema,
  issuer: textSchema,
  /** Empty where the text as known carries none. */
  documentNumber: z.string(),
  numbering: z.enum(['article', 'part']).default('article'),
  /** Absent where the text as known carries no date. */
  issuedOn: lawDaySchema.optional(),
  /** The regulation this call applies, whose rules it takes over; see `applyRegulation`. */
  under: id.optional(),
  /** The association that administers it: its officers publish calls and texts, decide on fraud, and a bar binds under it. */
  authority: associationCode,
  /** Who issues calls under it; absent: the authority. */
  callsBy: associationCode.optional(),
  /** Bodies the text names that are not in the tree of associations: they come into being with it. */
  bodies: z
    .record(
      associationCode,
      z.strictObject({ name: textSchema, under: associationCode, documentPrefix: z.string().min(1) }),
    )
    .default({}),
  effective: z.strictObject({
    clause: clauseRefSchema.optional(),
    from: lawDaySchema,
    /** The reading by which the first day was chosen, where the text does not name it. */
    reading: id.optional(),
    /** First day on which it no longer holds; absent while in force. */
    until: lawDaySchema.optional(),
  }),
  supersedes: z.strictObject({ clause: clauseRefSchema, titles: z.array(textSchema) }).optional(),
  interpreter: z
    .strictObject({
      clause: clauseRefSchema,
      name: textSchema,
      interpretations: z
        .array(z.strictObject({ clause: clauseRefSchema, on: lawDaySchema, text: textSchema }))
        .default([]),
    })
    .optional(),
  jurisdiction: z.strictObject({ clauses: z.array(clauseRefSchema).min(1), summary: textSchema }),
  clauses: z.record(clauseRefSchema, clauseSchema),
  readings: z.record(id, readingSchema),
  activityKinds: z.strictObject({ clause: clauseRefSchema, kinds: z.record(id, textSchema) }).optional(),
  metrics: z.record(metricId, metricSchema),
  baseTypes: z.record(id, baseTypeSchema),
  submission: z.strictObject({
    clause: clauseRefSchema,
    /** What an unmet, not relaxable condition does to submitting. */
    unmetCriteria: z.enum(['refuse', 'warn']),
  }),
  relaxation: z
    .strictObject({
      clause: clauseRefSchema,
      reading: id,
      /** GB/T 2260 province codes. */
      provinces: z.array(z.string().regex(/^\d{6}$/)).min(1),
    })
    .optional(),
  applicants: applicantsSchema.optional(),
  nomination: nominationSchema.optional(),
  form: formSchema,
  materials: z.array(materialSchema),
  routes: z.array(routeSchema).min(1),
  publicity: z.strictObject({ clause: clauseRefSchema, length: z.literal('set-by-call') }).optional(),
  expertReview: z
    .strictObject({
      clause: clauseRefSchema,
      experts: z.int().positive(),
      /** The organiser's score sheet; a call may carry its own. */
      sheet: z.array(z.strictObject({ id, label: textSchema, maximum: z.int().positive() })).min(1),
    })
    .optional(),
  recognition: recognitionSchema,
  yearlyCap: yearlyCapSchema.optional(),
  funding: fundingSchema.optional(),
  jointEntry: jointEntrySchema.optional(),
  fraud: fraudSchema.optional(),
  reviewMisconduct: z.strictObject({ clause: clauseRefSchema, summary: textSchema }).optional(),
  /** From which day an age is counted back (`yearsOld`). */
  referenceDay: z.strictObject({ clause: clauseRefSchema, reading: id }).optional(),
  duties: z.array(dutySchema).default([]),
  assessment: assessmentSchema.optional(),
  upgrade: z
    .strictObject({ clause: clauseRefSchema, from: id, to: z.array(id).min(1), summary: textSchema })
    .optional(),
  /** Its bases may apply under another regulation with their own data (beijing-capital 21). */
  bridge: z
    .strictObject({
      clause: clauseRefSchema,
      regulation: id,
      /** Which type here corresponds to which there. */
      types: z.record(id, id),
      summary: textSchema,
    })
    .optional(),
  home: z.strictObject({ clause: clauseRefSchema, grade: z.string(), summary: textSchema }).optional(),
  renewal: renewalSchema.optional(),
  exit: exitSchema.optional(),
  localMeasures: z.strictObject({ clause: clauseRefSchema, summary: textSchema }).optional(),
});
export type Regulation = z.infer<typeof regulationSchema>;
export type RegulationInput = z.input<typeof regulationSchema>;

/** Kinds of rule a regulation may contain or not; one it does not contain never fires. */
export const optionalRules = {
  relaxation: { zh: '地区放宽', en: 'Regional relaxation' },
  publicity: { zh: '公示', en: 'Public notice' },
  expertReview: { zh: '专家评审', en: 'Expert review' },
  fraud: { zh: '弄虚作假的处理', en: 'Fraud in an application' },
  reviewMisconduct: { zh: '评审违规的处理', en: 'Misconduct in review' },
  assessment: { zh: '考核评估', en: 'Assessment' },
  upgrade: { zh: '升级', en: 'Upgrade' },
  renewal: { zh: '到期续期', en: 'Renewal' },
  exit: { zh: '退出', en: 'Exit' },
  yearlyCap: { zh: '每年认定数量', en: 'Yearly number' },
  funding: { zh: '资金支持', en: 'Funding' },
} as const;
export type OptionalRule = keyof typeof optionalRules;

/** Whether the regulation contains a kind of rule. Where it does not, people decide and the product says so. */
export const hasRule = (regulation: Regulation, rule: OptionalRule): boolean => regulation[rule] !== undefined;

/** Whether a regulation holds on a day (cast-2022 27). */
export const inForce = (regulation: Regulation, day: LawDay): boolean =>
  regulation.effective.from <= day && (regulation.effective.until === undefined || day < regulation.effective.until);
