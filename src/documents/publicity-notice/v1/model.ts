import { z } from 'zod';
import { storedDay } from '../../chinese-words.ts';

/** A public notice (第十二条: 公示) of the units that a body means to recommend or recognise. No red head. */
export const publicityNoticeModel = z.strictObject({
  issuerName: z.string().min(1),
  title: z.string().min(1),
  paragraphs: z.array(z.string()).min(1),
  units: z
    .array(
      z.strictObject({
        unit: z.string().min(1),
        type: z.string().min(1),
        location: z.string().min(1),
        recommendedBy: z.string().min(1),
      }),
    )
    .min(1),
  /** Instants in words, for example 2026年3月2日9时: the hour matters, so the service writes it. */
  opensAt: z.string().min(1),
  closesAt: z.string().min(1),
  /** How to object: form, name, address. */
  objection: z.string().min(1),
  /** One line each: 联系人, 联系电话, 通信地址. */
  contact: z.array(z.string()),
  signDate: storedDay,
  sealPlaceholder: z.boolean().optional(),
  sample: z.boolean(),
});

export type PublicityNotice = z.infer<typeof publicityNoticeModel>;
