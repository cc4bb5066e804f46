import { html } from 'ghtml';
import type { ClauseRef } from '#policy/clause.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale, Text } from '#policy/text.ts';
import { clauseChip } from './clause-chip.ts';
import { criteriaTable } from './criteria-table.ts';
import { dayLabel } from './dates.ts';
import { materialsTable } from './materials-table.ts';
import { provinces } from './provinces.ts';
import { routeSteps } from './route-steps.ts';
import { words } from './words.ts';

/** A rule of the regulation as data, in words, at the clause it comes from. */
export type RuleBlock = { clause: ClauseRef; title: string; body: string };

const w = words.regulation;
type Say = (text: Text) => string;
const sayIn =
  (locale: Locale): Say =>
  (text) =>
    text[locale];
const list = (lines: readonly string[]): string =>
  html`<ul>
    !${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
const pair = (name: string, value: string, locale: Locale): string => `${name}${locale === 'zh' ? '：' : ': '}${value}`;

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

const types = (regulation: Regulation, locale: Locale): RuleBlock[] =>
  Object.entries(regulation.baseTypes).flatMap(([id, type]) => [
    {
      clause: type.clause,
      title: w.conditionsOf(type.shortName)[locale],
      body: html`<p class="second">${type.name[locale]}${locale === 'zh' ? '。' : '. '}${type.purpose[locale]}</p>
        !${criteriaTable(regulation, id, locale)}`,
    },
  ]);

const routes = (regulation: Regulation, locale: Locale): RuleBlock[] =>
  regulation.routes.map((route) => ({
    clause: route.clause,
    title: pair(
      words.call.route[locale],
      route.forTypes.map((id) => regulation.baseTypes[id]?.shortName[locale] ?? id).join(locale === 'zh' ? '、' : ', '),
      locale,
    ),
    body: routeSteps(regulation, route.steps, locale),
  }));

const application = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const { relaxation, submission, activityKinds, jurisdiction } = regulation;
  const blocks: RuleBlock[] = [
    { clause: activityKinds.clause, title: say(w.kinds), body: list(Object.values(activityKinds.kinds).map(say)) },
    {
      clause: jurisdiction.clauses[0] ?? '1',
      title: say(w.jurisdiction),
      body: html`<p>${say(jurisdiction.summary)}</p>`,
    },
    {
      clause: submission.clause,
      title: say(w.submission),
      body: html`<p>${say(submission.unmetCriteria === 'refuse' ? w.submissionRefuse : w.submissionWarn)}</p>`,
    },
  ];
  if (regulation.materials.length > 0) {
    const clause = regulation.materials[0]?.clause.split('.')[0] ?? '1';
    blocks.push({
      clause,
      title: say(words.call.materials),
      body: materialsTable(regulation, regulation.materials, locale),
    });
  }
  if (relaxation) {
    const names = relaxation.provinces.map(
      (code) => provinces.find((each) => each.code === code)?.name[locale] ?? code,
    );
    blocks.push({
      clause: relaxation.clause,
      title: say(w.relaxation),
      body: html`<p>${names.join(locale === 'zh' ? '、' : ', ')}</p>`,
    });
  }
  if (regulation.publicity)
    blocks.push({
      clause: regulation.publicity.clause,
      title: say(w.publicity),
      body: html`<p>${say(w.publicityText)}</p>`,
    });
  if (regulation.expertReview) {
    const sheet = regulation.expertReview.sheet.map((line) =>
      pair(say(line.label), say(w.points(line.maximum)), locale),
    );
    blocks.push({
      clause: regulation.expertReview.clause,
      title: say(w.experts),
      body: html`<p>${say(w.expertsText(regulation.expertReview.experts))}</p>
        !${list(sheet)}`,
    });
  }
  return blocks;
};

const recognition = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const { years, start, awardedBy, clause } = regulation.recognition;
  const reading = start.reading === undefined ? undefined : regulation.readings[start.reading];
  const from = reading === undefined ? say(w.fromIssue) : say(reading.wording);
  const names = Object.values(regulation.baseTypes).map(({ naming }) =>
    say(naming.pattern).replace('{place}', () => say(w.place)),
  );
  const namingClause = Object.values(regulation.baseTypes)[0]?.naming.clause ?? clause;
  return [
    { clause: namingClause, title: say(w.naming), body: list(names) },
    {
      clause: start.clause,
      title: say(w.validity),
      body: html`<p>${say(w.validityText(years))}${locale === 'zh' ? '，' : ', '}${from}</p>`,
    },
    { clause, title: say(w.awarded), body: html`<p>${say(awardedBy)}</p>` },
  ];
};

const sanctions = ({ fraud, reviewMisconduct, exit }: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const blocks: RuleBlock[] = [];
  if (fraud)
    blocks.push({ clause: fraud.clause, title: say(w.fraud), body: html`<p>${say(w.fraudBar(fraud.bar.years))}</p>` });
  if (reviewMisconduct)
    blocks.push({
      clause: reviewMisconduct.clause,
      title: say(w.misconduct),
      body: html`<p>${say(reviewMisconduct.summary)}</p>`,
    });
  if (exit)
    blocks.push({ clause: exit.clause, title: say(w.exit), body: html`<p>${say(w.exitText(exit.failures))}</p>` });
  return blocks;
};

const afterwards = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const { assessment, upgrade, home, renewal, localMeasures } = regulation;
  const typeName = (id: string): string => regulation.baseTypes[id]?.shortName[locale] ?? id;
  const blocks: RuleBlock[] = regulation.duties.map((duty) => ({
    clause: duty.clause,
    title: pair(say(duty.name), say(w.due(duty.due.month, duty.due.day)), locale),
    body: html`!${list(duty.parts.map((part) => say(part.label)))}
      <p class="muted">
        ${pair(say(w.dutyTo), duty.to.map((level) => say(words.rule.levels[level])).join(locale === 'zh' ? '、' : ', '), locale)}
      </p>`,
  }));
  if (assessment) {
    const emphasis = Object.entries(assessment.emphasis).map(([id, text]) => pair(typeName(id), say(text), locale));
    blocks.push({
      clause: assessment.clause,
      title: pair(say(w.assessment), say(w.when[assessment.when]), locale),
      body: html`<p>${say(assessment.basis)}</p>
        !${list(emphasis)}`,
    });
  }
  if (upgrade) {
    const to = upgrade.to.map(typeName).join(locale === 'zh' ? '、' : ', ');
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

const frame = ({ supersedes, interpreter, effective }: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const both = (day: typeof effective.from): Text => ({ zh: dayLabel(day, 'zh'), en: dayLabel(day, 'en') });
  const blocks: RuleBlock[] = [
    {
      clause: effective.clause,
      title: say(w.effective),
      body: html`<p>${say(w.effectiveFrom(both(effective.from), effective.until ? both(effective.until) : null))}</p>`,
    },
    { clause: interpreter.clause, title: say(w.interpreter), body: html`<p>${say(interpreter.name)}</p>` },
    ...interpreter.interpretations.map((each) => ({
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
  ...application(regulation, locale),
  ...types(regulation, locale),
  ...routes(regulation, locale),
  ...recognition(regulation, locale),
  ...sanctions(regulation, locale),
  ...afterwards(regulation, locale),
  ...readings(regulation, locale),
  ...frame(regulation, locale),
];

/** One rule in a box, with the chip of its clause. */
export const ruleBox = (regulation: Regulation, { clause, title, body }: RuleBlock, locale: Locale): string =>
  html`<div class="rule">
    <h3>${title} !${clauseChip(regulation, clause, locale)}</h3>
    !${body}
  </div>`;
