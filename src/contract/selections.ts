import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { clauseRefSchema, idParams, idSchema, instantSchema, lawDaySchema, textSchema, writtenText } from './shapes.ts';

/** Files of one call that wait for the best to be picked, with what the officer weighs. */
const groupSchema = z.object({
  callId: idSchema,
  callTitle: textSchema,
  regulationId: z.string(),
  /** How its clauses are counted. */
  numbering: z.enum(['article', 'part']),
  stepName: textSchema,
  clause: clauseRefSchema,
  candidates: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      unitName: textSchema,
      groupName: textSchema.nullable(),
      submittedAt: instantSchema,
      jointEntry: z.boolean(),
    }),
  ),
});
export type SelectionGroup = z.infer<typeof groupSchema>;

export const listSelections = endpoint({
  method: 'GET',
  path: '/api/selections',
  permission: 'applications.handle',
  summary: { zh: '待择优推荐', en: 'Files to select from' },
  reply: z.object({ groups: z.array(groupSchema) }),
});
export const selectBest = endpoint({
  method: 'POST',
  path: '/api/selections',
  permission: 'applications.handle',
  summary: { zh: '择优推荐', en: 'Select the best' },
  body: z.strictObject({
    callId: idSchema,
    /** In the order of recommendation, the best first. */
    chosen: z.array(z.strictObject({ id: idSchema, reason: writtenText(1000, 4) })).max(300),
    /** Every other file of the call at this step, with why it is not recommended. */
    others: z.array(z.strictObject({ id: idSchema, reason: writtenText(1000, 4) })).max(300),
  }),
  reply: z.object({ chosen: z.int(), others: z.int() }),
  refusals: ['cannot-now', 'selection-incomplete', 'acted-already'],
});

export const decideJointEntry = endpoint({
  method: 'POST',
  path: '/api/applications/:id/joint-entry',
  permission: 'applications.handle',
  summary: { zh: '记录同时申报的结果', en: 'Record what became of the joint entry' },
  params: idParams,
  body: z.strictObject({
    outcome: z.enum(['accepted', 'declined']),
    decidedOn: lawDaySchema,
    note: writtenText(500),
  }),
  reply: z.object({}),
  refusals: ['rule-absent', 'date-out-of-bounds', 'cannot-now'],
});
