import { z } from 'zod';
import type { Regulation } from '#policy/regulation.ts';
import { draftCommandNames, draftStates } from '#workflow/regulation-draft.ts';
import { endpoint } from './endpoint.ts';
import { clauseRefSchema, idParams, idSchema, instantSchema, lawDaySchema, textSchema, writtenText } from './shapes.ts';

/** Longest text of a regulation, in bytes. */
export const REGULATION_LIMIT_BYTES = 500_000;

const yamlText = z
  .string()
  .max(REGULATION_LIMIT_BYTES)
  .refine(
    (text) => new TextEncoder().encode(text).length <= REGULATION_LIMIT_BYTES,
    '文本不超过 500 kB / at most 500 kB of text',
  )
  .refine(
    (text) => !/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.test(text) && text.isWellFormed(),
    '含有不可见的控制字符 / contains control characters',
  );
const regulationIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '标识用小写字母、数字和连字符 / an id is kebab-case');

/** One thing wrong with a text: its line, where in the file, and why. */
export const faultSchema = z.object({ line: z.int(), path: z.string(), reason: textSchema });
export type RegulationFaultView = z.infer<typeof faultSchema>;

const personSchema = z.object({ name: z.string(), at: instantSchema });
export const draftSummarySchema = z.object({
  id: idSchema,
  regulationId: z.string(),
  /** Of the text where it can be read, else of the regulation as it stands. */
  title: textSchema,
  authority: z.string(),
  authorityName: textSchema,
  state: z.enum(draftStates),
  version: z.int(),
  fromDay: lawDaySchema.nullable(),
  created: personSchema,
  updatedAt: instantSchema,
  submitted: personSchema.nullable(),
  approved: personSchema.nullable(),
});
export type DraftSummary = z.infer<typeof draftSummarySchema>;
export const draftSchema = draftSummarySchema.extend({
  text: z.string(),
  note: z.string(),
  returned: personSchema.extend({ reason: z.string() }).nullable(),
  baseVersion: z.string().nullable(),
  /** An edition was published since the draft was begun; what it changed is not in this text. */
  behind: z.boolean(),
  faults: z.array(faultSchema),
  /** What stands in the way of each thing that could be done; null: it can be done. */
  commands: z.record(z.enum(draftCommandNames), textSchema.nullable()),
});
export type Draft = z.infer<typeof draftSchema>;

const versioned = { version: z.int() };
const countsSchema = z.object({ met: z.int(), unmet: z.int(), 'needs-judgement': z.int(), incomplete: z.int() });
const verdictSchema = z.enum(['met', 'unmet', 'needs-judgement', 'relaxed', 'incomplete']);
const standingNames = ['pass', 'fail', 'judgement', 'incomplete', 'no-type'] as const;
const standingSchema = z.enum(standingNames);
const changedValueSchema = z.union([textSchema, z.string()]).nullable();
const changeSchema = z.object({
  path: z.string(),
  clause: clauseRefSchema.nullable(),
  before: changedValueSchema,
  after: changedValueSchema,
});
export const simulationSchema = z.object({
  /** The text compared with; null for a regulation that has none yet. */
  baseline: z.object({ version: z.string(), from: lawDaySchema, until: lawDaySchema.nullable() }).nullable(),
  subjects: z.object({ recognitions: z.int(), applications: z.int() }),
  standings: z.object({
    before: z.record(standingSchema, z.int()),
    after: z.record(standingSchema, z.int()),
  }),
  types: z.array(
    z.object({
      id: z.string(),
      name: textSchema,
      state: z.enum(['same', 'added', 'removed']),
      subjects: z.int(),
      criteria: z.array(
        z.object({
          id: z.string(),
          state: z.enum(['same', 'changed', 'added', 'removed']),
          clause: clauseRefSchema,
          condition: z.object({ before: textSchema.nullable(), after: textSchema.nullable() }),
          before: countsSchema,
          after: countsSchema,
          changes: z.array(changeSchema),
        }),
      ),
    }),
  ),
  /** Those of whom any verdict changes; at most as many as `shown` says, all of them in the exported workbook. */
  affected: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(['recognition', 'application']),
      name: textSchema,
      baseType: z.string(),
      from: standingSchema,
      to: standingSchema,
      changes: z.array(
        z.object({ criterion: z.string(), from: verdictSchema.nullable(), to: verdictSchema.nullable() }),
      ),
    }),
  ),
  affectedCount: z.int(),
  changes: z.array(changeSchema),
});
export type SimulationView = z.infer<typeof simulationSchema>;

