import type { Review } from './reviews-page.tsx';

/** A review as typed: a score is text until it is one that the sheet allows. */
export type ReviewDraft = { scores: Record<string, string>; opinion: string; recommend: boolean | null };

export const OPINION_MINIMUM = 10;
export const OPINION_MAXIMUM = 3000;

export const draftOf = (review: Review): ReviewDraft => ({
  scores: Object.fromEntries(Object.entries(review.scores).map(([item, score]) => [item, String(score)])),
  opinion: review.opinion,
  recommend: review.recommend,
});

/** The score typed for an item, or null for nothing and for what is no whole number up to its maximum. */
export const scoreOf = (text: string | undefined, maximum: number): number | null => {
  const figure = (text ?? '').normalize('NFKC').trim();
  return /^\d{1,4}$/u.test(figure) && Number(figure) <= maximum ? Number(figure) : null;
};

export const isWrong = (text: string | undefined, maximum: number): boolean =>
  (text ?? '').trim() !== '' && scoreOf(text, maximum) === null;

/** What can be stored of a draft: scores that are wrong wait until they are right. */
export const bodyOf = (draft: ReviewDraft, sheet: Review['sheet']) => ({
  scores: Object.fromEntries(
    sheet.flatMap((item) => {
      const score = scoreOf(draft.scores[item.id], item.maximum);
      return score === null ? [] : [[item.id, score]];
    }),
  ),
  opinion: draft.opinion.trim(),
  recommend: draft.recommend,
});

export const totalOf = (draft: ReviewDraft, sheet: Review['sheet']): number =>
  sheet.reduce((sum, item) => sum + (scoreOf(draft.scores[item.id], item.maximum) ?? 0), 0);

/** What is still missing before the review can be handed in. */
export const lackOf = (draft: ReviewDraft, sheet: Review['sheet']): 'scores' | 'opinion' | 'recommend' | null => {
  if (sheet.some((item) => scoreOf(draft.scores[item.id], item.maximum) === null)) return 'scores';
  const length = [...draft.opinion.trim()].length;
  if (length < OPINION_MINIMUM || length > OPINION_MAXIMUM) return 'opinion';
  return draft.recommend === null ? 'recommend' : null;
};
