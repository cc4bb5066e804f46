import { html } from 'ghtml';
import { lawDayOf } from '#policy/law-day.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf, OVERSEAS } from './addresses.ts';
import { SOON_DAYS } from './calls.ts';
import { closingLabel, dayLabel, daysLeft } from './dates.ts';
import { icon } from './icons.ts';
import { layout } from './layout.ts';
import { noticeTable, type NoticeRow } from './notice-table.ts';
import type { Site } from './site.ts';
import { tileGrid } from './tile-grid.ts';
import { verifyForm } from './verify.ts';
import { words } from './words.ts';

export type HomeModel = {
  site: Site;
  /** Calls open now, the one that closes first at the top. */
  calls: { id: string; title: Text; typeCount: number; closesAt: Date }[];
  /** Notices open now. */
  notices: NoticeRow[];
  /** Active bases in China by province-level unit; units without any may be left out. */
  byProvince: { provinceCode: string; active: number }[];
  /** Active bases by type, all types of the regulations in force. */
  byType: { id: string; name: Text; active: number }[];
  /** Active bases outside China. */
  overseas: number;
};

const w = words.home;

const hero = (locale: Locale): string => {
  const addresses = addressesOf(locale);
  const door = (href: string, title: Text, hint: Text): string =>
    html`<a href="${href}"><b>${title[locale]}</b><span>${hint[locale]}</span></a>`;
  return html`<div>
    <h1>!${w.headline[locale].map((line) => html`<span>${line}</span>`)}</h1>
    <p class="lead">!${w.lead[locale].map((line) => html`<span>${line}</span>`)}</p>
    <form class="search" role="search" action="${addresses.bases()}" method="get">
      <div class="field">
        <label class="vh" for="search">${w.searchLabel[locale]}</label>!${icon('search')}<input
          id="search"
          name="text"
          type="search"
          maxlength="100"
          placeholder="${w.searchHint[locale]}"
        />
      </div>
      <button class="btn primary lg">${w.search[locale]}</button>
    </form>
    <div class="doors">
      !${door(addresses.calls(), w.doors.apply, w.doors.applyHint)}
      !${door(addresses.notices(), w.doors.object, w.doors.objectHint)}
      !${door(addresses.regulations(), w.doors.read, w.doors.readHint)}
    </div>
  </div>`;
};

const openCall = (call: HomeModel['calls'][number], now: Date, locale: Locale): string => {
  const left = daysLeft(now, call.closesAt);
  const [before, after] = w.left[locale];
  const closes = w.closes({ zh: closingLabel(call.closesAt, 'zh'), en: closingLabel(call.closesAt, 'en') });
  return html`<li class="item">
    <a href="${addressesOf(locale).call(call.id)}">${call.title[locale]}</a>
    <span class="second">${w.types(call.typeCount)[locale]} · ${closes[locale]}</span>
    <span class="left !${left <= SOON_DAYS ? 'soon' : ''}"
      >!${left > 0 ? html`${before} <b>${left}</b> ${after}` : html`<strong>${words.lastDay[locale]}</strong>`}</span
    >
  </li>`;
};

const tally = (model: HomeModel, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const inChina = model.byProvince.reduce((sum, each) => sum + each.active, 0);
  const line = (href: string, name: string, count: number): string =>
    html`<li><a href="${href}">${name}</a><span>${count}</span></li>`;
  return html`<div class="tally">
    <h3>${w.byType[locale]}</h3>
    <ul>
      !${model.byType.map((type) => line(addresses.bases({ type: type.id, standing: 'active' }), type.name[locale], type.active))}
    </ul>
    <h3>${w.byPlace[locale]}</h3>
    <ul>
      !${line('#map', w.inChina[locale], inChina)}
      !${line(addresses.bases({ province: OVERSEAS, standing: 'active' }), w.overseas[locale], model.overseas)}
    </ul>
  </div>`;
};

const figures = (model: HomeModel, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const day = lawDayOf(model.site.now);
  const total = model.byType.reduce((sum, type) => sum + type.active, 0);
  const figure = (href: string, count: number, name: Text): string =>
    html`<a href="${href}"><b>${count}</b>${name[locale]}</a>`;
  return html`<section aria-labelledby="figures">
    <div class="sech">
      <h2 id="figures">${w.figures[locale]}</h2>
      <span class="muted small">${w.asOf({ zh: dayLabel(day, 'zh'), en: dayLabel(day, 'en') })[locale]}</span>
    </div>
    <div class="figs">
      !${figure(addresses.bases({ standing: 'active' }), total, w.figureBases)}
      !${figure(addresses.calls(), model.calls.length, w.figureCalls)}
      !${figure(addresses.notices(), model.notices.length, w.figureNotices)}
    </div>
  </section>`;
};

/** The first page: search, open calls and notices, where the bases are, verification. */
export const renderHome = (model: HomeModel, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const counts = new Map(model.byProvince.map((each) => [each.provinceCode, each.active]));
  const main = html`<div class="hero">
      <div class="w">
        !${hero(locale)}
        <section aria-labelledby="calls">
          <div class="sech">
            <h2 id="calls">${w.calls[locale]}</h2>
            <a href="${addresses.calls()}">${w.allCalls[locale]}</a>
          </div>
          !${
            model.calls.length === 0
              ? html`<p class="empty">${w.noCalls[locale]}</p>`
              : html`<ul>
                  !${model.calls.map((call) => openCall(call, model.site.now, locale))}
                </ul>`
          }
        </section>
      </div>
    </div>
    <section class="w sect" aria-labelledby="notices">
      <div class="sech">
        <h2 id="notices">${w.notices[locale]}</h2>
        <a href="${addresses.notices()}">${w.allNotices[locale]}</a>
      </div>
      !${model.notices.length === 0 ? html`<p class="empty">${w.noNotices[locale]}</p>` : noticeTable(model.notices, model.site.now, locale)}
    </section>
    <div class="band">
      <section class="w sect" aria-labelledby="map">
        <div class="sech">
          <h2 id="map">${w.map[locale]}</h2>
          <a href="${addresses.bases()}">${w.directory[locale]}</a>
        </div>
        <div class="map">
          <div>!${tileGrid(counts, locale)}</div>
          !${tally(model, locale)}
        </div>
      </section>
    </div>
    <div class="w sect two">
      <section aria-labelledby="verify">
        <div class="sech"><h2 id="verify">${w.verify[locale]}</h2></div>
        <p class="second" style="margin-top:14px">${words.verify.lead[locale]}</p>
        !${verifyForm('', locale)}
      </section>
      !${figures(model, locale)}
    </div>`;
  return layout({
    site: model.site,
    locale,
    title: w.title[locale],
    description: w.description[locale],
    address: (all) => all.home(),
    current: 'home',
    main,
  });
};
