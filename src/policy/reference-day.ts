import type { LawDay } from './law-day.ts';
import type { Regulation } from './regulation.ts';

/** The two days from which a text may let an age be counted back. */
export type CountingDays = { closing: LawDay; submission: LawDay };

/** The day from which ages count back, by the regulation's reading; undefined where it counts none. */
export const referenceDay = (regulation: Regulation, days: CountingDays): LawDay | undefined => {
  if (regulation.referenceDay === undefined) return undefined;
  return regulation.readings[regulation.referenceDay.reading]?.chosen === 'submission-day'
    ? days.submission
    : days.closing;
};
