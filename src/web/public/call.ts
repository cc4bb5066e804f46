import { html } from 'ghtml';
import { withCallMaterials, type CallMaterial } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { phaseOf, phaseTag } from './calls.ts';
import { questionsSection, type AnsweredQuestion, type QuestionAttempt } from './call-questions.ts';
import { clauseChip } from './clause-chip.ts';
import { criteriaTable } from './criteria-table.ts';
import { closingLabel, daysLeft, instantLabel } from './dates.ts';
import { layout } from './layout.ts';
import { materialsTable } from './materials-table.ts';
import { routeSteps } from './route-steps.ts';
import { bothOf, type LooseText, type Site } from './site.ts';
import { words } from './words.ts';

export type CallModel = {
  site: Site;
  call: {
    id: string;
    title: Text;
    text: LooseText;
    opensAt: Date;
    closesAt: Date;
    issuerName: Text;
    /** The call this one passes on. */
    parentId: string | null;
    /** Asked beyond the regulation. */
    materials: CallMaterial[];
    /** Types of the regulation in this call; `suspended` is why one is not taken at the moment (may be empty), null while it is. */
    types: { id: string; suspended: string | null }[];
    publicityDays: number | null;
    publicityDayKind: 'calendar' | 'working';
  };
  questions: AnsweredQuestion[];
  attempt: QuestionAttempt | null;
  /** As pinned by the call. */
  regulation: Regulation;
};

const w = words.call;
const languageTag = { zh: 'zh-CN', en: 'en' } as const;

const facts = ({ call, regulation }: CallModel, locale: Locale): string => {
  const from = { zh: instantLabel(call.opensAt, 'zh'), en: instantLabel(call.opensAt, 'en') };
  const to = { zh: closingLabel(call.closesAt, 'zh'), en: closingLabel(call.closesAt, 'en') };
  const { publicity } = regulation;
  return html`<dl class="facts">
    <dt>${words.calls.window[locale]}</dt>
    <dd>
      <strong>${w.window(from, to)[locale]}</strong><br /><span class="muted small">${w.windowHelp[locale]}</span>
    </dd>
    <dt>${words.regulation.issuer[locale]}</dt>
    <dd>${call.issuerName[locale]}</dd>
    !${
      call.parentId === null
        ? ''
        : html`<dt>${w.forwarded[locale]}</dt>
            <dd><a href="${addressesOf(locale).call(call.parentId)}">${w.parent[locale]}</a></dd>`
    }
    <dt>${w.regulation[locale]}</dt>
    <dd><a href="${addressesOf(locale).regulation(regulation.id)}">${regulation.title[locale]}</a></dd>
    !${
      call.publicityDays === null
        ? ''
        : html`<dt>${w.publicity[locale]}</dt>
            <dd>
              ${w.publicityDays(call.publicityDays, call.publicityDayKind)[locale]}
              !${publicity ? clauseChip(regulation, publicity.clause, locale) : ''}
            </dd>`
    }
  </dl>`;
};

const typeSection = ({ call, regulation }: CallModel, locale: Locale): string => {
  const one = ({ id, suspended }: CallModel['call']['types'][number]): string => {
    const type = regulation.baseTypes[id];
    if (type === undefined) return '';
    const open = suspended === null && call.types.filter((each) => each.suspended === null).length === 1;
    const reason =
      suspended === null
        ? ''
        : html`<p class="note warn">
            <strong>${w.suspended[locale]}</strong
            ><br />${w.reason[locale]}${locale === 'zh' ? '：' : ': '}${suspended || w.noReason[locale]}
          </p>`;
    return html`<h3 id="type-${id}" style="margin-top:24px">
        ${type.name[locale]} !${clauseChip(regulation, type.clause, locale)}
      </h3>
      <p class="second">${type.purpose[locale]}</p>
      !${reason}
      <details !${open ? 'open' : ''}>
        <summary>
          ${w.conditions(type.criteria.length)[locale]}<span class="vh"> ${type.shortName[locale]}</span>
        </summary>
        !${criteriaTable(regulation, id, locale)}
      </details>`;
  };
  return html`<section aria-labelledby="types">
    <div class="sech"><h2 id="types">${w.types[locale]}</h2></div>
    !${call.types.map(one)}
  </section>`;
};

/** Who may apply, and by which lane. */
const applicantSection = ({ regulation }: CallModel, locale: Locale): string => {
  const { applicants } = regulation;
  if (applicants === undefined) return '';
  const all = Object.keys(applicants.lanes);
  return html`<section aria-labelledby="applicants">
    <div class="sech"><h2 id="applicants">${words.regulation.applicants[locale]}</h2></div>
    <ul>
      !${Object.values(applicants.groups).map(
        ({ label, clause, lanes }) =>
          html`<li style="margin-top:8px">
            ${label[locale]} !${clauseChip(regulation, clause, locale)}<br />
            <span class="second"
              >${(lanes ?? all).map((lane) => applicants.lanes[lane]?.label[locale] ?? lane).join(locale === 'zh' ? '；' : '; ')}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
};

