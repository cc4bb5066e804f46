import { z } from 'zod';
import { storedDay } from '../../chinese-words.ts';

/**
 * A plaque (第十四条: 名称、有效期、落款), 600 × 400 mm. The name follows the naming rule: a type and, in full-width
 * brackets, a city or park.
 */
export const plaqueModel = z.strictObject({
  name: z.string().min(1),
  awardingBody: z.string().min(1),
  /** 授牌时间为发文之日. */
  awardedOn: storedDay,
  validFrom: storedDay,
  validTo: storedDay,
  /** For example HZ26-7K4M-93QX. */
  verificationCode: z.string().min(1),
  /** What the QR code holds: the public page that answers for this plaque. At most 300 characters, so that it stays readable. */
  verificationUrl: z.string().min(1).max(300),
  sample: z.boolean(),
});

export type Plaque = z.infer<typeof plaqueModel>;
