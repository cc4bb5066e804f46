import { z } from 'zod';
import { storedDay } from '../../chinese-words.ts';

/** Figures come as they were decided, already rounded by the regulation's rule: printing must not calculate. */
const figure = z.string();

/**
 * The panel's summary (第十三条（二）: 形成专家评审意见). Experts appear as 专家一, 专家二 … only: the model has no
 * place for a name.
 */
export const expertOpinionModel = z.strictObject({
  title: z.string().min(1),
  applicationNumber: z.string().min(1),
  unit: z.string().min(1),
  baseType: z.string().min(1),
  dimensions: z.array(z.strictObject({ name: z.string().min(1), maximum: figure })).min(1),
  reviews: z
    .array(
      z.strictObject({
        /** One per dimension, in the same order. */
        scores: z.array(figure),
        total: figure,
        opinion: z.string(),
      }),
    )
    .min(1),
  average: z.strictObject({ scores: z.array(figure), total: figure }),
  /** Sum of the maxima. */
  maximumTotal: figure,
  conclusion: z.string(),
  reviewedOn: storedDay,
  /** Names of the signature lines, for example 专家组组长（签字）. */
  signatures: z.array(z.string()),
  sample: z.boolean(),
});

export type ExpertOpinion = z.infer<typeof expertOpinionModel>;
