import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { renderDocument } from '../../render-document.ts';
import { formSamples } from '../../samples.ts';
import { columnWidths, layTable } from './layout.ts';
import type { ApplicationFormV2 } from './model.ts';
import { cellOf, filled, labelled } from './sample-cells.ts';
import { signaturePlaces } from './signature-places.ts';
import { columnStarts, tilingFault } from './tiling.ts';

const names = Object.keys(formSamples) as (keyof typeof formSamples)[];
const expectedPages = { workBase: 5, blankWorkBase: 4, partner: 3 };
const hostile = [
  '#panic("x") $ * _ `',
  'A'.repeat(2000),
  '，「（'.repeat(400),
  '汉'.repeat(2000),
  ' ',
  '控\u0000制\uD800',
];

const print = (model: unknown) => renderDocument('application-form', 2, model);
const pagesOf = async (model: unknown): Promise<number> =>
  (await PDFDocument.load((await print(model)).bytes, { updateMetadata: false })).getPageCount();

const replaceTexts = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return /^[0-9a-f]{64}$/u.test(value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, replaceTexts(held, text)]));
};

test.each(names)('申请表（%s）：页数如常，同一内容逐字节相同', async (name) => {
  const first = await print(formSamples[name]);
  await print({ ...formSamples[name], notes: ['另一份'] });
  const second = await print(structuredClone(formSamples[name]));
  expect(second.bytes.equals(first.bytes)).toBe(true);
  expect(await pagesOf(formSamples[name])).toBe(expectedPages[name]);
});

test.each(names)('申请表（%s）：任何文字都能印出，不报错', { timeout: 120_000 }, async (name) => {
  for (const text of hostile) expect(await pagesOf(replaceTexts(formSamples[name], text))).toBeGreaterThan(0);
});

const withOverview = (length: number): ApplicationFormV2 => {
  const model = structuredClone(formSamples.workBase);
  const cell = model.tables[0]?.rows[4]?.[1];
  if (cell) cell.numbered = [{ label: '设立基地的基础条件', value: '本园区聚集高新技术企业。'.repeat(length) }];
  return model;
};

test('a long answer runs over pages and fills them', async () => {
  const letters = 12 * 500;
  const pages = (await pagesOf(withOverview(500))) - (await pagesOf(withOverview(1)));
  // A full page holds 32 lines of 27 letters.
  expect(pages).toBeGreaterThanOrEqual(Math.floor(letters / (34 * 28)));
  expect(pages).toBeLessThanOrEqual(Math.ceil(letters / (30 * 26)) + 1);
});

test('an unknown field, a missing number and a table with a hole are refused', async () => {
  const refused = { name: 'ZodError' };
  await expect(print({ ...formSamples.partner, secret: 1 })).rejects.toMatchObject(refused);
  await expect(print({ ...formSamples.partner, applicationNumber: '' })).rejects.toMatchObject(refused);
  await expect(print({ ...formSamples.partner, submissionHash: null })).rejects.toMatchObject(refused);
  const tables = [{ title: null, columnsMm: [30, 0], rows: [[labelled('机构名称')]] }];
  await expect(print({ ...formSamples.partner, tables })).rejects.toMatchObject(refused);
});

test('a blank form needs neither number nor hash, and is named as what it is', async () => {
  const { fileName } = await print(formSamples.blankWorkBase);
  expect(fileName).toBe('中国科学技术协会海智基地申请表（空白表）.pdf');
  expect((await print(formSamples.workBase)).fileName).toBe('中国科学技术协会海智基地申请表 HZ-2026-LH-0031.pdf');
});

test('spans are followed down the rows', () => {
  const span = (columns: number, rows: number) => ({ columns, rows });
  const rows = [[span(1, 2), span(2, 1)], [span(1, 1), span(1, 1)], [span(3, 1)]];
  expect(tilingFault(3, rows)).toBeUndefined();
  expect(columnStarts(3, rows)).toEqual([[0, 1], [1, 2], [0]]);
  expect(tilingFault(3, [[span(1, 2), span(2, 1)], [span(3, 1)]])).toMatch('row 2 is wider');
  expect(tilingFault(3, [[span(2, 1)]])).toMatch('row 1 is narrower');
  expect(tilingFault(2, [[span(2, 2)]])).toMatch('below the table');
  expect(tilingFault(3, [[span(1, 1), span(1, 2), span(1, 1)], [span(2, 1)]])).toMatch('overlap');
});

test('widths fill the line and never leave it', () => {
  expect(columnWidths([30, 0, 24, 42])).toEqual([30, 64, 24, 42]);
  expect(columnWidths([0, 0])).toEqual([80, 80]);
  expect(columnWidths([200, 120])).toEqual([100, 60]);
  expect(columnWidths([160, 0]).reduce((sum, width) => sum + width, 0)).toBeCloseTo(160, 1);
});

test('a short row stays whole, a long one breaks', () => {
  const lay = (text: string) =>
    layTable({ title: null, columnsMm: [30, 0], rows: [[labelled('机构简介'), filled(text)]] }, false).rows[0];
  expect(lay('短')?.map(({ breakable }) => breakable)).toEqual([false, false]);
  expect(lay('长'.repeat(500))?.map(({ breakable }) => breakable)).toEqual([true, true]);
  const signed = cellOf({ columns: 2, text: '同意。', signatures: ['负责人（签字）', '单位公章'] });
  expect(layTable({ title: null, columnsMm: [30, 0], rows: [[signed]] }, false).rows[0]?.[0]?.breakable).toBe(false);
});

test('a line to sign and the place of the seal are told apart', () => {
  expect(signaturePlaces(['负责人（签字）：____', '职务', '单位公章'])).toEqual({
    lines: ['负责人（签字）', '职务'],
    seals: ['单位公章'],
  });
  expect(signaturePlaces(['负责人签字：      （公章）'])).toEqual({ lines: ['负责人签字'], seals: ['（公章）'] });
});
