import { dayInChinese } from '../../chinese-words.ts';
import { officialData } from '../../official-frame.ts';
import { titleLines } from '../../title-lines.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { approvalModel, type Approval } from './model.ts';

/** The approval with its list as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: Approval, options: PrintOptions = {}): Promise<Buffer> => {
  const parsed = approvalModel.parse(model);
  const bases = parsed.bases.map(({ validTo, ...base }) => ({
    ...base,
    validFrom: dayInChinese(base.validFrom),
    ...(validTo === undefined ? {} : { validTo: dayInChinese(validTo) }),
  }));
  return compileTypst({
    ...options,
    template: 'approval/v1/template.typ',
    data: { ...officialData(parsed), bases, listTitleLines: titleLines(parsed.listTitle) },
  }).pdf;
};
