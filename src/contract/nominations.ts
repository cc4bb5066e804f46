import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  clauseRefSchema,
  idParams,
  idSchema,
  instantSchema,
  lawDaySchema,
  statusSchema,
  textSchema,
  obstacleSchema,
  writtenText,
} from './shapes.ts';

/** Recommenders' lists under a call by nomination (cast-partner-2023 2, 5), and what the authority sees of all of them. */

const p = 'nominations.manage';
const emailSchema = z.email('邮箱格式不对 / not an e-mail address').max(200);

export const nominationStates = ['proposed', 'declined', 'invited', 'registered', 'withdrawn'] as const;
export const nominationSchema = z.object({
  id: idSchema,
  name: textSchema,
  countryCode: z.string(),
  countryName: textSchema,
  overseas: z.boolean(),
  registration: z.string(),
  contactName: z.string(),
  contactEmail: z.string(),
  consent: z.object({ by: z.string(), on: lawDaySchema, how: z.string() }),
  recordedBy: z.string(),
  recordedAt: instantSchema,
  proposedBy: z.object({ code: z.string(), name: textSchema }).nullable(),
  state: z.enum(nominationStates),
  invitedAt: instantSchema.nullable(),
  endReason: z.string().nullable(),
  /** Null until the organisation has submitted: a draft is its own. */
  application: z
    .object({
      id: idSchema,
      number: z.string().nullable(),
      status: statusSchema,
      stepName: textSchema.nullable(),
    })
    .nullable(),
  /** What it still lacks before the list can go out. */
  lacks: textSchema.nullable(),
});
export type NominationView = z.infer<typeof nominationSchema>;

const callOfBoardSchema = z.object({
  id: idSchema,
  title: textSchema,
  closesAt: instantSchema,
  /** When lists must have gone out; later than `closesAt` where the call was forwarded with an earlier closing. */
  listClosesAt: instantSchema,
  open: z.boolean(),
  regulationId: z.string(),
  numbering: z.enum(['article', 'part']),
});
const standingSchema = z.object({
  associationCode: z.string(),
  associationName: textSchema,
  kindLabel: textSchema,
  kindClause: clauseRefSchema,
  /** How many it may name; null while nothing has been agreed. */
  quota: z.int().nullable(),
  quotaClause: clauseRefSchema,
  state: z.enum(['not-granted', 'open', 'submitted']),
  submittedAt: instantSchema.nullable(),
  submittedBy: z.string().nullable(),
  used: z.int(),
  overseas: z.int(),
  overseasNeeded: z.int(),
  overseasPercent: z.int(),
  overseasClause: clauseRefSchema,
});
export const boardSchema = z.object({
  call: callOfBoardSchema,
  ...standingSchema.shape,
  consentClause: clauseRefSchema,
  /** Bodies of its territory may propose to it. */
  pools: z.boolean(),
  /** Why nothing can be added now. */
  nominateObstacle: obstacleSchema.nullable(),
  /** Every rule the list does not keep yet; empty when it can be submitted. */
  unmet: z.array(obstacleSchema),
  nominations: z.array(nominationSchema),
});
export type Board = z.infer<typeof boardSchema>;
export const proposerBoardSchema = z.object({
  call: callOfBoardSchema,
  associationCode: z.string(),
  associationName: textSchema,
  toName: textSchema,
  toClause: clauseRefSchema,
  consentClause: clauseRefSchema,
  nominations: z.array(nominationSchema),
});

export const readBoards = endpoint({
  method: 'GET',
  path: '/api/nominations',
  permission: p,
  summary: { zh: '我的推荐名单', en: 'My lists of nominations' },
  reply: z.object({ boards: z.array(boardSchema), proposing: z.array(proposerBoardSchema) }),
});

