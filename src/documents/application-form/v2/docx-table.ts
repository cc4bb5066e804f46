/** The tables of the form as Word tables, with the same spans and widths as on paper. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type Paragraph,
} from 'docx';
import { hei, line, paragraphs, twips, type TextStyle } from './docx-text.ts';
import { layTable, type LaidCell } from './layout.ts';
import type { FormTable } from './model.ts';

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };
const margins = { top: twips(1.2), bottom: twips(1.2), left: twips(2), right: twips(2) };

const SPECIFY = '（请注明）';

const optionText = ({ label, chosen }: { label: string; chosen: boolean }): string => {
  const words =
    !chosen && label.endsWith(SPECIFY) ? `${label.slice(0, -SPECIFY.length)}${'_'.repeat(20)}${SPECIFY}` : label;
  return `${chosen ? '☑' : '□'}${words}`;
};

/** As many options to a line as on paper; 其他 with its words alone. */
const optionLines = ({ options, optionColumns }: LaidCell): Paragraph[] => {
  const apart = (options ?? []).filter(({ label }) => label.startsWith('其他'));
  const plain = (options ?? []).filter((option) => !apart.includes(option));
  const lines: string[] = [];
  for (let at = 0; at < plain.length; at += optionColumns)
    lines.push(
      plain
        .slice(at, at + optionColumns)
        .map(optionText)
        .join('\u3000\u3000'),
    );
  return [...lines, ...apart.map(optionText)].map((text) => line(text));
};

const signatureLines = ({ signatures, widthMm }: LaidCell): Paragraph[] => {
  if (signatures === null) return [];
  const wide = widthMm >= 100;
  const signed = signatures.lines.map((name) => `${name}：${'_'.repeat(wide ? 14 : 12)}`);
  const lines: string[] = [];
  for (let at = 0; at < signed.length; at += wide ? 2 : 1)
    lines.push(signed.slice(at, at + (wide ? 2 : 1)).join('\u3000\u3000'));
  const right: TextStyle = { alignment: AlignmentType.RIGHT, spacing: { before: 120 } };
  return [
    ...lines.map((text) => line(text, { spacing: { before: 480 } })),
    ...signatures.seals.map((name, index) => line(name, index === 0 ? { ...right, spacing: { before: 480 } } : right)),
    line('\u3000\u3000年\u3000\u3000月\u3000\u3000日', right),
  ];
};

const contentsOf = (cell: LaidCell): Paragraph[] => {
  const prose: TextStyle = cell.prose ? { indent: { firstLine: 480 }, alignment: AlignmentType.BOTH } : {};
  const numbered = (cell.numbered ?? []).flatMap(({ label, value }, index) => [
    line(`${index + 1}. ${label}`, { font: hei, keepNext: true, spacing: { before: index === 0 ? 60 : 160 } }),
    ...(value === ''
      ? [line('', { spacing: { after: twips(cell.roomMm) } })]
      : paragraphs(value, { indent: { firstLine: 480 }, alignment: AlignmentType.BOTH })),
  ]);
  const parts = [
    ...(cell.label === null ? [] : [line(cell.label.join('\n'), { alignment: AlignmentType.CENTER })]),
    ...(cell.text === null ? [] : paragraphs(cell.text, prose)),
    ...numbered,
    ...optionLines(cell),
    ...(cell.list ?? []).map((entry, index) => line(`${index + 1}. ${entry}`, { indent: { left: 360, hanging: 360 } })),
    ...signatureLines(cell),
  ];
  // A box without a paragraph is a damaged file to Word.
  return parts.length === 0 ? [line('')] : parts;
};

const boxOf = (cell: LaidCell): TableCell =>
  new TableCell({
    ...(cell.columns > 1 && { columnSpan: cell.columns }),
    ...(cell.rows > 1 && { rowSpan: cell.rows }),
    width: { size: twips(cell.widthMm), type: WidthType.DXA },
    verticalAlign: cell.top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins,
    children: contentsOf(cell),
  });

const rowOf = (cells: readonly LaidCell[]): TableRow => {
  const least = Math.max(0, ...cells.map((cell) => (cell.rows === 1 ? (cell.minimumHeightMm ?? 0) : 0)));
  return new TableRow({
    cantSplit: !cells.some(({ breakable }) => breakable),
    ...(least > 0 && { height: { value: twips(least), rule: HeightRule.ATLEAST } }),
    children: cells.map(boxOf),
  });
};

/** A table of the form. */
export const formTable = (table: FormTable, blank: boolean): Table => {
  const { widthsMm, rows } = layTable(table, blank);
  return new Table({
    width: { size: twips(widthsMm.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widthsMm.map(twips),
    layout: TableLayoutType.FIXED,
    borders,
    rows: rows.map(rowOf),
  });
};

/** A list with a heading row that every page repeats; widths in millimetres, texts row by row. */
export const listTable = (widthsMm: readonly number[], heads: readonly string[], rows: readonly string[][]): Table => {
  const box = (text: string, at: number, style: TextStyle) =>
    new TableCell({
      width: { size: twips(widthsMm[at] ?? 0), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins,
      children: paragraphs(text, { points: 10.5, spacing: { line: 300, lineRule: LineRuleType.AUTO }, ...style }),
    });
  const head = heads.map((text, at) => box(text, at, { font: hei, alignment: AlignmentType.CENTER }));
  return new Table({
    width: { size: twips(widthsMm.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widthsMm.map(twips),
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((texts) => new TableRow({ children: texts.map((text, at) => box(text, at, {})) })),
    ],
  });
};
