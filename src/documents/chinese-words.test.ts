import { expect, test } from 'vitest';
import { dayInChinese, ordinalInChinese, storedDay } from './chinese-words.ts';

test('成文日期用阿拉伯数字，月日不编虚位', () => {
  expect(dayInChinese('2026-04-09')).toBe('2026年4月9日');
});

test('专家按汉字数字编号', () => {
  expect([1, 9, 10, 11, 20, 99, 100].map(ordinalInChinese)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '九十九',
    '100',
  ]);
});

test('不存在的日期不能入库', () => {
  expect(storedDay.safeParse('2024-02-29').success).toBe(true);
  expect(storedDay.safeParse('2023-02-29').success).toBe(false);
});
