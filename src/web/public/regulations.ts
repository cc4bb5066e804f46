import { html } from 'ghtml';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { dayLabel } from './dates.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

export type RegulationRow = {
  id: string;
  title: Text;
  issuer: Text;
  documentNumber: string;
  /** Null where the text carries no date. */
  issuedOn: LawDay | null;
  effectiveFrom: LawDay;
  /** First day on which it no longer holds. */
  until: LawDay | null;
  baseTypeNames: Text[];
};
export type RegulationsModel = { site: Site; regulations: RegulationRow[] };

const w = words.regulations;

/** Whether a regulation holds on a day, in a word. */
export const forceLabel = (from: LawDay, until: LawDay | null, today: LawDay): Text => {
  if (today < from) return w.later;
  return until !== null && today >= until ? w.ended : w.inForce;
};

const item = (regulation: RegulationRow, today: LawDay, locale: Locale): string => {
  const force = forceLabel(regulation.effectiveFrom, regulation.until, today);
  const names = regulation.baseTypeNames.map((name) => name[locale]).join(locale === 'zh' ? '、' : '; ');
  return html`<li class="item">
    <h2 style="font:600 16px/24px var(--sans)">
      <a href="${addressesOf(locale).regulation(regulation.id)}">${regulation.title[locale]}</a>
      <span class="tag ${force === w.inForce ? 'open' : ''}">${force[locale]}</span>
    </h2>
    <span class="second" style="grid-column:1/-1"
      >${[regulation.issuer[locale], regulation.documentNumber, regulation.issuedOn && dayLabel(regulation.issuedOn, locale)].filter(Boolean).join(' · ')}<br />${names}</span
    >
  </li>`;
};

/** The regulations the platform carries out. */
export const renderRegulations = ({ site, regulations }: RegulationsModel, locale: Locale): string => {
  const today = lawDayOf(site.now);
  const main = html`<div class="w page">
    <h1>${w.title[locale]}</h1>
    <p class="lead">${w.description[locale]}</p>
    !${
      regulations.length === 0
        ? html`<p class="empty">${w.none[locale]}</p>`
        : html`<ul style="margin-top:24px;border-top:2px solid var(--ink)">
            !${regulations.map((each) => item(each, today, locale))}
          </ul>`
    }
  </div>`;
  return layout({
    site,
    locale,
    title: `${w.title[locale]} · ${words.site[locale]}`,
    description: w.description[locale],
    address: (all) => all.regulations(),
    current: 'regulations',
    main,
  });
};
