import { daysBetween, lawDayOf, type LawDay } from '#policy/law-day.ts';
import type { Locale } from '#policy/text.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** 2026年3月1日 or 1 Mar 2026. */
export const dayLabel = (day: LawDay, locale: Locale): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return locale === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
};

const minuteOf = (instant: Date): string => new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16);

/** The last day on which something that closes at an instant is still open. */
const lastDayOf = (closesAt: Date): LawDay => lawDayOf(new Date(closesAt.getTime() - 1));

/** Day and minute in Beijing; the page says once that times are Beijing's. */
export const instantLabel = (instant: Date, locale: Locale): string =>
  locale === 'zh'
    ? `${dayLabel(lawDayOf(instant), locale)} ${minuteOf(instant)}`
    : `${dayLabel(lawDayOf(instant), locale)}, ${minuteOf(instant)}`;

/** As {@link instantLabel} for an end: midnight belongs to the day that ends with it (24:00). */
export const closingLabel = (closesAt: Date, locale: Locale): string => {
  if (minuteOf(closesAt) !== '00:00') return instantLabel(closesAt, locale);
  const day = dayLabel(lastDayOf(closesAt), locale);
  return locale === 'zh' ? `${day} 24:00` : `${day}, 24:00`;
};

/** The days from an opening to a closing, the year said once where it is the same. */
export const periodLabel = (opensAt: Date, closesAt: Date, locale: Locale): string => {
  const from = lawDayOf(opensAt);
  const to = lastDayOf(closesAt);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = dayLabel(from, locale);
  const last = dayLabel(to, locale);
  if (locale === 'zh') return `${first}至${sameYear ? last.slice(5) : last}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${first.split(' ')[0] ?? ''}–${last}`;
  return `${sameYear ? first.replace(/ \d{4}$/, '') : first} – ${last}`;
};

/** Whole Beijing days until something closes: 0 on the last day, negative after it. */
export const daysLeft = (now: Date, closesAt: Date): number => daysBetween(lawDayOf(now), lastDayOf(closesAt));

/** The last day of a period, or that none is set. */
export const endLabel = (day: LawDay | null, locale: Locale): string =>
  day === null ? { zh: '未规定期限', en: 'no end set' }[locale] : dayLabel(day, locale);
