import { ordinalInChinese } from '../../chinese-words.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { applicationFormModel, type ApplicationForm } from './model.ts';

/** The form as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: ApplicationForm, options: PrintOptions = {}): Promise<Buffer> => {
  const parsed = applicationFormModel.parse(model);
  const instructions = parsed.instructions.map((note, index) => `${ordinalInChinese(index + 1)}、${note}`);
  return compileTypst({
    ...options,
    template: 'application-form/v1/template.typ',
    data: { ...parsed, instructions },
  }).pdf;
};
