import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idSchema, instantSchema, textSchema, writtenText } from './shapes.ts';

export const callInputSchema = z.strictObject({
  title: z.strictObject({ zh: writtenText(100, 2), en: writtenText(200, 2) }),
  year: z.int().min(2000).max(2100),
  regulationId: z.string().max(60),
  opensAt: instantSchema,
  closesAt: instantSchema,
  types: z.array(z.string()).min(1),
  /** Length of the public notice. There is no default: null means the officer has not set it yet and no notice can open. */
  publicityDays: z.int().min(1).max(90).nullable(),
  publicityDayKind: z.enum(['calendar', 'working']),
  text: z.strictObject({ zh: writtenText(5000), en: writtenText(8000) }),
});
export const callMaterialSchema = z.object({ id: z.string(), label: textSchema, required: z.boolean() });
/** A notice that passes a call on, with an earlier closing of its own and what it asks beside. */
export const forwardInputSchema = z.strictObject({
  title: z.strictObject({ zh: writtenText(100, 2), en: writtenText(200, 2) }),
  closesAt: instantSchema,
  materials: z
    .array(
      z.strictObject({
        label: z.strictObject({ zh: writtenText(100, 2), en: writtenText(200, 2) }),
        required: z.boolean(),
      }),
    )
    .max(20),
  text: z.strictObject({ zh: writtenText(5000), en: writtenText(8000) }),
});
export const callSchema = z.object({
  id: idSchema,
  ...callInputSchema.shape,
  issuerCode: z.string(),
  issuerName: textSchema,
  /** The call it passes on. */
  parentId: idSchema.nullable(),
  /** Asked beyond the regulation. */
  materials: z.array(callMaterialSchema),
  /** Whether the reader's association stands below the issuer and may pass it on. */
  mayForward: z.boolean(),
  /** Whether the reader may change it. */
  mine: z.boolean(),
  title: textSchema,
  text: z.object({ zh: z.string(), en: z.string() }),
  regulationTitle: textSchema,
  typeNames: z.array(
    z.object({ id: z.string(), name: textSchema, suspended: z.boolean(), suspensionReason: z.string().nullable() }),
  ),
  status: z.enum(['draft', 'published']),
  /** By the clock: before, open, closed. */
  phase: z.enum(['draft', 'upcoming', 'open', 'closed']),
  applications: z.int().nullable(),
});
export type Call = z.infer<typeof callSchema>;

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/calls',
  permission: 'public',
  summary: { zh: '申报通知', en: 'Calls' },
  reply: z.object({ calls: z.array(callSchema) }),
});
export const readCall = endpoint({
  method: 'GET',
  path: '/api/calls/:id',
  permission: 'public',
  summary: { zh: '一则申报通知', en: 'A call' },
  params: idParams,
  reply: callSchema,
});
export const createCall = endpoint({
  method: 'POST',
  path: '/api/calls',
  permission: 'calls.manage',
  summary: { zh: '起草申报通知', en: 'Draft a call' },
  body: callInputSchema,
  reply: callSchema,
  refusals: ['call-invalid'],
});
export const updateCall = endpoint({
  method: 'PUT',
  path: '/api/calls/:id',
  permission: 'calls.manage',
  summary: { zh: '修改申报通知', en: 'Change a call' },
  params: idParams,
  body: callInputSchema,
  reply: callSchema,
  refusals: ['call-invalid', 'call-published'],
});
export const publishCall = endpoint({
  method: 'POST',
  path: '/api/calls/:id/publish',
  permission: 'calls.manage',
  summary: { zh: '发布申报通知', en: 'Publish a call' },
  params: idParams,
  reply: callSchema,
  refusals: ['call-invalid', 'call-published', 'no-publicity-length'],
});
/** An association passes a call on to its own territory. */
export const forwardCall = endpoint({
  method: 'POST',
  path: '/api/calls/:id/forward',
  permission: 'calls.manage',
  summary: { zh: '转发申报通知', en: 'Forward a call' },
  params: idParams,
  body: forwardInputSchema,
  reply: callSchema,
  refusals: ['call-invalid', 'call-not-open', 'call-forwarded'],
});

const questionSchema = z.object({
  id: idSchema,
  question: z.string(),
  askedBy: z.string(),
  askedAt: instantSchema,
  answer: textSchema.nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  setAside: z.boolean(),
});
export type CallQuestion = z.infer<typeof questionSchema>;
export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/calls/:id/questions',
  permission: 'public',
  summary: { zh: '关于通知的问答', en: 'Questions about a call' },
  params: idParams,
  reply: z.object({ questions: z.array(questionSchema) }),
});
export const questionInputSchema = z.strictObject({
  askedBy: writtenText(50),
  question: writtenText(1000, 5),
});
export const askQuestion = endpoint({
  method: 'POST',
  path: '/api/calls/:id/questions',
  permission: 'public',
  summary: { zh: '就通知提问', en: 'Ask about a call' },
  params: idParams,
  body: questionInputSchema,
  reply: z.object({ id: idSchema }),
  refusals: ['too-many-attempts'],
});
export const answerQuestion = endpoint({
  method: 'POST',
  path: '/api/questions/:id/answer',
  permission: 'calls.manage',
  summary: { zh: '答复并公布，或搁置', en: 'Answer and publish, or set aside' },
  params: idParams,
  body: z.strictObject({
    /** Null sets the question aside. */
    answer: z.strictObject({ zh: writtenText(2000, 2), en: writtenText(3000, 2) }).nullable(),
  }),
  reply: questionSchema,
});

export const suspendType = endpoint({
  method: 'POST',
  path: '/api/calls/:id/suspensions',
  permission: 'calls.manage',
  summary: { zh: '暂停或恢复一个类型', en: 'Suspend or resume a type' },
  params: idParams,
  body: z.strictObject({ type: z.string().max(60), suspended: z.boolean(), reason: writtenText(300) }),
  reply: callSchema,
});
