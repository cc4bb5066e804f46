import type { LawDay } from './law-day.ts';
import type { Text } from './text.ts';

/** A text as to its days: the first on which it is the rule, and what it says of itself. */
export type EditionDays = {
  from: LawDay;
  /** First day of the regulation as the text itself says; the same in all its editions. */
  effectiveFrom: LawDay;
  /** First day on which it no longer holds, by its own words. */
  effectiveUntil: LawDay | null;
};

/** Why a text cannot take its place among the editions of its regulation: with which one, and on which days. */
export type EditionConflict = { code: 'same-day' | 'first-day' | 'ends' | 'gap' | 'overlap'; what: Text };

const conflict = (code: EditionConflict['code'], zh: string, en: string): EditionConflict => ({
  code,
  what: { zh, en },
});

/**
 * Whether a text can be the rule from `next.from` on. Between the first day of a regulation and its end every day has
 * exactly one text: no two begin on one day, none ends before the one after it begins, and none says it holds on when
 * another is already published for those days. A text without an end gives way to the one after it.
 */
export const editionConflict = (editions: readonly EditionDays[], next: EditionDays): EditionConflict | undefined => {
  const { from, effectiveFrom, effectiveUntil: until } = next;
  const known = editions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = known;
  const same = known.find((edition) => edition.from === from);
  if (same)
    return conflict('same-day', `已有自 ${from} 起施行的文本`, `a text is already published that begins on ${from}`);
  if (until !== null && until <= from)
    return conflict(
      'ends',
      `文本自定 ${until} 失效，不晚于施行日 ${from}`,
      `the text itself ends on ${until}, not after its first day ${from}`,
    );
  if (first === undefined)
    return effectiveFrom === from
      ? undefined
      : conflict(
          'first-day',
          `新办法文中施行日（${effectiveFrom}）应与此次施行日（${from}）相同`,
          `the first day in a new regulation (${effectiveFrom}) must be the day chosen (${from})`,
        );
  if (effectiveFrom !== first.effectiveFrom)
    return conflict(
      'first-day',
      `修订不改变办法的施行日：应为 ${first.effectiveFrom}，文中为 ${effectiveFrom}`,
      `an amendment keeps the first day of the regulation: ${first.effectiveFrom}, the text says ${effectiveFrom}`,
    );
  if (from < first.from)
    return conflict(
      'overlap',
      `早于第一个文本（自 ${first.from} 起）`,
      `earlier than the first text (from ${first.from})`,
    );
  const previous = known.findLast((edition) => edition.from < from);
  if (previous?.effectiveUntil != null && previous.effectiveUntil < from)
    return conflict(
      'gap',
      `自 ${previous.from} 起的文本于 ${previous.effectiveUntil} 失效，至 ${from} 之间没有规定`,
      `the text from ${previous.from} ends on ${previous.effectiveUntil}; until ${from} there would be no rule`,
    );
  const after = known.find((edition) => edition.from > from);
  if (after === undefined || until === null || until === after.from) return undefined;
  return until < after.from
    ? conflict(
        'gap',
        `文本于 ${until} 失效，而下一文本自 ${after.from} 起，其间没有规定`,
        `the text ends on ${until} and the next begins on ${after.from}; between them there would be no rule`,
      )
    : conflict(
        'overlap',
        `文本自定施行至 ${until}，与自 ${after.from} 起的文本重叠（${after.from} 至 ${until}）`,
        `the text says it holds until ${until} and overlaps the one from ${after.from} (${after.from} to ${until})`,
      );
};
