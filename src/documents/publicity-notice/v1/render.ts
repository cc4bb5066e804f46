import { officialData } from '../../official-frame.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { publicityNoticeModel, type PublicityNotice } from './model.ts';

/** The notice as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: PublicityNotice, options: PrintOptions = {}): Promise<Buffer> =>
  compileTypst({
    ...options,
    template: 'publicity-notice/v1/template.typ',
    data: officialData(publicityNoticeModel.parse(model)),
  }).pdf;
