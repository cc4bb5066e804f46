/**
 * Legal days. A regulation counts in Beijing calendar days, whatever the zone of the reader or the server.
 * China has kept UTC+8 without summer time since 1992, so for every day a regulation of ours can name
 * the offset is a constant and no zone database is needed.
 */

declare const lawDayBrand: unique symbol;

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai. Text order is time order. */
export type LawDay = string & { readonly [lawDayBrand]: true };

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const utcOf = (day: LawDay): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (milliseconds: number): LawDay => new Date(milliseconds).toISOString().slice(0, 10) as LawDay;

/** The day if `text` names one that exists in the calendar (`2023-02-29` does not), otherwise undefined. */
export const parseLawDay = (text: string): LawDay | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(milliseconds) && fromUtc(milliseconds) === text ? (text as LawDay) : undefined;
};

/** As {@link parseLawDay}, for text that must be a day. Throws RangeError otherwise. */
export const lawDay = (text: string): LawDay => {
  const day = parseLawDay(text);
  if (day === undefined) throw new RangeError(`not a calendar day: ${text}`);
  return day;
};

/** The Beijing day on which an instant falls. */
export const lawDayOf = (instant: Date): LawDay => fromUtc(instant.getTime() + BEIJING_OFFSET_MS);

/** The time of day in Beijing, `HH:MM`. */
export const beijingClock = (instant: Date): string =>
  new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16);

/** The first instant of a Beijing day. A deadline "by day D" is kept by every instant before `startOfLawDay(addDays(D, 1))`. */
export const startOfLawDay = (day: LawDay): Date => new Date(utcOf(day) - BEIJING_OFFSET_MS);

/** `days` calendar days later (earlier when negative). */
export const addDays = (day: LawDay, days: number): LawDay => fromUtc(utcOf(day) + days * DAY_MS);

/** `months` months later; a day the month lacks becomes its last day (31 January + 1 month = 28 or 29 February). */
export const addMonths = (day: LawDay, months: number): LawDay => {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const first = Date.UTC(year, month - 1 + months, 1);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(first + (Math.min(dayOfMonth, lastOfMonth) - 1) * DAY_MS);
};

/** The first day of the day's month. */
export const firstOfMonth = (day: LawDay): LawDay => `${day.slice(0, 8)}01` as LawDay;

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LawDay, to: LawDay): number => Math.round((utcOf(to) - utcOf(from)) / DAY_MS);

/** The calendar year of a day. */
export const yearOf = (day: LawDay): number => Number(day.slice(0, 4));

/** `years` years later; 29 February becomes 28 February in a common year. */
export const addYears = (day: LawDay, years: number): LawDay => addMonths(day, years * 12);
