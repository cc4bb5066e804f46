import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { clauseChip, type RegulationRef } from './clause-chip.ts';
import { closingLabel, daysLeft, instantLabel } from './dates.ts';
import { layout } from './layout.ts';
import { objectionForm, type ObjectionAttempt } from './objection-form.ts';
import { bothOf, type LooseText, type Site } from './site.ts';
import { words } from './words.ts';

export type NoticeItemView = {
  applicationId: string;
  number: string;
  unitName: Text;
  baseTypeName: Text;
  placeName: LooseText;
  /** SHA-256 of the dossier, hexadecimal. */
  hash: string;
};
export type NoticeModel = {
  site: Site;
  notice: {
    id: string;
    number: string;
    title: Text;
    publishedBy: Text;
    call: { id: string; title: Text };
    opensAt: Date;
    closesAt: Date;
    items: NoticeItemView[];
    /** Clause the notice is opened under. */
    clause: string;
  };
  regulation: RegulationRef & { title: Text };
  /** What a person sent that could not be taken, shown again with its faults; null on a plain visit. */
  attempt: ObjectionAttempt | null;
};

const w = words.notice;
const SHOWN_HASH_CHARACTERS = 12;

const facts = ({ notice, regulation, site }: NoticeModel, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const open = site.now < notice.closesAt;
  const left = daysLeft(site.now, notice.closesAt);
  const [before, after] = words.home.left[locale];
  const remaining = left > 0 ? `${before} ${left} ${after}` : words.lastDay[locale];
  return html`<p style="margin-top:8px">
      <span class="tag ${open ? 'open' : ''}">${w.state[open ? 'open' : 'closed'][locale]}</span>
      !${open ? html`<strong>${remaining}</strong>` : ''}
    </p>
    <dl class="facts">
      <dt>${w.opens[locale]}</dt>
      <dd>${instantLabel(notice.opensAt, locale)}</dd>
      <dt>${w.closes[locale]}</dt>
      <dd>${closingLabel(notice.closesAt, locale)}</dd>
      <dt>${w.publisher[locale]}</dt>
      <dd>${notice.publishedBy[locale]}</dd>
      <dt>${w.number[locale]}</dt>
      <dd>${notice.number}</dd>
      <dt>${w.call[locale]}</dt>
      <dd><a href="${addresses.call(notice.call.id)}">${notice.call.title[locale]}</a></dd>
      <dt>${w.basis[locale]}</dt>
      <dd>
        <a href="${addresses.regulation(regulation.id)}">${regulation.title[locale]}</a>
        !${clauseChip(regulation, notice.clause, locale)}
      </dd>
    </dl>`;
};

const items = ({ notice }: NoticeModel, locale: Locale): string => {
  const row = (item: NoticeItemView): string =>
    html`<tr>
      <th scope="row">${item.unitName[locale]}</th>
      <td data-label="${words.type[locale]}">${item.baseTypeName[locale]}</td>
      <td data-label="${w.place[locale]}">${bothOf(item.placeName)[locale]}</td>
      <td data-label="${w.file[locale]}" class="nowrap">${item.number}</td>
      <td data-label="${w.hash[locale]}"><code>${item.hash.slice(0, SHOWN_HASH_CHARACTERS)}</code></td>
    </tr>`;
  return html`<section aria-labelledby="items">
    <div class="sech">
      <h2 id="items">${w.items[locale]}${words.notices.count(notice.items.length)[locale]}</h2>
      <a class="noprint" href="/api/notices/${notice.id}/notice.pdf">${w.print[locale]}</a>
    </div>
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">${w.unit[locale]}</th>
          <th scope="col">${words.type[locale]}</th>
          <th scope="col">${w.place[locale]}</th>
          <th scope="col">${w.file[locale]}</th>
          <th scope="col">${w.hash[locale]}</th>
        </tr>
      </thead>
      <tbody>
        !${notice.items.map(row)}
      </tbody>
    </table>
    <p class="muted small prose" style="margin-top:8px">${w.hashHelp[locale]}</p>
    <details>
      <summary>${w.hashAll[locale]}</summary>
      <dl class="facts">
        !${notice.items.map(
          (item) =>
            html`<dt>${item.number}</dt>
              <dd><code>${item.hash}</code></dd>`,
        )}
      </dl>
    </details>
  </section>`;
};

/** One public notice with the form for objections while it is open; also the answer to a form with faults. */
export const renderNotice = (model: NoticeModel, locale: Locale): string => {
  const { site, notice, attempt } = model;
  const open = site.now < notice.closesAt;
  const main = html`<div class="w page">
    <p class="crumb"><a href="${addressesOf(locale).notices()}">${w.back[locale]}</a></p>
    <h1>${notice.title[locale]}</h1>
    !${facts(model, locale)}!${items(model, locale)}
    <section aria-labelledby="objection" class="noprint">
      <div class="sech"><h2 id="objection">${w.objection[locale]}</h2></div>
      !${open || attempt !== null ? objectionForm(notice, attempt, locale) : html`<p class="empty">${w.closedLead[locale]}</p>`}
    </section>
  </div>`;
  return layout({
    site,
    locale,
    title: `${notice.title[locale]} · ${words.site[locale]}`,
    description: `${notice.publishedBy[locale]}, ${closingLabel(notice.closesAt, locale)}`,
    address: attempt === null ? (all) => all.notice(notice.id) : null,
    fallback: (all) => all.notice(notice.id),
    current: 'notices',
    main,
  });
};
