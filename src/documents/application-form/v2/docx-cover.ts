/** The title page of the Word form. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Table,
  TableCell,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type Paragraph,
} from 'docx';
import { hei, line, twips } from './docx-text.ts';
import type { ApplicationFormV2 } from './model.ts';
import { yearInBrackets } from './words.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const unruled = { top: none, bottom: none, left: none, right: none };
const centred = { alignment: AlignmentType.CENTER };

const receiptRecord = (): Table => {
  const box = (text: string, columnSpan = 1) =>
    new TableCell({
      ...(columnSpan > 1 && { columnSpan }),
      verticalAlign: VerticalAlignTable.CENTER,
      width: { size: twips(26 * columnSpan), type: WidthType.DXA },
      children: [line(text, centred)],
    });
  const row = (heightMm: number, children: TableCell[]) =>
    new TableRow({ height: { value: twips(heightMm), rule: HeightRule.ATLEAST }, children });
  return new Table({
    alignment: AlignmentType.RIGHT,
    width: { size: twips(52), type: WidthType.DXA },
    columnWidths: [twips(26), twips(26)],
    rows: [row(8, [box('收件记录', 2)]), row(8, [box('日期'), box('收件人')]), row(11, [box(''), box('')])],
  });
};

const fieldTable = (fields: readonly { label: string; value: string }[]): Table =>
  new Table({
    alignment: AlignmentType.CENTER,
    width: { size: twips(118), type: WidthType.DXA },
    columnWidths: [twips(38), twips(80)],
    borders: { ...unruled, insideHorizontal: none, insideVertical: none },
    rows: fields.map(
      ({ label, value }) =>
        new TableRow({
          height: { value: twips(13), rule: HeightRule.ATLEAST },
          children: [
            new TableCell({
              borders: unruled,
              verticalAlign: VerticalAlignTable.BOTTOM,
              width: { size: twips(38), type: WidthType.DXA },
              children: [line(`${label}：`, { points: 14 })],
            }),
            new TableCell({
              borders: { ...unruled, bottom: rule },
              verticalAlign: VerticalAlignTable.BOTTOM,
              width: { size: twips(80), type: WidthType.DXA },
              children: [line(value, { points: 14, ...centred })],
            }),
          ],
        }),
    ),
  });

/** Receipt record, title, year, fields and foot, as the form has them; nothing where it has no cover. */
export const coverBlocks = (model: ApplicationFormV2): (Paragraph | Table)[] => {
  const { cover } = model;
  if (cover === null) return [];
  const fields = model.blank ? cover.fields : [...cover.fields, { label: '申报编号', value: model.applicationNumber }];
  const above = twips(cover.receiptRecord ? 34 : 61);
  return [
    ...(cover.receiptRecord ? [receiptRecord()] : []),
    ...cover.title.map((text, index) =>
      line(text, {
        ...centred,
        font: hei,
        points: 28,
        spacing: { before: index === 0 ? above : 120, line: 360, lineRule: LineRuleType.AUTO },
      }),
    ),
    line(cover.year ? yearInBrackets(model.year) : '', {
      ...centred,
      points: 16,
      spacing: { before: twips(9), after: twips(34) },
    }),
    ...(fields.length === 0 ? [] : [fieldTable(fields)]),
    ...cover.foot.map((text, index) =>
      line(text, { ...centred, points: 14, spacing: { before: index === 0 ? twips(36) : 80 } }),
    ),
  ];
};
