import { officialData } from '../../official-frame.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { officialLetterModel, type OfficialLetter } from './model.ts';

/** The letter as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: OfficialLetter, options: PrintOptions = {}): Promise<Buffer> =>
  compileTypst({
    ...options,
    template: 'official-letter/v1/template.typ',
    data: officialData(officialLetterModel.parse(model)),
  }).pdf;
