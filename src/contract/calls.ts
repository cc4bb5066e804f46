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
export const callSchema = z.object({
  id: idSchema,
  ...callInputSchema.shape,
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
export const suspendType = endpoint({
  method: 'POST',
  path: '/api/calls/:id/suspensions',
  permission: 'calls.manage',
  summary: { zh: '暂停或恢复一个类型', en: 'Suspend or resume a type' },
  params: idParams,
  body: z.strictObject({ type: z.string().max(60), suspended: z.boolean(), reason: writtenText(300) }),
  reply: callSchema,
});