export const nominate = endpoint({
  method: 'POST',
  path: '/api/nominations',
  permission: p,
  summary: {
    zh: '推荐机构，或向上级推荐单位建议',
    en: 'Nominate an organisation, or propose it to the association over it',
  },
  body: z.strictObject({
    callId: idSchema,
    associationCode: z.string().max(60),
    /** Propose it to the association over one's own, within that one's quota. */
    proposal: z.boolean(),
    nameZh: writtenText(100),
    nameEn: writtenText(200),
    /** ISO 3166-1 alpha-2; whatever is not CN counts as overseas. */
    countryCode: z.string().regex(/^[A-Z]{2}$/),
    registration: writtenText(60, 1),
    contactName: writtenText(50, 1),
    contactEmail: emailSchema,
    consent: z.strictObject({ by: writtenText(100), on: lawDaySchema.nullable(), how: writtenText(200) }),
  }),
  reply: nominationSchema,
  refusals: [
    'quota-reached',
    'nominated-already',
    'consent-missing',
    'not-a-nominator',
    'right-not-granted',
    'list-submitted',
    'call-forwarded',
    'not-in-territory',
    'call-not-open',
    'type-not-open',
    'regulation-not-in-force',
    'credit-code-wrong',
  ],
});
export const withdrawNomination = endpoint({
  method: 'POST',
  path: '/api/nominations/:id/withdrawal',
  permission: p,
  summary: { zh: '撤回推荐', en: 'Withdraw a nomination' },
  params: idParams,
  body: z.strictObject({ reason: writtenText(500, 2) }),
  reply: nominationSchema,
  refusals: ['list-submitted', 'nomination-ended'],
});
export const invite = endpoint({
  method: 'POST',
  path: '/api/nominations/:id/invitation',
  permission: p,
  summary: { zh: '生成邀请链接，只显示一次', en: 'Make the invitation link, shown once' },
  params: idParams,
  reply: z.object({ token: z.string(), path: z.string(), nomination: nominationSchema }),
  refusals: ['nomination-ended', 'call-not-open', 'type-not-open'],
});
export const acceptProposal = endpoint({
  method: 'POST',
  path: '/api/nominations/:id/acceptance',
  permission: p,
  summary: { zh: '采纳建议，计入名额', en: 'Accept a proposal into one’s quota' },
  params: idParams,
  reply: nominationSchema,
  refusals: ['quota-reached', 'nominated-already', 'nomination-ended', 'list-submitted', 'call-not-open'],
});
export const declineProposal = endpoint({
  method: 'POST',
  path: '/api/nominations/:id/refusal',
  permission: p,
  summary: { zh: '不采纳建议', en: 'Decline a proposal' },
  params: idParams,
  body: z.strictObject({ reason: writtenText(500, 2) }),
  reply: nominationSchema,
  refusals: ['nomination-ended'],
});
export const submitList = endpoint({
  method: 'POST',
  path: '/api/nominations/lists/submission',
  permission: p,
  summary: { zh: '提交推荐名单', en: 'Submit the list' },
  body: z.strictObject({
    callId: idSchema,
    associationCode: z.string().max(60),
    /** The recommender answers for the organisations and the truth of the materials. */
    truthful: z.literal(true, '请确认材料真实 / confirm that the materials are true'),
  }),
  reply: z.object({ submitted: z.int() }),
  refusals: [
    'list-empty',
    'quota-reached',
    'overseas-share',
    'list-incomplete',
    'list-submitted',
    'call-forwarded',
    'not-in-territory',
    'call-not-open',
  ],
});

/** A list as the authority sees it beside the others. */
export const listRowSchema = z.object({
  id: idSchema.nullable(),
  callId: idSchema,
  callTitle: textSchema,
  numbering: z.enum(['article', 'part']),
  regulationId: z.string(),
  ...standingSchema.shape,
  registered: z.int(),
  filed: z.int(),
  grantedBy: z.string().nullable(),
});
export const listLists = endpoint({
  method: 'GET',
  path: '/api/nominations/lists',
  permission: 'nominations.read',
  summary: { zh: '全部推荐名单', en: 'All lists' },
  reply: z.object({
    lists: z.array(listRowSchema),
    /** Calls under which the reader may grant the right to recommend, with the kinds that need it. */
    grantable: z.array(
      z.object({
        callId: idSchema,
        callTitle: textSchema,
        numbering: z.enum(['article', 'part']),
        regulationId: z.string(),
        kinds: z.array(
          z.object({
            id: z.string(),
            label: textSchema,
            clause: clauseRefSchema,
            /** Null: agreed with each body. */
            quota: z.int().nullable(),
            associationKinds: z.array(z.string()),
          }),
        ),
      }),
    ),
  }),
});
export const grantList = endpoint({
  method: 'POST',
  path: '/api/nominations/lists',
  permission: p,
  summary: { zh: '商定推荐资格和名额', en: 'Grant the right to recommend' },
  body: z.strictObject({
    callId: idSchema,
    associationCode: z.string().max(60),
    /** The number agreed; null: as the text gives the kind. */
    quota: z.int().min(1).max(1000).nullable(),
  }),
  reply: z.object({ quota: z.int() }),
  refusals: ['not-a-nominator', 'grant-not-needed', 'quota-not-agreed', 'quota-beyond-text', 'list-submitted'],
});

const countSchema = z.object({ partners: z.int(), candidates: z.int() });
export const readDistribution = endpoint({
  method: 'GET',
  path: '/api/partners/distribution',
  permission: 'nominations.read',
  summary: { zh: '合作机构分布', en: 'Where partners stand' },
  query: z.strictObject({ callId: idSchema.optional() }),
  reply: z.object({
    calls: z.array(z.object({ id: idSchema, title: textSchema })),
    callId: idSchema.nullable(),
    numbering: z.enum(['article', 'part']),
    regulationId: z.string().nullable(),
    countriesClause: clauseRefSchema.nullable(),
    chainClause: clauseRefSchema.nullable(),
    totals: countSchema,
    countries: z.array(z.object({ code: z.string(), name: textSchema, ...countSchema.shape })),
    groups: z.array(z.object({ id: z.string(), label: textSchema, ...countSchema.shape })),
    chain: z.array(z.object({ id: z.string(), label: textSchema, ...countSchema.shape })),
  }),
});
export type Distribution = z.infer<typeof readDistribution.reply>;
export const exportDistribution = endpoint({
  method: 'GET',
  path: '/api/partners/distribution.xlsx',
  permission: 'nominations.read',
  summary: { zh: '导出合作机构分布', en: 'Export where partners stand' },
  query: readDistribution.query,
  transport: 'file',
});
