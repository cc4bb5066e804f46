import { html } from 'ghtml';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale } from '#policy/text.ts';
import { criteriaTable } from './criteria-table.ts';
import { materialsTable } from './materials-table.ts';
import { provinces } from './provinces.ts';
import { routeSteps } from './route-steps.ts';
import { inRow, list, pair, sayIn, type RuleBlock } from './rule-block.ts';
import { words } from './words.ts';

const w = words.regulation;

const types = (regulation: Regulation, locale: Locale): RuleBlock[] =>
  Object.entries(regulation.baseTypes).flatMap(([id, type]) => [
    {
      clause: type.clause,
      screen: 'apply' as const,
      title: w.conditionsOf(type.shortName)[locale],
      body: html`<p class="second">${type.name[locale]}${locale === 'zh' ? '。' : '. '}${type.purpose[locale]}</p>
        !${criteriaTable(regulation, id, locale)}`,
    },
  ]);

const routes = (regulation: Regulation, locale: Locale): RuleBlock[] =>
  regulation.routes.map((route) => ({
    clause: route.clause,
    screen: 'handle' as const,
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
    ...(activityKinds
      ? [{ clause: activityKinds.clause, title: say(w.kinds), body: list(Object.values(activityKinds.kinds).map(say)) }]
      : []),
    {
      clause: jurisdiction.clauses[0] ?? '1',
      screen: 'handle' as const,
      title: say(w.jurisdiction),
      body: html`<p>${say(jurisdiction.summary)}</p>`,
    },
    {
      clause: submission.clause,
      screen: 'apply' as const,
      title: say(w.submission),
      body: html`<p>${say(submission.unmetCriteria === 'refuse' ? w.submissionRefuse : w.submissionWarn)}</p>`,
    },
  ];
  if (regulation.materials.length > 0) {
    const clause = regulation.materials[0]?.clause.split('.')[0] ?? '1';
    blocks.push({
      clause,
      screen: 'apply' as const,
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
      screen: 'handle' as const,
      title: say(w.relaxation),
      body: html`<p>${inRow(names, locale)}</p>`,
    });
  }
  if (regulation.publicity)
    blocks.push({
      clause: regulation.publicity.clause,
      screen: 'notices' as const,
      title: say(w.publicity),
      body: html`<p>${say(w.publicityText)}</p>`,
    });
  if (regulation.expertReview) {
    const sheet = regulation.expertReview.sheet.map((line) =>
      pair(say(line.label), say(w.points(line.maximum)), locale),
    );
    blocks.push({
      clause: regulation.expertReview.clause,
      screen: 'reviews' as const,
      title: say(w.experts),
      body: html`<p>${say(w.expertsText(regulation.expertReview.experts))}</p>
        !${list(sheet)}`,
    });
  }
  return blocks;
};

/** Rules of applying: types, materials, routes, publicity, review. */
export const applicationRules = (regulation: Regulation, locale: Locale): RuleBlock[] => [
  ...application(regulation, locale),
  ...types(regulation, locale),
  ...routes(regulation, locale),
];
