import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idSchema, instantSchema, lawDaySchema, statusSchema, textSchema, writtenText } from './shapes.ts';

const doneSchema = z.object({ status: statusSchema, stepId: z.string().nullable() });

export const listExpertCandidates = endpoint({
  method: 'GET',
  path: '/api/applications/:id/expert-candidates',
  permission: 'applications.handle',
  summary: { zh: '可指派的专家及回避原因', en: 'Experts, and why some must stand aside' },
  params: idParams,
  reply: z.object({
    required: z.int(),
    candidates: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        affiliation: z.string(),
        fields: z.array(z.string()),
        load: z.int(),
        assigned: z.boolean(),
        submitted: z.boolean(),
        conflicts: z.array(textSchema),
      }),
    ),
  }),
});
export const assignExperts = endpoint({
  method: 'POST',
  path: '/api/applications/:id/experts',
  permission: 'applications.handle',
  summary: { zh: '指派专家', en: 'Assign experts' },
  params: idParams,
  body: z.strictObject({ version: z.int(), expertIds: z.array(idSchema).max(20) }),
  reply: doneSchema,
  refusals: ['cannot-now', 'conflict-of-interest', 'experts-count', 'stale-version'],
});
export const concludeReview = endpoint({
  method: 'POST',
  path: '/api/applications/:id/conclude-review',
  permission: 'applications.handle',
  summary: { zh: '汇总专家意见', en: 'Conclude the expert review' },
  params: idParams,
  body: z.strictObject({ version: z.int(), summary: writtenText(3000, 4), recommend: z.boolean() }),
  reply: doneSchema,
  refusals: ['cannot-now', 'stale-version', 'acted-already'],
});

export const reviewTaskSchema = z.object({
  id: idSchema,
  applicationId: idSchema,
  applicationNumber: z.string(),
  unitName: textSchema,
  baseTypeName: textSchema,
  state: z.enum(['assigned', 'submitted', 'declined']),
  assignedAt: instantSchema,
  dueOn: lawDaySchema.nullable(),
  sheet: z.array(z.object({ id: z.string(), label: textSchema, maximum: z.int() })),
  scores: z.record(z.string(), z.number()),
  opinion: z.string(),
  recommend: z.boolean().nullable(),
  savedAt: instantSchema.nullable(),
});
const reviewBody = {
  scores: z.record(z.string().max(60), z.int().min(0).max(1000)),
  opinion: writtenText(3000),
  recommend: z.boolean().nullable(),
};
export const listMyReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  permission: 'reviews.write',
  summary: { zh: '我的评审', en: 'My reviews' },
  reply: z.object({ reviews: z.array(reviewTaskSchema) }),
});
export const readMyReview = endpoint({
  method: 'GET',
  path: '/api/reviews/:id',
  permission: 'reviews.write',
  summary: { zh: '评审表', en: 'Score sheet' },
  params: idParams,
  reply: reviewTaskSchema,
});
export const saveReview = endpoint({
  method: 'PUT',
  path: '/api/reviews/:id',
  permission: 'reviews.write',
  summary: { zh: '保存评审草稿', en: 'Save a review draft' },
  params: idParams,
  body: z.strictObject(reviewBody),
  reply: z.object({ savedAt: instantSchema }),
  refusals: ['cannot-now', 'score-out-of-range'],
});
export const submitReview = endpoint({
  method: 'POST',
  path: '/api/reviews/:id/submit',
  permission: 'reviews.write',
  summary: { zh: '提交评审意见', en: 'Submit the review' },
  params: idParams,
  body: z.strictObject({ ...reviewBody, recommend: z.boolean() }),
  reply: reviewTaskSchema,
  refusals: ['cannot-now', 'score-out-of-range', 'form-incomplete'],
});
export const declineReview = endpoint({
  method: 'POST',
  path: '/api/reviews/:id/decline',
  permission: 'reviews.write',
  summary: { zh: '申请回避', en: 'Decline for conflict of interest' },
  params: idParams,
  body: z.strictObject({ reason: writtenText(500, 2) }),
  reply: z.object({ id: idSchema }),
  refusals: ['cannot-now'],
});
