import { expect, test } from 'vitest';
import { titleLines, widthInEms } from './title-lines.ts';

test('标题短于一行，不断行', () => {
  expect(titleLines('会议纪要')).toEqual(['会议纪要']);
});

test('标题断行词意完整、排列对称', () => {
  expect(titleLines('澜海省科学技术协会关于同意认定云汀市生物医药园等3家单位为省级海智工作基地的批复')).toEqual([
    '澜海省科学技术协会关于同意认定',
    '云汀市生物医药园等3家单位为',
    '省级海智工作基地的批复',
  ]);
  expect(titleLines('中国科协海智计划工作领导小组2026年第二次会议纪要', 22)).toEqual([
    '中国科协海智计划工作领导小组',
    '2026年第二次会议纪要',
  ]);
});

test('行首没有“的”，数字不与单位分开', () => {
  for (let extra = 0; extra < 20; extra += 1) {
    const lines = titleLines(`关于推荐${'云'.repeat(extra)}等12家单位申报2026年度中国科协海智基地的请示`);
    expect(lines.join('')).toContain('等12家');
    for (const line of lines) {
      expect(line).not.toMatch(/^[的等家年]/u);
      expect(line).not.toMatch(/\d$/u);
      expect(widthInEms(line)).toBeLessThanOrEqual(19);
    }
  }
});

test("the author's own breaks are kept", () => {
  expect(titleLines('甲\n乙')).toEqual(['甲', '乙']);
});

test('a title that cannot be split well comes back whole', () => {
  expect(titleLines('A'.repeat(2000))).toEqual(['A'.repeat(2000)]);
});
