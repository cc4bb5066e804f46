import { html } from 'ghtml';
import type { Criterion, Regulation } from '#policy/regulation.ts';
import type { Locale } from '#policy/text.ts';
import { clauseChip } from './clause-chip.ts';
import { testInWords } from './criterion-words.ts';
import { words } from './words.ts';

const w = words.rule;

const row = (regulation: Regulation, criterion: Criterion, locale: Locale): string => {
  const tests = criterion.tests.map((test) => testInWords(regulation, test));
  const wanted = tests.map(
    ({ subject, wanted: what }) =>
      html`<div>
        !${subject === null ? '' : html`<span class="muted">${subject[locale]}${locale === 'zh' ? '：' : ': '}</span>`}${what[locale]}
      </div>`,
  );
  const evidence = tests.flatMap((test) => test.evidence?.[locale] ?? []).join(locale === 'zh' ? '；' : '; ');
  const note = criterion.note ? html`<span class="under">${criterion.note[locale]}</span>` : '';
  const relaxable =
    criterion.relaxable && regulation.relaxation ? html`<span class="under">${w.relaxable[locale]}</span>` : '';
  return html`<tr>
    <th scope="row">${criterion.condition[locale]}!${note}!${relaxable}</th>
    <td data-label="${w.wanted[locale]}">!${wanted}</td>
    <td data-label="${w.evidence[locale]}">${evidence}</td>
    <td>!${clauseChip(regulation, criterion.clause, locale)}</td>
  </tr>`;
};

/** The conditions of a base type: condition, what is wanted, proof, clause. */
export const criteriaTable = (regulation: Regulation, baseTypeId: string, locale: Locale): string =>
  html`<table class="stack criteria">
    <thead>
      <tr>
        <th scope="col">${w.condition[locale]}</th>
        <th scope="col">${w.wanted[locale]}</th>
        <th scope="col">${w.evidence[locale]}</th>
        <th scope="col">${words.clause[locale]}</th>
      </tr>
    </thead>
    <tbody>
      !${(regulation.baseTypes[baseTypeId]?.criteria ?? []).map((criterion) => row(regulation, criterion, locale))}
    </tbody>
  </table>`;
