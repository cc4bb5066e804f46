import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idSchema, instantSchema, textSchema, writtenText } from './shapes.ts';

export const noticeSchema = z.object({
  id: idSchema,
  number: z.string(),
  associationCode: z.string(),
  associationName: textSchema,
  title: textSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  state: z.enum(['open', 'closed']),
  items: z.array(
    z.object({
      applicationId: idSchema,
      number: z.string(),
      unitName: textSchema,
      baseTypeName: textSchema,
      placeName: z.object({ zh: z.string(), en: z.string() }),
      hash: z.string(),
    }),
  ),
  objections: z.int(),
  openObjections: z.int(),
});
export type Notice = z.infer<typeof noticeSchema>;
export const objectionSchema = z.object({
  id: idSchema,
  noticeId: idSchema,
  applicationId: idSchema,
  applicationNumber: z.string(),
  unitName: textSchema,
  name: z.string(),
  contact: z.string(),
  content: z.string(),
  evidence: z.object({ fileName: z.string(), mediaType: z.string(), size: z.int() }).nullable(),
  receivedAt: instantSchema,
  state: z.enum(['open', 'dismissed', 'upheld']),
  handling: z.string().nullable(),
  handledBy: z.string().nullable(),
  handledAt: instantSchema.nullable(),
});

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  permission: 'publicity.read',
  summary: { zh: '公示', en: 'Public notices' },
  reply: z.object({ notices: z.array(noticeSchema) }),
});
export const openNotice = endpoint({
  method: 'POST',
  path: '/api/notices',
  permission: 'publicity.manage',
  summary: { zh: '发布公示，期限按申报通知', en: 'Open a public notice of the length the call sets' },
  body: z.strictObject({ applicationIds: z.array(idSchema).min(1).max(200) }),
  reply: noticeSchema,
  refusals: ['not-in-state', 'no-publicity-length', 'calendar-missing', 'cannot-now'],
});
export const printNotice = endpoint({
  method: 'GET',
  path: '/api/notices/:id/notice.pdf',
  permission: 'public',
  summary: { zh: '打印公示', en: 'Print a notice' },
  params: idParams,
  transport: 'file',
});
export const listObjections = endpoint({
  method: 'GET',
  path: '/api/objections',
  permission: 'publicity.read',
  summary: { zh: '异议', en: 'Objections' },
  query: z.strictObject({ noticeId: idSchema.optional(), applicationId: idSchema.optional() }),
  reply: z.object({ objections: z.array(objectionSchema) }),
});
export const resolveObjection = endpoint({
  method: 'POST',
  path: '/api/objections/:id/resolve',
  permission: 'publicity.manage',
  summary: { zh: '办结异议', en: 'Dispose of an objection' },
  params: idParams,
  body: z.strictObject({ outcome: z.enum(['dismissed', 'upheld']), handling: writtenText(2000, 4) }),
  reply: objectionSchema,
  refusals: ['cannot-now', 'acted-already'],
});
export const openEvidence = endpoint({
  method: 'GET',
  path: '/api/objections/:id/evidence',
  permission: 'publicity.read',
  summary: { zh: '异议证据', en: 'Evidence of an objection' },
  params: idParams,
  transport: 'file',
});
/** The public page posts here without an account and without script; a form body or multipart with one optional file. */
export const objectionInputSchema = z.strictObject({
  applicationId: idSchema,
  name: writtenText(50, 2),
  contact: writtenText(100, 5),
  content: writtenText(3000, 10),
});
