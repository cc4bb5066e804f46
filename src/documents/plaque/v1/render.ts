import qrcode from 'qrcode';
import { dayInChinese, periodInChinese } from '../../chinese-words.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst, drawTypst } from '../../typst.ts';
import { plaqueModel, type Plaque } from './model.ts';
import { engravable } from './engravable.ts';
import { printableText } from '../../printable.ts';

type Run = [x: number, y: number, length: number];

/** The dark modules of a QR code, as horizontal runs. Level M: a scratched plaque must still be readable. */
const qrRuns = (text: string): { qrSize: number; qrRuns: Run[] } => {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const runs: Run[] = [];
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x) === 0) continue;
      const last = runs.at(-1);
      if (last && last[1] === y && last[0] + last[2] === x) last[2] += 1;
      else runs.push([x, y, 1]);
    }
  return { qrSize: modules.size, qrRuns: runs };
};

/** 中国科协海智工作基地（石岚高新区） in its two lines; without a bracket at the end the whole is one. */
export const plaqueLines = (name: string): { mainName: string; bracketName: string } => {
  const bracket = name.indexOf('（');
  return bracket > 0 && name.endsWith('）')
    ? { mainName: name.slice(0, bracket), bracketName: name.slice(bracket) }
    : { mainName: name, bracketName: '' };
};

const typesetting = (model: Plaque, options: PrintOptions) => {
  const parsed = plaqueModel.parse(model);
  return {
    ...options,
    template: 'plaque/v1/template.typ',
    data: {
      ...parsed,
      ...plaqueLines(parsed.name),
      ...qrRuns(parsed.verificationUrl),
      awardedOn: dayInChinese(parsed.awardedOn),
      period: periodInChinese(parsed.validFrom, parsed.validTo),
    },
  };
};

/** The plaque as PDF, 600 × 400 mm. Throws ZodError when the model does not fit. */
export const render = async (model: Plaque, options: PrintOptions = {}): Promise<Buffer> =>
  compileTypst(typesetting(model, options)).pdf;

/** The plaque as SVG for the engraver: outlines only, no font and no reference needed. */
export const draw = async (model: Plaque, options: PrintOptions = {}): Promise<Buffer> =>
  Buffer.from(engravable(drawTypst(typesetting(model, options)).svg, printableText(model.name)));