const routeSection = ({ call, regulation }: CallModel, locale: Locale): string => {
  const wanted = new Set(call.types.map(({ id }) => id));
  const routes = regulation.routes.filter((route) => route.forTypes.some((id) => wanted.has(id)));
  const names = (ids: readonly string[]): string =>
    ids
      .filter((id) => wanted.has(id))
      .map((id) => regulation.baseTypes[id]?.shortName[locale] ?? id)
      .join(locale === 'zh' ? '、' : ', ');
  return html`<section aria-labelledby="route">
    <div class="sech"><h2 id="route">${w.route[locale]}</h2></div>
    !${routes.map(
      (route) =>
        html`<h3 style="margin-top:20px">
            ${w.routeFor[locale]}${locale === 'zh' ? '：' : ' '}${names(route.forTypes)}
          </h3>
          !${routeSteps(regulation, route.steps, locale)}`,
    )}
  </section>`;
};

/** The form of each type to take away, for those who gather what it asks on paper first. */
const formsSection = ({ call, regulation }: CallModel, locale: Locale): string => {
  const address = (type: string, format: string): string => `/api/calls/${call.id}/blank-form/${type}/${format}`;
  return html`<section aria-labelledby="forms" class="noprint">
    <div class="sech"><h2 id="forms">${w.blankForms[locale]}</h2></div>
    <ul>
      !${call.types.map(
        ({ id }) =>
          html`<li class="row">
            <span>${regulation.baseTypes[id]?.name[locale] ?? id}</span>
            <a class="btn" href="${address(id, 'docx')}">Word</a> <a class="btn" href="${address(id, 'pdf')}">PDF</a>
          </li>`,
      )}
    </ul>
    <p class="muted small">${w.blankFormsHelp[locale]}</p>
  </section>`;
};

const applySection = ({ call, regulation, site }: CallModel, locale: Locale): string => {
  const phase = phaseOf(call, site.now);
  const nominated = regulation.nomination !== undefined;
  const register = html`<p style="margin-top:16px">
    <a class="btn primary lg" href="${addressesOf(locale).register()}">${w.register[locale]}</a>
  </p>`;
  return html`<section aria-labelledby="apply" class="noprint">
    <div class="sech"><h2 id="apply">${w.apply[locale]}</h2></div>
    !${phase === 'open' ? '' : html`<p class="note">${w.notNow[phase][locale]}</p>`}
    <ol class="steps">
      !${(nominated ? w.nominatedSteps : w.steps)[locale].map((step) => html`<li>${step}</li>`)}
    </ol>
    !${phase === 'closed' || nominated ? '' : register}
  </section>`;
};

/** One call: its window, types with their conditions, materials, route, what is suspended, how to apply. */
export const renderCall = (model: CallModel, locale: Locale): string => {
  const { site, call, regulation } = model;
  const phase = phaseOf(call, site.now);
  const left = daysLeft(site.now, call.closesAt);
  const [before, after] = words.home.left[locale];
  const remaining = left > 0 ? `${before} ${left} ${after}` : words.lastDay[locale];
  const wanted = new Set(call.types.map(({ id }) => id));
  const materials = withCallMaterials(regulation, call.materials).materials.filter(
    (material) => material.forTypes?.some((id) => wanted.has(id)) ?? true,
  );
  const text = bothOf(call.text)[locale];
  const main = html`<div class="w page">
    <p class="crumb"><a href="${addressesOf(locale).calls()}">${w.back[locale]}</a></p>
    <h1>${call.title[locale]}</h1>
    <p style="margin-top:8px">
      !${phaseTag(phase, locale)} !${phase === 'open' ? html`<strong>${remaining}</strong>` : ''}
    </p>
    !${facts(model, locale)}
    !${text === '' ? '' : html`<p class="prose pre" style="margin-top:24px" lang="${call.text[locale] === '' ? languageTag[locale === 'zh' ? 'en' : 'zh'] : languageTag[locale]}">${text}</p>`}
    !${applicantSection(model, locale)}!${typeSection(model, locale)}
    <section aria-labelledby="materials">
      <div class="sech"><h2 id="materials">${w.materials[locale]}</h2></div>
      !${materialsTable(regulation, materials, locale)}
    </section>
    !${formsSection(model, locale)}!${routeSection(model, locale)}!${questionsSection(call.id, model.questions, model.attempt, locale)}!${applySection(model, locale)}
  </div>`;
  return layout({
    site,
    locale,
    title: `${call.title[locale]} · ${words.site[locale]}`,
    description: w.window(
      { zh: instantLabel(call.opensAt, 'zh'), en: instantLabel(call.opensAt, 'en') },
      { zh: closingLabel(call.closesAt, 'zh'), en: closingLabel(call.closesAt, 'en') },
    )[locale],
    address: (all) => all.call(call.id),
    current: 'calls',
    main,
  });
};
