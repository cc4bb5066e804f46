import { html } from 'ghtml';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { clauseChip, type RegulationRef } from './clause-chip.ts';
import { dayLabel, endLabel } from './dates.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { standingBadge, type Standing } from './standing.ts';
import { words } from './words.ts';

export type BaseModel = {
  site: Site;
  base: {
    id: string;
    name: Text;
    baseTypeName: Text;
    unitName: Text;
    /** City or park with the province-level unit or country. */
    placeName: Text;
    awardedBy: Text;
    documentNumber: string;
    issuedOn: LawDay;
    validFrom: LawDay;
    validTo: LawDay | null;
    revokedOn: LawDay | null;
    standing: Standing;
    verificationCode: string;
  };
  regulation: RegulationRef & { title: Text };
  /** Clauses of the regulation that stand behind the type's conditions, its name and its validity. */
  clauses: { type: string; naming: string; validity: string };
};

const w = words.base;

/** One recognised base. */
export const renderBase = ({ site, base, regulation, clauses }: BaseModel, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const today = lawDayOf(site.now);
  const asOf = w.asOf({ zh: dayLabel(today, 'zh'), en: dayLabel(today, 'en') })[locale];
  const chip = (clause: string): string => clauseChip(regulation, clause, locale);
  const main = html`<div class="w page">
    <p class="crumb"><a href="${addresses.bases()}">${w.back[locale]}</a></p>
    <h1>${base.name[locale]}</h1>
    <p class="lead">${base.baseTypeName[locale]}</p>
    <dl class="facts">
      <dt>${w.standing[locale]}</dt>
      <dd>!${standingBadge(base.standing, locale)} <span class="muted">${asOf}</span></dd>
      !${
        base.revokedOn === null
          ? ''
          : html`<dt>${w.revoked[locale]}</dt>
              <dd>${dayLabel(base.revokedOn, locale)}</dd>`
      }
      <dt>${w.validity[locale]}</dt>
      <dd>${dayLabel(base.validFrom, locale)} – ${endLabel(base.validTo, locale)} !${chip(clauses.validity)}</dd>
      <dt>${w.unit[locale]}</dt>
      <dd>${base.unitName[locale]}</dd>
      <dt>${w.place[locale]}</dt>
      <dd>${base.placeName[locale]}</dd>
      <dt>${w.award[locale]}</dt>
      <dd>${base.awardedBy[locale]}</dd>
      <dt>${w.document[locale]}</dt>
      <dd>${base.documentNumber}</dd>
      <dt>${w.issued[locale]}</dt>
      <dd>${dayLabel(base.issuedOn, locale)}</dd>
      <dt>${w.regulation[locale]}</dt>
      <dd><a href="${addresses.regulation(regulation.id)}">${regulation.title[locale]}</a> !${chip(clauses.naming)}</dd>
      <dt>${w.criteria[locale]}</dt>
      <dd class="chips">!${chip(clauses.type)}</dd>
      <dt>${w.code[locale]}</dt>
      <dd><span class="mono">${base.verificationCode}</span></dd>
    </dl>
    <p style="margin-top:24px">
      <a class="btn primary" href="${addresses.verify(base.verificationCode)}">${w.verify[locale]}</a>
    </p>
  </div>`;
  return layout({
    site,
    locale,
    title: `${base.name[locale]} · ${words.site[locale]}`,
    description: `${base.name[locale]}, ${base.unitName[locale]}, ${words.standing[base.standing][locale]}`,
    address: (all) => all.base(base.id),
    current: 'bases',
    main,
  });
};
