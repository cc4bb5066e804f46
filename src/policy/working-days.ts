import { addDays, yearOf, type LawDay } from './law-day.ts';

/** Days that differ from Monday to Friday, and the years for which they are known. */
export type WorkingCalendar = { years: ReadonlySet<number>; exceptions: ReadonlyMap<LawDay, boolean> };

const isWorking = (calendar: WorkingCalendar, day: LawDay): boolean => {
  const exception = calendar.exceptions.get(day);
  if (exception !== undefined) return exception;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/**
 * The last of `count` days that follow `day`; day 0 itself is not counted (Civil Code 201). For working days a year
 * without a calendar is reported, never guessed.
 */
export const lastDayOfTerm = (
  day: LawDay,
  count: number,
  kind: 'calendar' | 'working',
  calendar: WorkingCalendar,
): { ok: true; day: LawDay } | { ok: false; missingYear: number } => {
  if (kind === 'calendar') return { ok: true, day: addDays(day, count) };
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    if (!calendar.years.has(yearOf(current))) return { ok: false, missingYear: yearOf(current) };
    if (isWorking(calendar, current)) left -= 1;
  }
  return { ok: true, day: current };
};
