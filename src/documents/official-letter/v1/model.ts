import { z } from 'zod';
import { storedDay } from '../../chinese-words.ts';

/**
 * A recommending letter of a provincial association or a national society to the nation
 * (中国科协海智基地管理办法 第十二条: 签署意见，正式行文报中国科协).
 */
export const officialLetterModel = z.strictObject({
  /** The head reads this and 文件. */
  issuerName: z.string().min(1),
  /** 发文字号, for example 澜科协发〔2026〕17号. */
  documentNumber: z.string().min(1),
  /** A line feed in it is the author's own break; otherwise it is broken symmetrically. */
  title: z.string().min(1),
  /** Without the colon. */
  addressee: z.string().min(1),
  /** 一、 and （一） at the start of a paragraph are set in their official faces. */
  paragraphs: z.array(z.string()).min(1),
  attachments: z.array(z.string()),
  signDate: storedDay,
  copyTo: z.array(z.string()).optional(),
  printedBy: z.string().min(1),
  printedOn: storedDay,
  /** For example （此件公开发布）, printed below the signature. */
  note: z.string().optional(),
  /** A dashed circle where the seal goes; never a picture of a seal. */
  sealPlaceholder: z.boolean().optional(),
  /** Prints the line that says the document has no force. */
  sample: z.boolean(),
});

export type OfficialLetter = z.infer<typeof officialLetterModel>;
