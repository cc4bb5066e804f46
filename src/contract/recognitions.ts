import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  clauseRefSchema,
  idPageQuery,
  idParams,
  idSchema,
  instantSchema,
  lawDaySchema,
  pageOf,
  textSchema,
  writtenText,
} from './shapes.ts';

/** Status a plaque has on a day: not yet begun, in force, ended, or taken back. */
export const standingSchema = z.enum(['upcoming', 'active', 'expired', 'revoked']);
export const recognitionSchema = z.object({
  id: idSchema,
  name: textSchema,
  baseType: z.string(),
  baseTypeName: textSchema,
  unitId: idSchema,
  unitName: textSchema,
  place: z.object({ zh: z.string(), en: z.string() }),
  provinceCode: z.string().nullable(),
  countryCode: z.string(),
  issuedOn: lawDaySchema,
  validFrom: lawDaySchema,
  /** Null where the regulation sets no end. */
  validTo: lawDaySchema.nullable(),
  revokedOn: lawDaySchema.nullable(),
  standing: standingSchema,
  verificationCode: z.string(),
  documentId: idSchema,
  documentNumber: z.string(),
  applicationId: idSchema.nullable(),
  regulationId: z.string(),
  regulationVersion: z.string(),
  awardedBy: textSchema,
});
export type Recognition = z.infer<typeof recognitionSchema>;

export const issueApproval = endpoint({
  method: 'POST',
  path: '/api/approvals',
  permission: 'approvals.issue',
  summary: { zh: '下达批复并认定', en: 'Issue the approval document and recognise' },
  body: z.strictObject({
    applicationIds: z.array(idSchema).min(1).max(300),
    /** The day on the document; server time is recorded beside it. Not before the decision, not after today. */
    issuedOn: lawDaySchema,
  }),
  reply: z.object({ documentId: idSchema, documentNumber: z.string(), recognitions: z.array(recognitionSchema) }),
  refusals: ['not-in-state', 'date-out-of-bounds', 'cannot-now', 'name-taken', 'cap-reached', 'cap-is-hard'],
});
const savedSchema = z.object({ version: z.int(), savedAt: instantSchema });
export const requestOverride = endpoint({
  method: 'POST',
  path: '/api/applications/:id/cap-override',
  permission: 'approvals.issue',
  summary: { zh: '申请超出年度数量', en: 'Ask to go past the yearly number' },
  params: idParams,
  body: z.strictObject({ version: z.int(), reason: writtenText(1000, 10) }),
  reply: savedSchema,
  refusals: ['rule-absent', 'cannot-now', 'stale-version', 'acted-already'],
});
export const approveOverride = endpoint({
  method: 'POST',
  path: '/api/applications/:id/cap-override/approve',
  permission: 'approvals.issue',
  summary: { zh: '同意超出年度数量', en: 'Agree to go past the yearly number' },
  params: idParams,
  body: z.strictObject({ version: z.int() }),
  reply: savedSchema,
  refusals: ['second-officer-needed', 'cannot-now', 'stale-version', 'acted-already'],
});
export const recognitionFilterSchema = z.strictObject({
  text: z.string().max(100).optional(),
  baseType: z.string().max(60).optional(),
  provinceCode: z.string().max(6).optional(),
  standing: standingSchema.optional(),
  /** Only bases of the caller's own units. */
  mine: z.enum(['true']).optional(),
});
export const listRecognitions = endpoint({
  method: 'GET',
  path: '/api/recognitions',
  permission: 'recognitions.read',
  summary: { zh: '基地', en: 'Bases' },
  query: recognitionFilterSchema.extend(idPageQuery),
  reply: pageOf(recognitionSchema),
});
export const readRecognition = endpoint({
  method: 'GET',
  path: '/api/recognitions/:id',
  permission: 'recognitions.read',
  summary: { zh: '一家基地', en: 'A base' },
  params: idParams,
  reply: recognitionSchema,
});
/** What a base has and lacks under the regulation its own leads on to, and where it can apply there. */
export const readBridge = endpoint({
  method: 'GET',
  path: '/api/recognitions/:id/bridge',
  permission: 'recognitions.read',
  summary: { zh: '向上一级申报的差距', en: 'How far it is to the regulation above' },
  params: idParams,
  reply: z.object({
    clause: clauseRefSchema,
    ownRegulationId: z.string(),
    regulationId: z.string(),
    regulationTitle: textSchema,
    baseType: z.string(),
    baseTypeName: textSchema,
    /** How many of the entries asked there are known already. */
    filled: z.int(),
    asked: z.int(),
    criteria: z.array(
      z.object({
        id: z.string(),
        clause: clauseRefSchema,
        condition: textSchema,
        verdict: z.enum(['met', 'unmet', 'needs-judgement', 'incomplete']),
        tests: z.array(
          z.object({
            metric: z.string().nullable(),
            value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]).nullable(),
            /** The least figure that suffices. */
            atLeast: z.number().nullable(),
          }),
        ),
      }),
    ),
    calls: z.array(z.object({ id: idSchema, title: textSchema, closesAt: instantSchema })),
    mine: z.boolean(),
    unitId: idSchema,
  }),
  refusals: ['rule-absent'],
});
export const printPlaque = endpoint({
  method: 'GET',
  path: '/api/recognitions/:id/plaque.:format',
  permission: 'recognitions.read',
  summary: { zh: '牌匾', en: 'Plaque' },
  params: z.strictObject({ id: idSchema, format: z.enum(['pdf', 'svg']) }),
  transport: 'file',
});
export const openDocument = endpoint({
  method: 'GET',
  path: '/api/documents/:id/file',
  permission: 'documents.read',
  summary: { zh: '公文', en: 'A document' },
  params: idParams,
  transport: 'file',
});
export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/documents',
  permission: 'documents.read',
  summary: { zh: '公文列表', en: 'Documents' },
  reply: z.object({
    documents: z.array(
      z.object({
        id: idSchema,
        kind: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        issuedOn: lawDaySchema,
        issuer: textSchema,
      }),
    ),
  }),
});
/** Public, without an account; the code is on the plaque. */
export const verifyPlaque = endpoint({
  method: 'GET',
  path: '/api/public/plaques/:code',
  permission: 'public',
  summary: { zh: '核验牌匾', en: 'Verify a plaque' },
  params: z.strictObject({ code: z.string().max(40) }),
  reply: z.object({
    found: z.boolean(),
    asOf: lawDaySchema,
    recognition: recognitionSchema.omit({ applicationId: true, documentId: true, unitId: true }).nullable(),
    /** Ed25519 over the canonical statement, with the public key to check it by. */
    statement: z.string().nullable(),
    signature: z.string().nullable(),
    publicKey: z.string().nullable(),
  }),
});
