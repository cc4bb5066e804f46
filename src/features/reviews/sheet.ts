import type { Regulation } from '#policy/regulation.ts';

export type Sheet = NonNullable<Regulation['expertReview']>['sheet'];
/** The organiser's score sheet of a regulation. */
export const sheetOf = (regulation: Regulation): Sheet => regulation.expertReview?.sheet ?? [];

const CHINESE_ORDER = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** How an expert is named to everyone but the organiser. */
export const blindLabel = (index: number) => ({
  zh: `专家${CHINESE_ORDER[index] ?? index + 1}`,
  en: `Expert ${index + 1}`,
});

export const totalOf = (scores: Record<string, number>): number =>
  Object.values(scores).reduce((sum, score) => sum + score, 0);
