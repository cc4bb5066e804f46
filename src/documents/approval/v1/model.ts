import { z } from 'zod';
import { storedDay } from '../../chinese-words.ts';
import { officialLetterModel } from '../../official-letter/v1/model.ts';

/**
 * The document that recognises one base or several (第十三条（四）: 以中国科协办公厅名义下达文件批复).
 * The frame of a letter, with the list of bases on its own page as 附件.
 */
export const approvalModel = officialLetterModel.omit({ attachments: true }).extend({
  /** Heading of the list, for example 新认定中国科协海智基地名单; also the 附件说明. */
  listTitle: z.string().min(1),
  /** In the order in which they are printed; the number is that order. */
  bases: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        hostUnit: z.string().min(1),
        location: z.string().min(1),
        validFrom: storedDay,
        /** Absent where the regulation sets no end. */
        validTo: storedDay.optional(),
      }),
    )
    .min(1),
});

export type Approval = z.infer<typeof approvalModel>;
