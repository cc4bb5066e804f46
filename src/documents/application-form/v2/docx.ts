import { AlignmentType, Document, Footer, Header, LineRuleType, Packer, type Paragraph, type Table } from 'docx';
import { titleLines } from '../../title-lines.ts';
import { undatedZip } from '../../undated-zip.ts';
import { coverBlocks } from './docx-cover.ts';
import { formTable, listTable } from './docx-table.ts';
import { hei, line, song, twips, wordText } from './docx-text.ts';
import { applicationFormModelV2, type ApplicationFormV2 } from './model.ts';
import { numberedInstructions, withUnit } from './words.ts';

type Block = Paragraph | Table;

const spaced = { line: 400, lineRule: LineRuleType.AUTO };
const subtitle = (text: string): Paragraph =>
  line(text, { font: hei, points: 14, keepNext: true, spacing: { before: 320, after: 160 } });

const instructionBlocks = ({ instructions, cover }: ApplicationFormV2): Block[] => {
  if (instructions.length === 0) return [];
  const notes = numberedInstructions(instructions);
  if (cover === null)
    return [
      line('填表说明', { font: hei, points: 10.5 }),
      ...notes.map((note) => line(note, { points: 10.5, spacing: { after: 60 } })),
    ];
  return [
    line('填 表 说 明', {
      font: hei,
      points: 20,
      alignment: AlignmentType.CENTER,
      pageBreakBefore: true,
      spacing: { before: 240, after: 480 },
    }),
    ...notes.map((note) => line(note, { points: 14, indent: { firstLine: 560 }, spacing: spaced })),
  ];
};

const tableBlocks = ({ cover, heading, tables, blank }: ApplicationFormV2): Block[] => [
  // A paragraph of almost no height begins the page: a table cannot.
  ...(cover === null ? [] : [line('', { points: 1, pageBreakBefore: true })]),
  ...(cover !== null || heading === null
    ? []
    : titleLines(heading, 22).map((text) =>
        line(text, { font: hei, points: 20, alignment: AlignmentType.CENTER, spacing: { after: 240 } }),
      )),
  // Two tables without anything between them would be one to Word.
  ...tables.flatMap((table, index) => [
    ...(table.title === null ? (index === 0 ? [] : [line('', { points: 6 })]) : [subtitle(table.title)]),
    formTable(table, blank),
  ]),
];

const noteBlocks = ({ notes }: ApplicationFormV2): Block[] =>
  notes.map((note, index) => {
    const number = notes.length > 1 ? `${index + 1}. ` : '';
    return line(`${index === 0 ? '注：' : '\u3000\u3000'}${number}${note}`, { points: 10.5, spacing: { before: 80 } });
  });

const listBlocks = ({ sections, criteria, materials }: ApplicationFormV2): Block[] => [
  ...sections.flatMap(({ title, rows }) => [
    subtitle(title),
    listTable(
      [42, 84, 34],
      ['项目', '内容', '依据'],
      rows.map((row) => [row.label, withUnit(row), row.clause ?? '']),
    ),
  ]),
  ...(criteria.length === 0
    ? []
    : [
        subtitle('认定条件核对表'),
        listTable(
          [27, 56.5, 25, 16.5, 17, 18],
          ['条款', '条件', '填报值', '单位', '来源', '结论'],
          criteria.map((row) => [row.clause, row.condition, row.value, row.unit, row.source, row.verdict]),
        ),
      ]),
  ...(materials.length === 0
    ? []
    : [
        subtitle('申报材料清单'),
        listTable(
          [13, 47, 14, 42, 44],
          ['序号', '材料名称', '页数', '文件名', 'SHA-256'],
          materials.map((row, index) => [
            String(index + 1),
            row.name,
            row.pages === undefined ? '—' : String(row.pages),
            row.fileName,
            (row.sha256.match(/.{16}/gu) ?? []).join('\n'),
          ]),
        ),
      ]),
];

const small = { points: 9 };

const marginal = ({ title, applicationNumber, submissionHash, blank, sample }: ApplicationFormV2) => {
  const note = sample ? [line('样例：单位、编号均为虚构，不具效力', { ...small, font: hei })] : [line('', small)];
  const head = `${title.join('')}${blank ? '' : `\u3000\u3000申报编号 ${applicationNumber}`}`;
  const foot = blank || submissionHash === null ? '' : `提交内容 SHA-256 ${submissionHash}`;
  return {
    headers: { default: new Header({ children: [...note, line(head, small)] }), first: new Header({ children: note }) },
    footers: {
      default: new Footer({ children: [line(foot, small)] }),
      first: new Footer({ children: [line(foot, small)] }),
    },
  };
};

/**
 * The form as a Word file to be filled in or corrected at the desk. The same model gives the same bytes.
 * Throws ZodError when the model does not fit.
 */
export const renderDocx = async (model: ApplicationFormV2): Promise<Buffer> => {
  const parsed = applicationFormModelV2.parse(model);
  const document = new Document({
    title: wordText(parsed.title.join('')).replaceAll('\n', ''),
    creator: '海智基地管理服务平台',
    lastModifiedBy: '海智基地管理服务平台',
    styles: { default: { document: { run: { font: song, size: 24 } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(27), bottom: twips(25), left: twips(26), right: twips(24), header: twips(12) },
          },
        },
        ...marginal(parsed),
        children: [
          ...coverBlocks(parsed),
          ...instructionBlocks(parsed),
          ...tableBlocks(parsed),
          ...noteBlocks(parsed),
          ...listBlocks(parsed),
          // A page that ends with a table needs a paragraph after it.
          line('', { points: 1 }),
        ],
      },
    ],
  });
  return undatedZip(await Packer.toBuffer(document));
};
