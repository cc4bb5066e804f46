/** Days and counts as Chinese documents write them. */
import { z } from 'zod';
import { parseLawDay } from '#policy/law-day.ts';

/** A calendar day `YYYY-MM-DD` in a stored model; a day that does not exist is refused. */
export const storedDay = z.string().refine((text) => parseLawDay(text) !== undefined, 'not a calendar day');

/** `2026-04-09` → `2026年4月9日`, without leading zeros (GB/T 9704-2012, 7.3.5.4). */
export const dayInChinese = (day: string): string => {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
};

/** `2026年5月1日至2029年4月30日`. */
export const periodInChinese = (from: string, to: string): string => `${dayInChinese(from)}至${dayInChinese(to)}`;

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese numerals: 一, 十, 十一, 二十. Larger numbers stay in Arabic digits. */
export const ordinalInChinese = (count: number): string => {
  if (count > 99) return String(count);
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${digits[ones]}`;
};
