import type { ClauseRef } from './clause.ts';

/** A clause as numbers to order by: annexes after the articles, clauses of the regulation applied after its own. */
const placesOf = (clause: ClauseRef): number[] => {
  const [place = '', source] = clause.split('/').toReversed();
  const parts = place.split('.').map((part) => (part === 'annex' ? 500 : Number(part)));
  return source === undefined ? parts : [1000 + (parts[0] ?? 0), ...parts.slice(1)];
};

/** Clauses in the order of the text: 7, 7.1, 7.2, 10, annexes, and then those of the regulation applied. */
export const clauseOrder = (a: ClauseRef, b: ClauseRef): number => {
  const [left, right] = [placesOf(a), placesOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
