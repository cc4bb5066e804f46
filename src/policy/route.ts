import { z } from 'zod';
import { clauseRefSchema } from './clause.ts';
import { associationCode, id, metricId } from './identifier.ts';
import { roleSchema } from './roles.ts';
import { textSchema } from './text.ts';

/** Routes: the steps an application passes, who holds each, and for whom one falls away. */

export const stepKinds = [
  'submission',
  'review',
  /** The best of a call are picked and the others end here, each with a reason. */
  'selection',
  'publicity',
  'endorsement',
  'formal-check',
  'expert-review',
  'decision',
  'approval',
] as const;
export type StepKind = (typeof stepKinds)[number];

export const associationLevels = ['district', 'prefecture', 'province'] as const;
export type AssociationLevel = (typeof associationLevels)[number];

/** What of the unit decides whether a step concerns it. */
export const circumstances = [
  'municipality',
  'corps',
  'direct-under-province',
  'legal-person',
  'not-legal-person',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** Where a step is held: at the unit, at the association of a level over the unit, at a recommender with whom cooperation is on record, at who nominated it, or at a named body. */
const placeSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('unit') }),
  z.strictObject({ of: z.literal('level'), level: z.enum(associationLevels) }),
  z.strictObject({ of: z.literal('cooperation'), kinds: z.array(z.enum(['society', 'province'])).min(1) }),
  z.strictObject({ of: z.literal('nominator') }),
  z.strictObject({ of: z.literal('body'), code: associationCode }),
]);

export const drawnLevels = ['unit', 'district', 'prefecture', 'province', 'recommender', 'nation'] as const;

const routeStepSchema = z.strictObject({
  id,
  kind: z.enum(stepKinds),
  name: textSchema,
  clause: clauseRefSchema,
  /** The level drawn above the step. */
  level: z.enum(drawnLevels),
  roles: z.array(roleSchema).min(1),
  at: placeSchema,
  /** Circumstances of the unit in which the step falls away. */
  skippedFor: z.array(z.enum(circumstances)).default([]),
  /** Only in these lanes; absent: in every lane. */
  lanes: z.array(id).optional(),
  /** The step after this one; absent: the one that follows in the list. Kept for texts that draw their route as a graph. */
  next: id.optional(),
  /** Working time of the step, in calendar days; what is later is shown as overdue but never fails by itself. */
  expectedDays: z.int().positive().optional(),
});
export type RouteStep = z.infer<typeof routeStepSchema>;

export const routeSchema = z.strictObject({
  id,
  clause: clauseRefSchema,
  forTypes: z.array(id).min(1),
  steps: z.array(routeStepSchema).min(2),
});
export type Route = z.infer<typeof routeSchema>;

/** Who may apply and by which lane; the applicant says which he is, the first reviewer checks it. */
export const applicantsSchema = z.strictObject({
  clause: clauseRefSchema,
  groups: z
    .record(
      id,
      z.strictObject({
        label: textSchema,
        clause: clauseRefSchema,
        help: textSchema.optional(),
        /** Lanes open to the group; absent: all. */
        lanes: z.array(id).optional(),
      }),
    )
    .refine((groups) => Object.keys(groups).length > 0, '至少一类申报对象 / at least one group'),
  lanes: z.record(id, z.strictObject({ label: textSchema, clause: clauseRefSchema, help: textSchema.optional() })),
});
export type Applicants = z.infer<typeof applicantsSchema>;

/** Organisations are nominated by recommenders, who submit lists (cast-partner-2023 2, 5). */
export const nominationSchema = z.strictObject({
  clause: clauseRefSchema,
  kinds: z.record(
    id,
    z.strictObject({
      label: textSchema,
      clause: clauseRefSchema,
      /** How many a list may name; agreed case by case where the text leaves it to agreement. */
      quota: z.union([z.int().positive(), z.literal('by-agreement')]),
      /** The right to recommend is granted to each body of this kind singly. */
      granted: z.boolean().default(false),
      /** Kinds of association that recommend as this. */
      associationKinds: z.array(z.string()).min(1),
      /** Bodies of its territory may propose to it, within its own quota. */
      pools: z.boolean().default(false),
    }),
  ),
  overseas: z.strictObject({ clause: clauseRefSchema, percent: z.int().min(0).max(100), reading: id }),
  consent: z.strictObject({ clause: clauseRefSchema }),
  /** What the authority looks at when it weighs the whole: the spread over countries, and over the roles of a chain. */
  distribution: z
    .strictObject({
      countries: z.strictObject({ clause: clauseRefSchema }),
      chain: z.strictObject({
        clause: clauseRefSchema,
        /** In the order of the chain. */
        roles: z.array(z.strictObject({ id, label: textSchema })).min(1),
        /** For each form field that tells of a role, which option stands for which. */
        fields: z.record(metricId, z.record(id, id)),
      }),
    })
    .optional(),
});
export type NominationRule = z.infer<typeof nominationSchema>;
