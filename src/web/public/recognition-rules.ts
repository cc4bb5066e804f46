import { html } from 'ghtml';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale } from '#policy/text.ts';
import { inRow, list, pair, sayIn, type RuleBlock } from './rule-block.ts';
import { words } from './words.ts';

const w = words.regulation;

const recognition = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const { years, start, awardedBy, clause } = regulation.recognition;
  const reading = start.reading === undefined ? undefined : regulation.readings[start.reading];
  const from = reading === undefined ? say(w.fromIssue) : say(reading.wording);
  const long = years === undefined ? say(w.open) : say(w.validityText(years));
  const names = Object.values(regulation.baseTypes).map(({ naming }) =>
    say(naming.pattern).replace('{place}', () => say(w.place)),
  );
  const namingClause = Object.values(regulation.baseTypes)[0]?.naming.clause ?? clause;
  return [
    { clause: namingClause, screen: 'bases' as const, title: say(w.naming), body: list(names) },
    {
      clause: start.clause,
      screen: 'bases' as const,
      title: say(w.validity),
      body: html`<p>${long}${locale === 'zh' ? '，' : ', '}${from}</p>`,
    },
    { clause, screen: 'verify' as const, title: say(w.awarded), body: html`<p>${say(awardedBy)}</p>` },
  ];
};

const sanctions = ({ fraud, reviewMisconduct, exit }: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const blocks: RuleBlock[] = [];
  if (fraud)
    blocks.push({
      clause: fraud.clause,
      screen: 'sanctions' as const,
      title: say(w.fraud),
      body: html`<p>${say(w.fraudBar(fraud.bar.years))}</p>`,
    });
  if (reviewMisconduct)
    blocks.push({
      clause: reviewMisconduct.clause,
      screen: 'sanctions' as const,
      title: say(w.misconduct),
      body: html`<p>${say(reviewMisconduct.summary)}</p>`,
    });
  if (exit)
    blocks.push({ clause: exit.clause, title: say(w.exit), body: html`<p>${say(w.exitText(exit.failures))}</p>` });
  return blocks;
};

/** When a duty is due, in words. */
const dueOf = ({ every, due }: Regulation['duties'][number], locale: Locale): string => {
  const day = due === undefined ? w.noDay[locale] : w.due(due.month, due.day)[locale];
  return every === 'quarter' ? inRow([w.quarterly[locale], day], locale) : day;
};

/** Who receives a report: a level over the base, a body the text names, or the association that administers it. */
const receiver = (regulation: Regulation, code: string, locale: Locale): string => {
  const levels: Record<string, { zh: string; en: string }> = words.rule.levels;
  return (regulation.bodies[code]?.name ?? levels[code] ?? regulation.recognition.awardedBy)[locale];
};

const afterwards = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const { assessment, upgrade, home, renewal, localMeasures } = regulation;
  const typeName = (id: string): string => regulation.baseTypes[id]?.shortName[locale] ?? id;
  const blocks: RuleBlock[] = regulation.duties.map((duty) => ({
    clause: duty.clause,
    title: pair(say(duty.name), dueOf(duty, locale), locale),
    body: html`!${list(duty.parts.map((part) => say(part.label)))}
      <p class="muted">
        ${pair(say(w.dutyTo), duty.to.map((code) => receiver(regulation, code, locale)).join(locale === 'zh' ? '、' : ', '), locale)}
      </p>`,
  }));
  if (assessment) {
    const emphasis = Object.entries(assessment.emphasis).map(([id, text]) => pair(typeName(id), say(text), locale));
    blocks.push({
      clause: assessment.clause,
      title: pair(say(w.assessment), say(w.when[assessment.when]), locale),
      body: html`<p>${say(assessment.basis)}</p>
        !${list(emphasis)}!${list(assessment.heads.map((head) => say(head.label)))}`,
    });
  }
  if (assessment?.grades)
    blocks.push({
      clause: assessment.grades.clause,
      title: say(w.grades),
      body: html`<p>
        ${inRow(
          assessment.grades.bands.map((band) =>
            band.from === undefined ? say(band.label) : `${say(band.label)} ≥ ${band.from}`,
          ),
          locale,
        )}
      </p>`,
    });
  if (upgrade) {
    const to = inRow(upgrade.to.map(typeName), locale);
    blocks.push({
      clause: upgrade.clause,
      title: say(w.upgrade),
      body: html`<p>${typeName(upgrade.from)} → ${to}</p>
        <p>${say(upgrade.summary)}</p>`,
    });
  }
  if (home) blocks.push({ clause: home.clause, title: say(w.home), body: html`<p>${say(home.summary)}</p>` });
  if (renewal)
    blocks.push({
      clause: renewal.clause,
      title: say(w.renewal),
      body: html`<p>${say(w.renewalText(renewal.windowDays))}</p>`,
    });
  if (localMeasures)
    blocks.push({
      clause: localMeasures.clause,
      title: say(w.local),
      body: html`<p>${say(localMeasures.summary)}</p>`,
    });
  return blocks;
};

/** Rules of a recognition and what follows: names, validity, sanctions, duties, assessment. */
export const recognitionRules = (regulation: Regulation, locale: Locale): RuleBlock[] => [
  ...recognition(regulation, locale),
  ...sanctions(regulation, locale),
  ...afterwards(regulation, locale),
];
