import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { clauseRefSchema, idParams, idSchema, instantSchema, lawDaySchema, textSchema, writtenText } from './shapes.ts';

export const sanctionSchema = z.object({
  id: idSchema,
  unitId: idSchema,
  unitName: textSchema,
  regulationId: z.string(),
  clause: clauseRefSchema,
  finding: z.string(),
  decidedOn: lawDaySchema,
  decidedAt: instantSchema,
  decidedBy: z.string(),
  barUntil: lawDaySchema,
  active: z.boolean(),
  cancelled: z.array(z.object({ id: idSchema, number: z.string().nullable() })),
  lifted: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
});
export const misconductSchema = z.object({
  id: idSchema,
  applicationId: idSchema,
  applicationNumber: z.string().nullable(),
  clause: clauseRefSchema,
  personName: z.string(),
  facts: z.string(),
  handling: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
});
export const findFraud = endpoint({
  method: 'POST',
  path: '/api/applications/:id/fraud-findings',
  permission: 'sanctions.decide',
  summary: { zh: '认定弄虚作假，取消当年申报并限制再报', en: 'Find fraud: cancel this year, bar the unit' },
  params: idParams,
  body: z.strictObject({ finding: writtenText(3000, 10) }),
  reply: sanctionSchema,
  refusals: ['cannot-now', 'rule-absent'],
});
export const listSanctions = endpoint({
  method: 'GET',
  path: '/api/sanctions',
  permission: 'sanctions.read',
  summary: { zh: '处理记录', en: 'Sanctions' },
  reply: z.object({ sanctions: z.array(sanctionSchema), misconduct: z.array(misconductSchema) }),
});
export const liftSanction = endpoint({
  method: 'POST',
  path: '/api/sanctions/:id/lift',
  permission: 'sanctions.decide',
  summary: { zh: '复核后解除', en: 'Lift after review' },
  params: idParams,
  body: z.strictObject({ reason: writtenText(2000, 10) }),
  reply: sanctionSchema,
  refusals: ['acted-already'],
});
export const recordMisconduct = endpoint({
  method: 'POST',
  path: '/api/applications/:id/misconduct',
  permission: 'sanctions.decide',
  summary: { zh: '记录评审中的违规', en: 'Record misconduct in review' },
  params: idParams,
  body: z.strictObject({
    personName: writtenText(50, 2),
    facts: writtenText(3000, 10),
    handling: writtenText(1000, 2),
  }),
  reply: misconductSchema,
  refusals: ['cannot-now', 'rule-absent'],
});
