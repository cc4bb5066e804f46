import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { closingLabel, daysLeft, instantLabel } from './dates.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

export type CallRow = {
  id: string;
  title: Text;
  year: number;
  opensAt: Date;
  closesAt: Date;
  /** Short names of the types in it. */
  typeNames: Text[];
};
/** Days left from which a call is marked as closing soon. */
export const SOON_DAYS = 3;

/** Published calls, the newest first. */
export type CallsModel = { site: Site; calls: CallRow[] };

export type CallPhase = 'upcoming' | 'open' | 'closed';
/** Where a call stands by the clock; the closing instant itself is too late. */
export const phaseOf = (call: { opensAt: Date; closesAt: Date }, now: Date): CallPhase => {
  if (now < call.opensAt) return 'upcoming';
  return now < call.closesAt ? 'open' : 'closed';
};

const w = words.calls;

/** The phase as a tag in words. */
export const phaseTag = (phase: CallPhase, locale: Locale): string =>
  html`<span class="tag ${phase}">${w.phase[phase][locale]}</span>`;

const item = (call: CallRow, now: Date, locale: Locale): string => {
  const phase = phaseOf(call, now);
  const left = daysLeft(now, call.closesAt);
  const [before, after] = words.home.left[locale];
  const types = call.typeNames.map((name) => name[locale]).join(locale === 'zh' ? '、' : ', ');
  return html`<li class="item">
    <h2 style="font:600 16px/24px var(--sans)">
      <a href="${addressesOf(locale).call(call.id)}">${call.title[locale]}</a> !${phaseTag(phase, locale)}
    </h2>
    <span class="second" style="grid-column:1"
      >${w.window[locale]} ${instantLabel(call.opensAt, locale)} – ${closingLabel(call.closesAt, locale)}<br />${types}</span
    >
    !${
      phase === 'open'
        ? html`<span class="left ${left <= SOON_DAYS ? 'soon' : ''}"
            >!${left > 0 ? html`${before} <b>${left}</b> ${after}` : html`<strong>${words.lastDay[locale]}</strong>`}</span
          >`
        : ''
    }
  </li>`;
};

/** All calls that were published. */
export const renderCalls = ({ site, calls }: CallsModel, locale: Locale): string => {
  const main = html`<div class="w page">
    <h1>${w.title[locale]}</h1>
    <p class="lead">${w.description[locale]}</p>
    !${
      calls.length === 0
        ? html`<p class="empty">${w.none[locale]}</p>`
        : html`<ul style="margin-top:24px;border-top:2px solid var(--ink)">
            !${calls.map((call) => item(call, site.now, locale))}
          </ul>`
    }
  </div>`;
  return layout({
    site,
    locale,
    title: `${w.title[locale]} · ${words.site[locale]}`,
    description: w.description[locale],
    address: (all) => all.calls(),
    current: 'calls',
    main,
  });
};
