import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { clauseRefSchema, idSchema, instantSchema, lawDaySchema, textSchema } from './shapes.ts';

export const taskSchema = z.object({
  key: z.string(),
  title: textSchema,
  subject: textSchema,
  reference: z.string(),
  clause: clauseRefSchema.nullable(),
  regulationId: z.string().nullable(),
  dueOn: lawDaySchema.nullable(),
  /** Path in the workbench. */
  link: z.string(),
  action: textSchema,
});
export const readToday = endpoint({
  method: 'GET',
  path: '/api/today',
  permission: 'signed-in',
  summary: { zh: '今天的待办', en: 'What waits for me today' },
  reply: z.object({ today: lawDaySchema, tasks: z.array(taskSchema) }),
});
export const notificationSchema = z.object({
  id: idSchema,
  at: instantSchema,
  text: textSchema,
  link: z.string().nullable(),
  read: z.boolean(),
});
export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  permission: 'signed-in',
  summary: { zh: '通知', en: 'Notifications' },
  reply: z.object({ notifications: z.array(notificationSchema) }),
});
export const markNotificationsRead = endpoint({
  method: 'POST',
  path: '/api/notifications/read',
  permission: 'signed-in',
  summary: { zh: '全部已读', en: 'Mark all read' },
});
export const search = endpoint({
  method: 'GET',
  path: '/api/search',
  permission: 'signed-in',
  summary: { zh: '搜索单位、申请编号、基地', en: 'Search units, application numbers, bases' },
  query: z.strictObject({ text: z.string().min(1).max(100) }),
  reply: z.object({
    hits: z.array(
      z.object({
        kind: z.enum(['application', 'recognition']),
        title: textSchema,
        detail: textSchema,
        link: z.string(),
      }),
    ),
  }),
});
export const auditEntrySchema = z.object({
  sequence: z.int(),
  at: instantSchema,
  actor: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export const readAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  permission: 'audit.read',
  summary: { zh: '审计日志', en: 'Audit log' },
  query: z.strictObject({ before: z.coerce.number().int().optional(), text: z.string().max(100).optional() }),
  reply: z.object({ entries: z.array(auditEntrySchema), next: z.int().nullable() }),
});
export const checkAudit = endpoint({
  method: 'POST',
  path: '/api/audit/check',
  permission: 'audit.read',
  summary: { zh: '核对哈希链', en: 'Check the hash chain' },
  reply: z.object({
    intact: z.boolean(),
    entries: z.int(),
    brokenAt: z.int().nullable(),
    head: z.string(),
    signature: z.string(),
    publicKey: z.string(),
    signedAt: instantSchema,
  }),
});
