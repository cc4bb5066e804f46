import { text as readText } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { renderDocument } from '../../render-document.ts';
import { formSamples } from '../../samples.ts';
import type { FormCell } from './model.ts';

const print = (model: unknown) => renderDocument('application-form', 2, model, { format: 'docx' });

const partsOf = async (bytes: Buffer): Promise<Record<string, string>> => {
  const zip = await fromBufferPromise(bytes);
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry())
    parts[entry.fileName] = await readText(await zip.openReadStreamPromise(entry));
  return parts;
};

const countOf = (xml: string, mark: string): number => xml.split(mark).length - 1;

test.each(Object.entries(formSamples))('Word 表（%s）：标签、跨列、跨行俱全', async (_, model) => {
  const { bytes, mediaType, fileName } = await print(model);
  expect(mediaType).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  expect(fileName).toMatch(/\.docx$/u);
  const { 'word/document.xml': document = '' } = await partsOf(bytes);
  const cells: FormCell[] = model.tables.flatMap(({ rows }) => rows.flat());
  const words = [...document.matchAll(/<w:t [^>]*>([^<]*)/gu)].map(([, text]) => text).join('');
  for (const { label } of cells) if (label !== null) expect(words).toContain(label);
  // A box over several rows is written again in each of them, with its width.
  const wide = cells.reduce((sum, { columns, rows }) => sum + (columns > 1 ? rows : 0), 0);
  const receipt = model.cover?.receiptRecord ? 1 : 0;
  expect(countOf(document, '<w:gridSpan')).toBe(wide + receipt);
  expect(countOf(document, '<w:vMerge')).toBe(cells.reduce((sum, { rows }) => sum + (rows > 1 ? rows : 0), 0));
  expect(document).toContain('w:eastAsia="宋体"');
});

test('the Word form holds text only: nothing Word would compute or fetch', async () => {
  const model = structuredClone(formSamples.partner);
  const [first] = model.tables;
  const cell = first?.rows[0]?.[1];
  if (cell) cell.text = '=1+1 <w:fldSimple w:instr="DDE"/> & {\u0001}';
  const parts = await partsOf((await print(model)).bytes);
  const all = Object.values(parts).join('');
  expect(all).not.toMatch(/<w:(?:fldSimple|fldChar|instrText|sdt|object)|TargetMode="External"|<m:oMath/u);
  expect(parts['word/document.xml']).toContain('=1+1 &lt;w:fldSimple');
});

test('the same form gives the same bytes on another day', async () => {
  const first = await print(formSamples.blankWorkBase);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect((await print(formSamples.blankWorkBase)).bytes.equals(first.bytes)).toBe(true);
});

test('version 1 and other kinds have no Word form', async () => {
  await expect(renderDocument('approval', 1, {}, { format: 'docx' })).rejects.toThrow(RangeError);
  await expect(renderDocument('application-form', 1, {}, { format: 'docx' })).rejects.toThrow(RangeError);
});
