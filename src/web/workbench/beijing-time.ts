import { addDays, lawDayOf } from '#policy/law-day.ts';

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** An instant as a field for day and minute shows it, on Beijing's clock whatever the reader's. */
export const beijingField = (instant: string): string =>
  new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString().slice(0, 16);

/** The instant of a day and minute on Beijing's clock; null while the field is not complete. */
export const instantOfBeijing = (field: string): string | null => {
  const milliseconds = Date.parse(`${field}:00+08:00`);
  return field.length === 16 && Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : null;
};

/** The last day of a term whose end is an instant: an end at midnight belongs to the day before. */
export const lastDayBefore = (end: string): string => {
  const day = lawDayOf(new Date(end));
  return beijingField(end).endsWith('T00:00') ? addDays(day, -1) : day;
};
