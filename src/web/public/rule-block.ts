import { html } from 'ghtml';
import type { ClauseRef } from '#policy/clause.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale, Text } from '#policy/text.ts';
import { clauseChip } from './clause-chip.ts';
import { screenLink, type Screen } from './screens.ts';

/** A rule of the regulation as data, in words, at the clause it comes from. */
export type RuleBlock = {
  clause: ClauseRef;
  title: string;
  body: string;
  /** Where it acts. */
  screen?: Screen;
};

/** The text in one language. */
export const sayIn =
  (locale: Locale) =>
  (text: Text): string =>
    text[locale];
/** Lines as a list. */
export const list = (lines: readonly string[]): string =>
  html`<ul>
    !${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
/** Names in a row, as the language separates them. */
export const inRow = (names: readonly string[], locale: Locale): string => names.join(locale === 'zh' ? '、' : ', ');
/** A name and what is said of it. */
export const pair = (name: string, value: string, locale: Locale): string =>
  `${name}${locale === 'zh' ? '：' : ': '}${value}`;

/** One rule in a box, with the chip of its clause. */
export const ruleBox = (regulation: Regulation, { clause, title, body, screen }: RuleBlock, locale: Locale): string =>
  html`<div class="rule">
    <h3>${title} !${clauseChip(regulation, clause, locale)}</h3>
    !${body}!${screen === undefined ? '' : screenLink(screen, locale)}
  </div>`;
