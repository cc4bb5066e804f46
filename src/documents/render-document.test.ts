import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { currentVersionOf, documentKinds, renderDocument } from './render-document.ts';
import { samples } from './samples.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const openPdf = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

const hostile = [
  '#panic("x") $ * _ ` @x <y> [z] \\\\ // /* = - + ~ "quoted" #import',
  '𠮷野家😀👩‍👩‍👧 שלום עולם مرحبا \u202Egnp.exe\u202C',
  '控\u0000制\u0007字\u001B符\u009F\r\n换行\t\uFEFF\uD800',
  'A'.repeat(2000),
  '，「（'.repeat(400),
  '汉'.repeat(2000),
  '「'.repeat(2000),
  '...---@@@'.repeat(150),
  ' ',
];

/** Days, hashes and the address in the QR code have a shape of their own and stay. */
const isFree = (text: string): boolean => !/^(?:\d{4}-\d{2}-\d{2}|[0-9a-f]{64}|https:.*)$/u.test(text);

const replaceTexts = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return isFree(value) ? text : value;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, replaceTexts(held, text)]));
};

const expectedPages = {
  'official-letter': 2,
  approval: 3,
  'publicity-notice': 1,
  'application-form': 5,
  'expert-opinion': 2,
  'meeting-minutes': 1,
  plaque: 1,
};

test.each(documentKinds)('%s：页数如常，题名写入文件属性', async (kind) => {
  const { bytes, mediaType, fileName } = await renderDocument(kind, 1, samples[kind]);
  const pdf = await openPdf(bytes);
  expect(pdf.getPageCount()).toBe(expectedPages[kind]);
  expect(pdf.getTitle()).toBeTruthy();
  expect(mediaType).toBe('application/pdf');
  expect(fileName).toMatch(/\.pdf$/u);
});

test.each(documentKinds)('%s：同一内容印两次，逐字节相同', async (kind) => {
  const first = await renderDocument(kind, 1, samples[kind]);
  // Another document in between, so that the second print does not come whole from a cache.
  await renderDocument('plaque', 1, { ...samples.plaque, verificationCode: kind });
  const second = await renderDocument(kind, 1, structuredClone(samples[kind]));
  expect(sha256(second.bytes)).toBe(sha256(first.bytes));
});

test.each(documentKinds)('%s：任何文字都能印出，不报错', { timeout: 60_000 }, async (kind) => {
  for (const text of hostile) {
    const { bytes } = await renderDocument(kind, 1, replaceTexts(samples[kind], text));
    expect((await openPdf(bytes)).getPageCount()).toBeGreaterThan(0);
  }
});

test('批复：题名和文号可从文件属性检索', async () => {
  const { bytes, fileName } = await renderDocument('approval', 1, samples.approval);
  const pdf = await openPdf(bytes);
  expect(pdf.getTitle()).toBe(samples.approval.title);
  expect(pdf.getKeywords()).toBe('澜科协发〔2026〕17号');
  expect(fileName).toBe(`澜科协发〔2026〕17号 ${samples.approval.title}.pdf`);
});

test('批复：名单跨页，页数随之增加', async () => {
  const bases = Array.from({ length: 60 }, () => samples.approval.bases[0]);
  const { bytes } = await renderDocument('approval', 1, { ...samples.approval, bases });
  expect((await openPdf(bytes)).getPageCount()).toBeGreaterThan(4);
});

test('a PDF carries no date, so it cannot differ from one day to the next', async () => {
  const pdf = await openPdf((await renderDocument('approval', 1, samples.approval)).bytes);
  expect(pdf.getCreationDate()).toBeUndefined();
  expect(pdf.getModificationDate()).toBeUndefined();
});

test('an unknown version is refused', async () => {
  await expect(renderDocument('approval', 2, samples.approval)).rejects.toThrow('no document approval version 2');
  await expect(renderDocument('toString' as 'approval', 1, {})).rejects.toThrow(RangeError);
});

test('a model with an unknown field, or a day that does not exist, is refused', async () => {
  await expect(renderDocument('approval', 1, { ...samples.approval, secret: 1 })).rejects.toMatchObject({
    name: 'ZodError',
  });
  await expect(renderDocument('approval', 1, { ...samples.approval, signDate: '2023-02-29' })).rejects.toMatchObject({
    name: 'ZodError',
  });
});

test('only the plaque has an SVG', async () => {
  await expect(renderDocument('approval', 1, samples.approval, { format: 'svg' })).rejects.toThrow(RangeError);
  const { mediaType, fileName } = await renderDocument('plaque', 1, samples.plaque, {
    format: 'svg',
  });
  expect(mediaType).toBe('image/svg+xml');
  expect(fileName).toBe('牌匾 中国科协海智工作基地（石岚高新区）.svg');
});

test('every kind has a current version', () => {
  expect(documentKinds.map(currentVersionOf)).toEqual(
    documentKinds.map((kind) => (kind === 'application-form' ? 2 : 1)),
  );
});

test('a file name has no character that a file system refuses', async () => {
  const { fileName } = await renderDocument('meeting-minutes', 1, {
    ...samples['meeting-minutes'],
    title: '../a/b\\c:d*e?"<f>|\n纪要',
  });
  expect(fileName).toBe('a b c d e f 纪要.pdf');
});
