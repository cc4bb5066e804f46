import { html } from 'ghtml';
import type { LawDay } from '#policy/law-day.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { dayLabel, endLabel } from './dates.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { standingBadge, type Standing } from './standing.ts';
import { words } from './words.ts';

export type VerifiedPlaque = {
  baseId: string;
  name: Text;
  unitName: Text;
  awardedBy: Text;
  issuedOn: LawDay;
  validFrom: LawDay;
  /** Null where the regulation sets no end. */
  validTo: LawDay | null;
  revokedOn: LawDay | null;
  standing: Standing;
  verificationCode: string;
  documentNumber: string;
  /** Canonical statement and its Ed25519 signature, with the key to check it by. */
  statement: string;
  signature: string;
  publicKey: string;
};
export type VerifyModel = {
  site: Site;
  /** As typed; empty before anything was asked. */
  code: string;
  /** Undefined before anything was asked; null when no plaque has the code. */
  plaque: VerifiedPlaque | null | undefined;
  asOf: LawDay;
};

const w = words.verify;

/** The form that asks for a code; it stands on the first page too. */
export const verifyForm = (code: string, locale: Locale): string =>
  html`<form class="code" action="${addressesOf(locale).verify()}" method="get">
      <label class="vh" for="code">${w.code[locale]}</label>
      <input
        id="code"
        name="code"
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        placeholder="HZ26-7K4M-93QX"
        value="${code}"
      />
      <button class="btn primary lg">${w.submit[locale]}</button>
    </form>
    <p class="muted small">${w.notForged[locale]}</p>`;

const sentenceOf = (plaque: VerifiedPlaque, locale: Locale): string => {
  if (plaque.standing === 'active' && plaque.validTo === null) return w.openEnded[locale];
  const day = {
    upcoming: plaque.validFrom,
    active: plaque.validTo,
    expired: plaque.validTo,
    revoked: plaque.revokedOn ?? plaque.validTo,
  }[plaque.standing];
  return w.sentence[plaque.standing]({ zh: endLabel(day, 'zh'), en: endLabel(day, 'en') })[locale];
};

const found = (plaque: VerifiedPlaque, asOf: LawDay, locale: Locale): string => {
  const b = words.base;
  const today = b.asOf({ zh: dayLabel(asOf, 'zh'), en: dayLabel(asOf, 'en') })[locale];
  const period = `${dayLabel(plaque.validFrom, locale)} – ${endLabel(plaque.validTo, locale)}`;
  const proof = (name: Text, value: string): string =>
    html`<dt>${name[locale]}</dt>
      <dd><code>${value}</code></dd>`;
  return html`<div class="result ${plaque.standing}" role="status">
    <h2>${plaque.name[locale]}</h2>
    <p>!${standingBadge(plaque.standing, locale)} <span class="muted">${today}</span></p>
    <p>${sentenceOf(plaque, locale)}</p>
    <dl class="facts">
      <dt>${b.unit[locale]}</dt>
      <dd>${plaque.unitName[locale]}</dd>
      <dt>${b.award[locale]}</dt>
      <dd>${plaque.awardedBy[locale]}</dd>
      <dt>${b.validity[locale]}</dt>
      <dd>${period}</dd>
      <dt>${b.document[locale]}</dt>
      <dd>${plaque.documentNumber}</dd>
      <dt>${b.issued[locale]}</dt>
      <dd>${dayLabel(plaque.issuedOn, locale)}</dd>
      <dt>${w.code[locale]}</dt>
      <dd class="mono">${plaque.verificationCode}</dd>
    </dl>
    <p style="margin:16px 0"><a class="btn" href="${addressesOf(locale).base(plaque.baseId)}">${w.open[locale]}</a></p>
    <details>
      <summary>${w.proof[locale]}</summary>
      <p class="second">${w.proofText[locale]}</p>
      <dl class="facts">
        !${proof(w.statement, plaque.statement)}!${proof(w.signature, plaque.signature)}!${proof(w.publicKey, plaque.publicKey)}
      </dl>
    </details>
  </div>`;
};

const missing = (code: string, locale: Locale): string =>
  html`<div class="result" role="status">
    <h2>${w.notFound(code)[locale]}</h2>
    <ul class="second">
      !${w.hints[locale].map((hint) => html`<li>${hint}</li>`)}
    </ul>
  </div>`;

/** Verification of a plaque: the form, and the answer in words, shape and signature once a code was asked for. */
export const renderVerify = (model: VerifyModel, locale: Locale): string => {
  const { plaque } = model;
  const main = html`<div class="w page">
    <h1>${w.title[locale]}</h1>
    <p class="lead">${w.lead[locale]}</p>
    !${verifyForm(model.code, locale)}
    !${plaque === undefined ? '' : plaque === null ? missing(model.code, locale) : found(plaque, model.asOf, locale)}
  </div>`;
  return layout({
    site: model.site,
    locale,
    title: `${plaque ? plaque.name[locale] : w.title[locale]} · ${words.site[locale]}`,
    description: w.description[locale],
    address: (all) => all.verify(plaque?.verificationCode),
    current: 'verify',
    main,
  });
};
