import { z } from 'zod';
import { drawnLevels } from '#policy/route.ts';
import {
  clauseRefSchema,
  commandSchema,
  idSchema,
  instantSchema,
  lawDaySchema,
  obstacleSchema,
  statusSchema,
  stepKindSchema,
  textSchema,
  writtenText,
} from './shapes.ts';

/** The case page: everything a reader who may see a file learns of it. */

/** Text in both languages of which one may be empty. */
export const looseTextSchema = z.object({ zh: z.string(), en: z.string() });

const testOutcomeSchema = z.object({
  metric: z.string().nullable(),
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]).nullable(),
  source: z.enum(['declared', 'library', 'verified', 'unit', 'material']),
  verdict: z.enum(['met', 'unmet', 'needs-judgement', 'incomplete']),
});
export const verdictSchema = z.enum(['met', 'unmet', 'needs-judgement', 'relaxed', 'incomplete']);
export const criterionViewSchema = z.object({
  id: z.string(),
  clause: clauseRefSchema,
  condition: textSchema,
  note: textSchema.nullable(),
  verdict: verdictSchema,
  computed: verdictSchema,
  tests: z.array(testOutcomeSchema),
  relaxableUnder: clauseRefSchema.nullable(),
  judgement: z
    .object({
      verdict: z.enum(['met', 'unmet', 'relaxed']),
      reason: z.string(),
      by: z.string(),
      on: lawDaySchema,
      place: textSchema,
    })
    .nullable(),
  possible: z.array(z.enum(['met', 'unmet', 'relaxed'])),
});
export type CriterionView = z.infer<typeof criterionViewSchema>;

export const materialViewSchema = z.object({
  id: idSchema,
  /** Material of the regulation, or `evidence:<metric>`. */
  slot: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  pages: z.int().nullable(),
  uploadedAt: instantSchema,
  uploadedBy: z.string(),
});
export type MaterialView = z.infer<typeof materialViewSchema>;

export const flagSchema = z.strictObject({
  /** `form.<field>`, `facts.<metric>`, `material.<slot>` or `place`. */
  path: z.string().regex(/^(form|facts|material)\.[A-Za-z0-9:-]+$|^(place|group|lane)$/),
  note: writtenText(500, 1),
});
export const changeSchema = z.object({
  path: z.string(),
  label: textSchema,
  before: z.string(),
  after: z.string(),
});

export const caseSchema = z.object({
  id: idSchema,
  number: z.string().nullable(),
  status: statusSchema,
  version: z.int(),
  updatedAt: instantSchema,
  submittedAt: instantSchema.nullable(),
  call: z.object({
    id: idSchema,
    title: textSchema,
    opensAt: instantSchema,
    closesAt: instantSchema,
    /** What the call asks beyond its regulation. */
    materials: z.array(z.object({ id: z.string(), label: textSchema, required: z.boolean() })),
  }),
  regulation: z.object({ id: z.string(), version: z.string(), title: textSchema, effectiveFrom: lawDaySchema }),
  baseType: z.string(),
  baseTypeName: textSchema,
  unit: z.object({
    id: idSchema,
    name: textSchema,
    jurisdiction: z.enum(['domestic', 'foreign']),
    legalPersonality: z.boolean(),
    provinceCode: z.string().nullable(),
    regionName: textSchema.nullable(),
    registration: z.string(),
    western: z.boolean(),
  }),
  place: looseTextSchema,
  plannedName: textSchema.nullable(),
  form: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly(), z.null()])),
  facts: z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()])),
  recommenderCode: z.string().nullable(),
  group: z.string().nullable(),
  lane: z.string().nullable(),
  jointEntry: z.boolean(),
  materials: z.array(materialViewSchema),
  criteria: z.array(criterionViewSchema),
  route: z.array(
    z.object({
      id: z.string(),
      kind: stepKindSchema,
      name: textSchema,
      clause: clauseRefSchema,
      level: z.enum(drawnLevels),
      holderName: textSchema.nullable(),
      state: z.enum(['done', 'now', 'todo']),
      by: z.string().nullable(),
      at: instantSchema.nullable(),
      dueOn: lawDaySchema.nullable(),
    }),
  ),
  stepIndex: z.int(),
  dueOn: lawDaySchema.nullable(),
  commands: z.array(z.object({ command: commandSchema, obstacle: obstacleSchema.nullable() })),
  /** What was asked back, while the file is with the applicant and after for comparison. */
  returned: z
    .object({
      reason: z.string(),
      flags: z.array(z.object({ path: z.string(), label: textSchema, note: z.string() })),
      by: z.string(),
      place: textSchema,
      at: instantSchema,
    })
    .nullable(),
  /** Against the version submitted before. */
  changes: z.array(changeSchema),
  submittedVersions: z.array(z.object({ version: z.int(), at: instantSchema, hash: z.string() })),
  events: z.array(
    z.object({
      sequence: z.int(),
      at: instantSchema,
      type: z.string(),
      actor: z.string().nullable(),
      place: textSchema.nullable(),
      stepName: textSchema.nullable(),
      /** Written text that belongs to it: opinion, reason. */
      text: z.string().nullable(),
      clauses: z.array(clauseRefSchema),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  notice: z
    .object({
      id: idSchema,
      opensAt: instantSchema,
      closesAt: instantSchema,
      state: z.enum(['open', 'closed']),
      objections: z.int(),
      openObjections: z.int(),
      hash: z.string(),
    })
    .nullable(),
  reviews: z.array(
    z.object({
      id: idSchema,
      label: z.string(),
      state: z.enum(['assigned', 'submitted', 'declined']),
      mine: z.boolean(),
      scores: z.record(z.string(), z.number()).nullable(),
      total: z.number().nullable(),
      opinion: z.string().nullable(),
      recommend: z.boolean().nullable(),
      submittedAt: instantSchema.nullable(),
      declineReason: z.string().nullable(),
    }),
  ),
  panelSummary: z
    .object({ summary: z.string(), recommend: z.boolean(), average: z.number(), by: z.string(), at: instantSchema })
    .nullable(),
  decision: z
    .object({
      meetingTitle: z.string(),
      heldOn: lawDaySchema,
      inFavour: z.int(),
      against: z.int(),
      abstained: z.int(),
      outcome: z.enum(['approved', 'rejected', 'deferred']),
      remark: z.string(),
    })
    .nullable(),
  documents: z.array(
    z.object({
      id: idSchema,
      kind: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      issuedOn: lawDaySchema,
    }),
  ),
  recognitionId: idSchema.nullable(),
  /** Where it stood among those the association picked from. */
  selection: z
    .object({ chosen: z.boolean(), rank: z.int().nullable(), candidates: z.int(), reason: z.string() })
    .nullable(),
  /** The number that may be newly recognised in the year, and the consent to go past it. */
  cap: z
    .object({
      clause: clauseRefSchema,
      numbering: z.enum(['article', 'part']),
      maximum: z.int(),
      year: z.int(),
      given: z.int(),
      hard: z.boolean(),
      override: z
        .object({ reason: z.string(), requestedBy: z.string(), mine: z.boolean(), approvedBy: z.string().nullable() })
        .nullable(),
    })
    .nullable(),
  /** What became of the further title it stood for; null while open or where there is none. */
  jointOutcome: z
    .object({ outcome: z.enum(['accepted', 'declined']), decidedOn: lawDaySchema, note: z.string() })
    .nullable(),
});
export type Case = z.infer<typeof caseSchema>;
