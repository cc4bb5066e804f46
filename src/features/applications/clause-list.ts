import { clauseLabel } from '#policy/clause.ts';
import type { Locale } from '#policy/text.ts';

/** Clauses in words, each once: 第七条（四）、第七条（五）. */
export const clauseList = (clauses: readonly string[], locale: Locale): string =>
  [...new Set(clauses)].map((clause) => clauseLabel(clause, locale)).join(locale === 'zh' ? '、' : ', ');
