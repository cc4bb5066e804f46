import { addDays, addMonths, addYears, firstOfMonth, yearOf, type LawDay } from './law-day.ts';
import type { Regulation } from './regulation.ts';

/** First and last day, both included; no last day where the regulation sets no end. */
export type Period = { from: LawDay; to: LawDay | null };

/**
 * The period of a recognition whose approval document is issued on `issued` (cast-2022 14.2, by the reading
 * the regulation chooses): 2022-10-16 gives 2022-11-01 to 2025-10-31, or from 2022-12-01 under the other reading.
 */
export const recognitionPeriod = (regulation: Regulation, issued: LawDay): Period => {
  const { years, start } = regulation.recognition;
  const last = (from: LawDay): LawDay | null => (years === undefined ? null : lastDayOf(from, years));
  if (start.counted === 'from-issue-day') return { from: issued, to: last(issued) };
  const reading = regulation.readings[start.reading ?? '']?.chosen;
  const months = reading === 'two-full-months-later' ? 2 : 1;
  const from = addMonths(firstOfMonth(issued), months);
  return { from, to: last(from) };
};

/** The last of so many years: the day before the anniversary; for 29 February, whose anniversary a common year lacks, 28 February. */
const lastDayOf = (from: LawDay, years: number): LawDay => {
  const anniversary = addYears(from, years);
  return anniversary.slice(8) < from.slice(8) ? anniversary : addDays(anniversary, -1);
};

/** Last day of a bar decided on `decided`, by the regulation's reading: that day two years on, itself barred; or the end of the second calendar year after. */
export const barUntil = (regulation: Regulation, decided: LawDay): LawDay | undefined => {
  if (regulation.fraud === undefined) return undefined;
  const { years, reading } = regulation.fraud.bar;
  return regulation.readings[reading]?.chosen === 'calendar-years'
    ? (`${yearOf(decided) + years}-12-31` as LawDay)
    : addYears(decided, years);
};

/** Whether a finding cancels every open application of the unit in that calendar year, or only the one in question (cast-2022 15). */
export const fraudCancelsWholeYear = (regulation: Regulation): boolean =>
  regulation.fraud !== undefined && regulation.readings[regulation.fraud.cancels.reading]?.chosen === 'all-of-the-year';
