import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { instantLabel } from './dates.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

export type ObjectionReceivedModel = {
  site: Site;
  notice: { id: string; title: Text };
  /** Unit the objection is about. */
  unitName: Text;
  /** Number to ask by. */
  receipt: string;
  receivedAt: Date;
};

const w = words.received;

/** The answer to an objection that was taken: its number and what happens now. */
export const renderObjectionReceived = (model: ObjectionReceivedModel, locale: Locale): string => {
  const { site, notice, unitName, receipt, receivedAt } = model;
  const main = html`<div class="w page">
    <h1>${w.title[locale]}</h1>
    <div class="result active">
      <p class="muted">${w.lead[locale]}</p>
      <p class="receipt">${receipt}</p>
      <p class="second">${w.keep[locale]}</p>
      <dl class="facts">
        <dt>${w.at[locale]}</dt>
        <dd>${instantLabel(receivedAt, locale)}</dd>
        <dt>${w.about[locale]}</dt>
        <dd>${unitName[locale]}</dd>
      </dl>
    </div>
    <section aria-labelledby="next">
      <div class="sech"><h2 id="next">${w.next[locale]}</h2></div>
      <p class="prose">${w.nextText[locale]}</p>
      <p style="margin-top:16px"><a href="${addressesOf(locale).notice(notice.id)}">${w.back[locale]}</a></p>
    </section>
  </div>`;
  return layout({
    site,
    locale,
    title: `${w.title[locale]} · ${words.site[locale]}`,
    description: notice.title[locale],
    address: null,
    fallback: (all) => all.notice(notice.id),
    current: 'notices',
    main,
  });
};
