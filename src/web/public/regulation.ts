import { html } from 'ghtml';
import { clauseOrder } from '#policy/clause-order.ts';
import { clauseLabel, type ClauseRef } from '#policy/clause.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { hasRule, optionalRules, type OptionalRule, type Regulation } from '#policy/regulation.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { dayLabel } from './dates.ts';
import { layout } from './layout.ts';
import { regulationDays, type RegulationDays } from './regulation-days.ts';
import { forceLabel } from './regulations.ts';
import { rulesOf } from './regulation-rules.ts';
import { ruleBox, type RuleBlock } from './rule-block.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

export type RegulationModel = {
  site: Site;
  regulation: Regulation;
  /** Hash of the content, as records pin it. */
  version: string;
  /** Which of its texts this is, and what day was asked for. */
  days: RegulationDays;
};

const w = words.regulation;

const articleOf = (clause: ClauseRef): string => (clause.includes('annex') ? clause : (clause.split('.')[0] ?? clause));

/** Every clause any rule names, so that no link into the page leads nowhere. */
const namedClauses = (value: unknown, found = new Set<ClauseRef>()): Set<ClauseRef> => {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, each] of Object.entries(value)) {
    if (key === 'clause' && typeof each === 'string') found.add(each);
    else namedClauses(each, found);
  }
  return found;
};

type Article = { number: string; clauses: ClauseRef[]; anchors: ClauseRef[]; rules: RuleBlock[] };

const articlesOf = (regulation: Regulation, locale: Locale): Article[] => {
  const known = Object.keys(regulation.clauses);
  const named = [...namedClauses(regulation)];
  const rules = rulesOf(regulation, locale);
  const numbers = [...new Set([...known, ...named].map(articleOf))].toSorted(clauseOrder);
  return numbers.map((number) => ({
    number,
    clauses: known.filter((clause) => articleOf(clause) === number && clause !== number).toSorted(clauseOrder),
    anchors: named.filter(
      (clause) => articleOf(clause) === number && clause !== number && !(clause in regulation.clauses),
    ),
    rules: rules
      .filter((rule) => articleOf(rule.clause) === number)
      .toSorted((a, b) => clauseOrder(a.clause, b.clause)),
  }));
};

const section = (regulation: Regulation, article: Article, locale: Locale): string => {
  const label = (clause: ClauseRef): string => clauseLabel(clause, locale, regulation.numbering);
  const head = regulation.clauses[article.number];
  return html`<section class="article" id="clause-${article.number}" aria-labelledby="title-${article.number}">
    <h2 id="title-${article.number}"><span class="no">${label(article.number)}</span> ${head?.title[locale]}</h2>
    <p>${head?.summary[locale]}</p>
    !${article.anchors.map((clause) => html`<span id="clause-${clause}"></span>`)}
    !${article.clauses.map(
      (clause) =>
        html`<div id="clause-${clause}">
          <h3><span class="no">${label(clause)}</span> ${regulation.clauses[clause]?.title[locale]}</h3>
          <p>${regulation.clauses[clause]?.summary[locale]}</p>
        </div>`,
    )}
    !${article.rules.map((rule) => ruleBox(regulation, rule, locale))}
  </section>`;
};

const facts = ({ regulation, version }: RegulationModel, locale: Locale): string => {
  const both = (day: LawDay): Text => ({ zh: dayLabel(day, 'zh'), en: dayLabel(day, 'en') });
  const { from, until } = regulation.effective;
  return html`<dl class="facts">
    <dt>${w.issuer[locale]}</dt>
    <dd>${regulation.issuer[locale]}</dd>
    <dt>${w.number[locale]}</dt>
    <dd>${regulation.documentNumber || '—'}</dd>
    <dt>${w.issued[locale]}</dt>
    <dd>${regulation.issuedOn === undefined ? w.undated[locale] : dayLabel(regulation.issuedOn, locale)}</dd>
    <dt>${w.effective[locale]}</dt>
    <dd>${w.effectiveFrom(both(from), until === undefined ? null : both(until))[locale]}</dd>
    <dt>${w.version[locale]}</dt>
    <dd><code>${version}</code></dd>
  </dl>`;
};

const absent = (regulation: Regulation, locale: Locale): string => {
  const missing = (Object.keys(optionalRules) as OptionalRule[]).filter((rule) => !hasRule(regulation, rule));
  if (missing.length === 0) return '';
  const colon = locale === 'zh' ? '：' : ': ';
  return html`<section class="article" id="absent" aria-labelledby="title-absent">
    <h2 id="title-absent">${w.absent[locale]}</h2>
    <ul style="margin-top:8px">
      !${missing.map((rule) => html`<li><strong>${optionalRules[rule][locale]}</strong>${colon}${words.absent[locale]}</li>`)}
    </ul>
  </section>`;
};

/** A regulation clause by clause in the platform's own words, each rule beside its clause, and what it does not regulate said out loud. */
export const renderRegulation = (model: RegulationModel, locale: Locale): string => {
  const { site, regulation } = model;
  const articles = articlesOf(regulation, locale);
  const lacks = absent(regulation, locale);
  const force = forceLabel(regulation.effective.from, regulation.effective.until ?? null, lawDayOf(site.now));
  const entry = (href: string, text: string): string => html`<li><a href="${href}">${text}</a></li>`;
  const main = html`<div class="w page">
    <p class="crumb"><a href="${addressesOf(locale).regulations()}">${w.back[locale]}</a></p>
    <h1>${regulation.title[locale]}</h1>
    <p style="margin-top:8px">
      <span class="tag ${force === words.regulations.inForce ? 'open' : ''}">${force[locale]}</span>
    </p>
    !${facts(model, locale)} !${regulationDays(regulation.id, model.days, locale)}
    <p class="note" style="margin-top:24px">${w.ownWords[locale]}</p>
    <div class="law">
      <nav class="toc" aria-label="${w.contents[locale]}">
        <h2>${w.contents[locale]}</h2>
        <ul>
          !${articles.map(({ number }) =>
            entry(
              `#clause-${number}`,
              `${clauseLabel(number, locale, regulation.numbering)} ${regulation.clauses[number]?.title[locale] ?? ''}`,
            ),
          )}
          !${lacks === '' ? '' : entry('#absent', w.absent[locale])}
        </ul>
      </nav>
      <div>!${articles.map((article) => section(regulation, article, locale))}!${lacks}</div>
    </div>
  </div>`;
  return layout({
    site,
    locale,
    title: `${regulation.title[locale]} · ${words.site[locale]}`,
    description: `${regulation.issuer[locale]}, ${regulation.documentNumber}`,
    address: (all) => all.regulationOn(regulation.id, model.days.answer === 'of-day' ? model.days.day : null),
    current: 'regulations',
    main,
  });
};
