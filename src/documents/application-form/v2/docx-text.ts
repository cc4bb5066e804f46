/** Paragraphs of the Word form. Text only: no fields, no formulas, nothing Word would compute. */
import { Paragraph, TextRun, type IFontAttributesProperties, type IParagraphOptions } from 'docx';
import { printableText } from '../../printable.ts';

/** Named, not embedded: every Chinese Word has them. */
export const song: IFontAttributesProperties = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '宋体',
};
export const hei: IFontAttributesProperties = { ...song, eastAsia: '黑体' };

/** Word measures in twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

export type TextStyle = Omit<IParagraphOptions, 'text' | 'children' | 'run'> & {
  font?: IFontAttributesProperties;
  points?: number;
  bold?: boolean;
};

/**
 * A stored text as Word takes it. Places to break are Word's own business, and a zero-width space would stay in what
 * the unit copies on; the two non-characters may not stand in XML.
 */
export const wordText = (text: string): string => printableText(text).replaceAll(/[\u200B\uFFFE\uFFFF]/gu, '');

/** One paragraph; line feeds in it are line breaks. */
export const line = (text: string, { font = song, points = 12, bold = false, ...style }: TextStyle = {}): Paragraph =>
  new Paragraph({
    ...style,
    children: wordText(text)
      .split('\n')
      .map((part, index) => new TextRun({ text: part, font, size: points * 2, bold, ...(index > 0 && { break: 1 }) })),
  });

/** A paragraph for every line of a stored text. */
export const paragraphs = (text: string, style: TextStyle = {}): Paragraph[] =>
  text.split('\n').map((part) => line(part, style));
