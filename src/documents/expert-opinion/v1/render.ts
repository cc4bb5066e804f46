import { dayInChinese, ordinalInChinese } from '../../chinese-words.ts';
import { titleLines } from '../../title-lines.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { expertOpinionModel, type ExpertOpinion } from './model.ts';

/** The panel's summary as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: ExpertOpinion, options: PrintOptions = {}): Promise<Buffer> => {
  const parsed = expertOpinionModel.parse(model);
  const reviews = parsed.reviews.map((review, index) => ({
    ...review,
    label: `专家${ordinalInChinese(index + 1)}`,
  }));
  return compileTypst({
    ...options,
    template: 'expert-opinion/v1/template.typ',
    data: {
      ...parsed,
      reviews,
      titleLines: titleLines(parsed.title, 22),
      reviewedOn: dayInChinese(parsed.reviewedOn),
    },
  }).pdf;
};
