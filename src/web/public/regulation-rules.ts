import { html } from 'ghtml';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale, Text } from '#policy/text.ts';
import { applicationRules } from './application-rules.ts';
import { dayLabel } from './dates.ts';
import { recognitionRules } from './recognition-rules.ts';
import { selectionRules } from './selection-rules.ts';
import { list, sayIn, type RuleBlock } from './rule-block.ts';
import { words } from './words.ts';

const w = words.regulation;

const readings = ({ readings: all }: Regulation, locale: Locale): RuleBlock[] =>
  Object.values(all).map((reading) => ({
    clause: reading.clause,
    title: w.reading[locale],
    body: html`<p>${locale === 'zh' ? `“${reading.wording.zh}”` : `“${reading.wording.en}”`}</p>
      <dl class="reading">
        !${Object.entries(reading.options)
          .toSorted(([a], [b]) => Number(b === reading.chosen) - Number(a === reading.chosen))
          .map(
            ([id, text]) =>
              html`<dt>${(id === reading.chosen ? w.chosen : w.notChosen)[locale]}</dt>
                <dd>${text[locale]}</dd>`,
          )}
      </dl>`,
  }));

const frame = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const { supersedes, interpreter, effective } = regulation;
  const say = sayIn(locale);
  const both = (day: typeof effective.from): Text => ({ zh: dayLabel(day, 'zh'), en: dayLabel(day, 'en') });
  const blocks: RuleBlock[] = [
    {
      clause: effective.clause ?? Object.keys(regulation.clauses)[0] ?? '1',
      title: say(w.effective),
      body: html`<p>${say(w.effectiveFrom(both(effective.from), effective.until ? both(effective.until) : null))}</p>`,
    },
    ...(interpreter
      ? [{ clause: interpreter.clause, title: say(w.interpreter), body: html`<p>${say(interpreter.name)}</p>` }]
      : []),
    ...(interpreter?.interpretations ?? []).map((each) => ({
      clause: each.clause,
      title: say(w.interpreted(both(each.on))),
      body: html`<p>${say(each.text)}</p>`,
    })),
  ];
  if (supersedes)
    blocks.push({ clause: supersedes.clause, title: say(w.supersedes), body: list(supersedes.titles.map(say)) });
  return blocks;
};

/** Every rule the platform carries out for a regulation, each at its clause. */
export const rulesOf = (regulation: Regulation, locale: Locale): RuleBlock[] => [
  ...applicationRules(regulation, locale),
  ...selectionRules(regulation, locale),
  ...recognitionRules(regulation, locale),
  ...readings(regulation, locale),
  ...frame(regulation, locale),
];
