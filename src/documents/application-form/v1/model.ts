import { z } from 'zod';

const text = z.string();

/** A row of a further section: what the form asks, what the unit wrote, and the clause that asks. */
const row = z.strictObject({
  label: text.min(1),
  value: text,
  unit: text.optional(),
  clause: text.optional(),
});

const criterion = z.strictObject({
  clause: text,
  condition: text.min(1),
  value: text,
  unit: text,
  /** 填报, 资源库 or 已核验. */
  source: text,
  /** 符合, 不符合, 待研判 or 已放宽. */
  verdict: text,
});

const material = z.strictObject({
  name: text.min(1),
  pages: z.int().positive().optional(),
  fileName: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * The application form: annex 2 of 中国科协海智计划工作基地管理办法（试行）, generalised. Cover, notes, the table of
 * the annex, then whatever sections, criteria and materials the regulation in force asks for.
 */
export const applicationFormModel = z.strictObject({
  applicationNumber: text.min(1),
  /** SHA-256 of the submission, in every footer: paper and record can be compared. */
  submissionHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Lines of the title on the cover, for example 中国科协海智计划 and 工作基地申报表. */
  title: z.array(text.min(1)).min(1),
  /** 年度 of the application. */
  year: z.int(),
  location: text,
  applicant: text.min(1),
  /** Foot of the cover: 中国科协国际部 and 2018, printed 2018年制. */
  formIssuer: text,
  formYear: z.int(),
  /** 填表说明, one entry per numbered note, without the number. */
  instructions: z.array(text),
  address: text,
  telephone: text,
  contactPerson: text,
  fax: text,
  email: text,
  postcode: text,
  overview: text,
  officeSpace: text,
  /** In 万元, as the form says. */
  matchingFundsWan: text,
  ownFundsWan: text,
  /** 附件内容, one entry per attachment, without the number. */
  attachments: z.array(text),
  /** 填表单位意见: text above the signature; the signature itself stays blank. */
  unitOpinion: text,
  sections: z.array(z.strictObject({ title: text.min(1), rows: z.array(row) })),
  criteria: z.array(criterion),
  materials: z.array(material),
  sample: z.boolean(),
});

export type ApplicationForm = z.infer<typeof applicationFormModel>;
