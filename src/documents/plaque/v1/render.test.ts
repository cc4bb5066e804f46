import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { samples } from '../../samples.ts';
import { draw, plaqueLines, render } from './render.ts';

const MILLIMETRE = 72 / 25.4;

test('牌匾为600×400毫米', async () => {
  const pdf = await PDFDocument.load(await render(samples.plaque));
  const { width, height } = pdf.getPage(0).getSize();
  expect(width / MILLIMETRE).toBeCloseTo(600, 3);
  expect(height / MILLIMETRE).toBeCloseTo(400, 3);
});

test('名称分两行：类型在上，括号在下', () => {
  expect(plaqueLines('中国科协海智工作基地（石岚高新区）')).toEqual({
    mainName: '中国科协海智工作基地',
    bracketName: '（石岚高新区）',
  });
  expect(plaqueLines('国家海外人才离岸创新创业基地（中国（上海）自由贸易试验区临港新片区）')).toEqual({
    mainName: '国家海外人才离岸创新创业基地',
    bracketName: '（中国（上海）自由贸易试验区临港新片区）',
  });
  expect(plaqueLines('澜海省海智工作基地')).toEqual({
    mainName: '澜海省海智工作基地',
    bracketName: '',
  });
});

test('the SVG needs no font, no reference and no program of ours', async () => {
  const svg = (await draw(samples.plaque)).toString();
  expect(svg).not.toMatch(/<(?:text|use|symbol|defs|image|style|script|foreignObject)\b/u);
  expect(svg).not.toMatch(/href|font-family|typst/u);
  expect(svg).toContain('width="600mm" height="400mm"');
  expect(svg).toContain('<title id="title">中国科协海智工作基地（石岚高新区）</title>');
  expect(await draw(samples.plaque)).toEqual(Buffer.from(svg));
});

test('markup in a name stays text in the SVG', async () => {
  const svg = (await draw({ ...samples.plaque, name: '<script>&基地' })).toString();
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;&amp;基地');
});
