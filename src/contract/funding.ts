import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { clauseRefSchema, idParams, idSchema, instantSchema, lawDaySchema, textSchema, writtenText } from './shapes.ts';

/** Amounts are whole 元. */
const amountSchema = z.int().min(1).max(1e12);
export const instalmentSchema = z.object({
  id: idSchema,
  recognitionId: idSchema,
  recognitionName: textSchema,
  unitName: textSchema,
  payerName: textSchema,
  regulationId: z.string(),
  /** How its clauses are counted. */
  numbering: z.enum(['article', 'part']),
  clause: clauseRefSchema,
  year: z.int(),
  amountCny: z.int(),
  paidCny: z.int(),
  payments: z.array(
    z.object({
      id: idSchema,
      paidOn: lawDaySchema,
      amountCny: z.int(),
      reference: z.string(),
      recordedBy: z.string(),
      cancelled: z.object({ by: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  report: z
    .object({
      usedCny: z.int(),
      account: z.string(),
      submittedAt: instantSchema,
      submittedBy: z.string(),
      acceptedBy: z.string().nullable(),
    })
    .nullable(),
  /** What the reader may do here. */
  may: z.object({ pay: z.boolean(), report: z.boolean(), accept: z.boolean() }),
});
export type Instalment = z.infer<typeof instalmentSchema>;

export const listFunding = endpoint({
  method: 'GET',
  path: '/api/funding',
  permission: 'funding.read',
  summary: { zh: '资金支持', en: 'Funding' },
  reply: z.object({
    instalments: z.array(instalmentSchema),
    totals: z.array(z.object({ year: z.int(), owedCny: z.int(), paidCny: z.int(), usedCny: z.int(), units: z.int() })),
  }),
});
export const exportFunding = endpoint({
  method: 'GET',
  path: '/api/funding/export.xlsx',
  permission: 'funding.read',
  summary: { zh: '导出资金支持', en: 'Export the funding' },
  transport: 'file',
});
export const recordPayment = endpoint({
  method: 'POST',
  path: '/api/funding/:id/payments',
  permission: 'funding.pay',
  summary: { zh: '登记拨付', en: 'Record a payment' },
  params: idParams,
  body: z.strictObject({ paidOn: lawDaySchema, amountCny: amountSchema, reference: writtenText(100, 1) }),
  reply: instalmentSchema,
  refusals: ['more-than-owed', 'date-out-of-bounds'],
});
export const cancelPayment = endpoint({
  method: 'POST',
  path: '/api/funding/payments/:id/cancel',
  permission: 'funding.pay',
  summary: { zh: '作废一笔拨付记录', en: 'Cancel a payment entered wrongly' },
  params: idParams,
  body: z.strictObject({ reason: writtenText(300, 2) }),
  reply: instalmentSchema,
  refusals: ['cannot-now'],
});
export const reportUse = endpoint({
  method: 'POST',
  path: '/api/funding/:id/report',
  permission: 'units.own',
  summary: { zh: '报送资金使用情况', en: 'Report how the money was used' },
  params: idParams,
  body: z.strictObject({ usedCny: z.int().min(0).max(1e12), account: writtenText(2000, 10) }),
  reply: instalmentSchema,
  refusals: ['more-than-paid', 'cannot-now'],
});
export const acceptUse = endpoint({
  method: 'POST',
  path: '/api/funding/:id/report/accept',
  permission: 'funding.pay',
  summary: { zh: '认可资金使用情况', en: 'Accept the report of use' },
  params: idParams,
  reply: instalmentSchema,
  refusals: ['cannot-now'],
});
