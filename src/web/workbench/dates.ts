import { useCallback, useMemo } from 'react';
import { daysBetween, lawDayOf, parseLawDay, type LawDay } from '#policy/law-day.ts';
import type { Locale } from '#policy/text.ts';
import { useLocale } from './i18n.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The reader's clock shows another hour than Beijing's, so the zone is said beside instants. */
const readerIsElsewhere = new Date().getTimezoneOffset() !== -480;

/** The legal day it is now by the reader's device; only for wording, never for deciding. */
export const todayHere = (): LawDay => lawDayOf(new Date());

/** 3月12日 (with the year when it is not this one) or 12 Mar 2026. */
export const dayLabel = (day: string, locale: Locale, full = false): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (locale === 'en') return `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
  const withYear = full || year !== Number(todayHere().slice(0, 4));
  return `${withYear ? `${year}年` : ''}${month}月${date}日`;
};

export const weekdayLabel = (day: string, locale: Locale): string =>
  WEEKDAYS[locale][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** The day and minute of an instant in Beijing, with the zone named to readers elsewhere. */
export const instantLabel = (instant: string, locale: Locale): string => {
  const moment = new Date(instant);
  const day = dayLabel(lawDayOf(moment), locale);
  const minute = new Date(moment.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
  if (!readerIsElsewhere) return locale === 'en' ? `${day}, ${minute}` : `${day} ${minute}`;
  return locale === 'en' ? `${day}, ${minute} Beijing time` : `${day} ${minute}（北京时间）`;
};

/** Hour and minute on the reader's own clock, for what just happened on this screen. */
export const clockLabel = (moment: Date): string =>
  `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;

/** Calendar days from today until a day; negative when it is past. */
export const daysUntil = (day: string): number => {
  const parsed = parseLawDay(day);
  return parsed === undefined ? 0 : daysBetween(todayHere(), parsed);
};

export const useDates = () => {
  const locale = useLocale();
  const day = useCallback((value: string) => dayLabel(value, locale), [locale]);
  const fullDay = useCallback((value: string) => dayLabel(value, locale, true), [locale]);
  const instant = useCallback((value: string) => instantLabel(value, locale), [locale]);
  const weekday = useCallback((value: string) => weekdayLabel(value, locale), [locale]);
  return useMemo(() => ({ day, fullDay, instant, weekday }), [day, fullDay, instant, weekday]);
};
