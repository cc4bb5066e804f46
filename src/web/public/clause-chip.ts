import { html } from 'ghtml';
import { clauseLabel, type ClauseRef } from '#policy/clause.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';

/** What a chip needs of a regulation. */
export type RegulationRef = { id: string; shortTitle: Text; numbering: 'article' | 'part' };

/** A bookmark into the law: the clause, linked to its place on the regulation's page. */
export const clauseChip = (regulation: RegulationRef, clause: ClauseRef, locale: Locale): string =>
  html`<a
    class="clause"
    href="${addressesOf(locale).clause(regulation.id, clause)}"
    title="${regulation.shortTitle[locale]}"
    >${clauseLabel(clause, locale, regulation.numbering)}</a
  >`;