const shared = { permission: 'regulations.draft' } as const;

export const checkRegulation = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulations/check',
  summary: { zh: '检查办法文本，不保存', en: 'Check a text without storing it' },
  body: z.strictObject({ text: yamlText }),
  reply: z.object({
    faults: z.array(faultSchema),
    /** The text completed by the regulation it applies; null while it has faults. */
    regulation: z.custom<Regulation>((value) => typeof value === 'object' && value !== null).nullable(),
  }),
});
export const listDrafts = endpoint({
  ...shared,
  method: 'GET',
  path: '/api/regulation-drafts',
  summary: { zh: '本级办法的草稿', en: 'Drafts of my authority' },
  reply: z.object({
    drafts: z.array(draftSummarySchema),
    /** The associations for which the caller may begin a new regulation. */
    authorities: z.array(z.object({ code: z.string(), name: textSchema })),
  }),
});
export const createDraft = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulation-drafts',
  summary: { zh: '起草：由现行文本、上传的文件或空白开始', en: 'Begin a draft from the present text, a file or anew' },
  body: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('regulation'), regulationId: regulationIdSchema }),
    z.strictObject({ from: z.literal('text'), text: yamlText }),
    z.strictObject({ from: z.literal('new'), regulationId: regulationIdSchema, authority: z.string().max(60) }),
  ]),
  reply: draftSchema,
  refusals: ['regulation-of-another-authority', 'regulation-faulty'],
});
export const readDraft = endpoint({
  ...shared,
  method: 'GET',
  path: '/api/regulation-drafts/:id',
  summary: { zh: '一份草稿', en: 'A draft' },
  params: idParams,
  reply: draftSchema,
});
export const saveDraftText = endpoint({
  ...shared,
  method: 'PUT',
  path: '/api/regulation-drafts/:id',
  summary: { zh: '保存草稿', en: 'Save a draft' },
  params: idParams,
  body: z.strictObject({ ...versioned, text: yamlText }),
  reply: draftSchema,
  refusals: ['stale-version', 'cannot-now', 'regulation-id-changed', 'regulation-of-another-authority'],
});
export const submitDraft = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulation-drafts/:id/submission',
  summary: { zh: '提交审批，定施行日', en: 'Submit for approval with the first day' },
  params: idParams,
  body: z.strictObject({ ...versioned, fromDay: lawDaySchema, note: writtenText(1000) }),
  reply: draftSchema,
  refusals: ['stale-version', 'cannot-now', 'regulation-faulty', 'date-out-of-bounds', 'editions-conflict'],
});
export const publishDraft = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulation-drafts/:id/publication',
  summary: { zh: '第二人同意并发布', en: 'Approve and publish, by a second officer' },
  params: idParams,
  body: z.strictObject(versioned),
  reply: draftSchema,
  refusals: [
    'stale-version',
    'cannot-now',
    'second-officer-needed',
    'regulation-faulty',
    'date-out-of-bounds',
    'editions-conflict',
  ],
});
export const sendBackDraft = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulation-drafts/:id/return',
  summary: { zh: '退回修改', en: 'Send back with a reason' },
  params: idParams,
  body: z.strictObject({ ...versioned, reason: writtenText(1000, 2) }),
  reply: draftSchema,
  refusals: ['stale-version', 'cannot-now'],
});
export const withdrawDraft = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulation-drafts/:id/withdrawal',
  summary: { zh: '撤回草稿', en: 'Withdraw a draft' },
  params: idParams,
  body: z.strictObject(versioned),
  reply: draftSchema,
  refusals: ['stale-version', 'cannot-now'],
});
export const simulateDraft = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/regulation-drafts/:id/simulation',
  summary: { zh: '政策模拟：新文本对现有基地和在办申请的影响', en: 'What the new text would change' },
  params: idParams,
  reply: simulationSchema,
  refusals: ['regulation-faulty'],
});
export const exportSimulation = endpoint({
  ...shared,
  method: 'GET',
  path: '/api/regulation-drafts/:id/simulation.xlsx',
  summary: { zh: '导出政策模拟', en: 'Export the simulation' },
  params: idParams,
  transport: 'file',
  refusals: ['regulation-faulty'],
});
