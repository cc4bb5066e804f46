import { z } from 'zod';
import { clauseRefSchema } from './clause.ts';
import { parseLawDay, type LawDay } from './law-day.ts';
import { roleSchema } from './roles.ts';
import { textSchema } from './text.ts';
import { unitNames } from './units.ts';

/**
 * The regulation language: what a file in `regulations/` may say. Everything the engine does follows from
 * such a file; nothing of a regulation stands in code. Every rule carries the clause it comes from.
 */

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is kebab-case');
const metricId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a metric is camelCase, its unit in the name');
export const lawDaySchema = z
  .string()
  .refine((text) => parseLawDay(text) !== undefined, 'a day that exists, written YYYY-MM-DD')
  .transform((text) => text as LawDay);

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
  /** The criteria row of this material, when the material itself is a condition. */
  help: textSchema.optional(),
});
export type MaterialRule = z.infer<typeof materialSchema>;

const formFieldSchema = z.strictObject({
  id: metricId,
  label: textSchema,
  kind: z.enum(['line', 'paragraph', 'phone', 'email', 'postcode', 'money', 'day']),
  required: z.boolean().default(true),
  maxCharacters: z.int().positive().default(200),
  help: textSchema.optional(),
  /** Filled from what the platform knows of the unit. */
  from: z.enum(['unitName', 'unitAddress', 'place', 'contactName', 'contactPhone', 'contactEmail']).optional(),
});
export type FormField = z.infer<typeof formFieldSchema>;
const formSectionSchema = z.strictObject({
  id,
  title: textSchema,
  help: textSchema.optional(),
  /** A section `declaration` stands at the end, after criteria and materials. */
  position: z.enum(['start', 'end']).default('start'),
  fields: z.array(formFieldSchema).min(1),
});
export type FormSection = z.infer<typeof formSectionSchema>;

export const stepKinds = [
  'submission',
  'review',
  'publicity',
  'endorsement',
  'formal-check',
  'expert-review',
  'decision',
  'approval',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Where a step is held: at the unit, at the association of a level over the unit, at a recommender with whom cooperation is on record, or at a named body. */
const placeSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('unit') }),
  z.strictObject({ of: z.literal('level'), level: z.enum(['prefecture', 'province']) }),
  z.strictObject({ of: z.literal('cooperation'), kinds: z.array(z.enum(['society', 'province'])).min(1) }),
  z.strictObject({ of: z.literal('body'), code: id }),
]);
const routeStepSchema = z.strictObject({
  id,
  kind: z.enum(stepKinds),
  name: textSchema,
  clause: clauseRefSchema,
  /** The level drawn above the step. */
  level: z.enum(['unit', 'prefecture', 'province', 'recommender', 'nation']),
  roles: z.array(roleSchema).min(1),
  at: placeSchema,
  /** Circumstances of the unit in which the step falls away. */
  skippedFor: z.array(z.enum(['municipality', 'corps', 'direct-under-province'])).default([]),
  /** Working time of the step, in calendar days; what is later is shown as overdue but never fails by itself. */
  expectedDays: z.int().positive().optional(),
});
export type RouteStep = z.infer<typeof routeStepSchema>;
const routeSchema = z.strictObject({
  id,
  clause: clauseRefSchema,
  forTypes: z.array(id).min(1),
  steps: z.array(routeStepSchema).min(2),
});

const dutySchema = z.strictObject({
  id,
  clause: clauseRefSchema,
  name: textSchema,
  /** The last day on which it is in time, of the year reported. */
  due: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
  parts: z.array(z.strictObject({ id, label: textSchema })).min(1),
  to: z.array(z.enum(['nation', 'province'])).min(1),
});

export const regulationSchema = z.strictObject({
  id,
  title: textSchema,
  shortTitle: textSchema,
  issuer: textSchema,
  documentNumber: z.string(),
  numbering: z.enum(['article', 'part']).default('article'),
  issuedOn: lawDaySchema,
  effective: z.strictObject({
    clause: clauseRefSchema,
    from: lawDaySchema,
    /** First day on which it no longer holds; absent while in force. */
    until: lawDaySchema.optional(),
  }),
  supersedes: z.strictObject({ clause: clauseRefSchema, titles: z.array(textSchema) }).optional(),
  interpreter: z.strictObject({
    clause: clauseRefSchema,
    name: textSchema,
    interpretations: z
      .array(z.strictObject({ clause: clauseRefSchema, on: lawDaySchema, text: textSchema }))
      .default([]),
  }),
  jurisdiction: z.strictObject({ clauses: z.array(clauseRefSchema).min(1), summary: textSchema }),
  clauses: z.record(clauseRefSchema, clauseSchema),
  readings: z.record(id, readingSchema),
  activityKinds: z.strictObject({ clause: clauseRefSchema, kinds: z.record(id, textSchema) }),
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
  form: z.strictObject({ title: textSchema, clause: clauseRefSchema, sections: z.array(formSectionSchema).min(1) }),
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
  recognition: z.strictObject({
    clause: clauseRefSchema,
    years: z.int().positive(),
    start: z.strictObject({
      clause: clauseRefSchema,
      counted: z.enum(['from-reading', 'from-issue-day']),
      reading: id.optional(),
    }),
    awardedBy: textSchema,
    awardDate: z.enum(['issue-date']),
  }),
  fraud: z
    .strictObject({
      clause: clauseRefSchema,
      cancels: z.strictObject({ reading: id }),
      bar: z.strictObject({ years: z.int().positive(), reading: id }),
    })
    .optional(),
  reviewMisconduct: z.strictObject({ clause: clauseRefSchema, summary: textSchema }).optional(),
  duties: z.array(dutySchema).default([]),
  assessment: z
    .strictObject({
      clause: clauseRefSchema,
      when: z.enum(['end-of-period', 'yearly']),
      basis: textSchema,
      emphasis: z.record(id, textSchema),
    })
    .optional(),
  upgrade: z
    .strictObject({ clause: clauseRefSchema, from: id, to: z.array(id).min(1), summary: textSchema })
    .optional(),
  home: z.strictObject({ clause: clauseRefSchema, grade: z.string(), summary: textSchema }).optional(),
  renewal: z.strictObject({ clause: clauseRefSchema, windowDays: z.int().positive(), reading: id }).optional(),
  exit: z.strictObject({ clause: clauseRefSchema, failures: z.int().positive(), reading: id }).optional(),
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
} as const;
export type OptionalRule = keyof typeof optionalRules;

/** Whether the regulation contains a kind of rule. Where it does not, people decide and the product says so. */
export const hasRule = (regulation: Regulation, rule: OptionalRule): boolean => regulation[rule] !== undefined;
