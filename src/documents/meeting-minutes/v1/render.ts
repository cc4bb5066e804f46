import { dayInChinese } from '../../chinese-words.ts';
import { titleLines } from '../../title-lines.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { meetingMinutesModel, type MeetingMinutes } from './model.ts';

/** The minutes as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: MeetingMinutes, options: PrintOptions = {}): Promise<Buffer> => {
  const parsed = meetingMinutesModel.parse(model);
  return compileTypst({
    ...options,
    template: 'meeting-minutes/v1/template.typ',
    data: {
      ...parsed,
      titleLines: titleLines(parsed.title, 22),
      heldOn: dayInChinese(parsed.heldOn),
    },
  }).pdf;
};
