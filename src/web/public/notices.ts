import { html } from 'ghtml';
import type { Locale } from '#policy/text.ts';
import { layout } from './layout.ts';
import { noticeTable, type NoticeRow } from './notice-table.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

/** All notices ever opened, the newest first; which are open follows from the clock. */
export type NoticesModel = { site: Site; notices: NoticeRow[] };

const w = words.notices;

/** Public notices: those open for objection, then the past ones. */
export const renderNotices = ({ site, notices }: NoticesModel, locale: Locale): string => {
  const open = notices.filter((notice) => site.now < notice.closesAt);
  const closed = notices.filter((notice) => site.now >= notice.closesAt);
  const main = html`<div class="w page">
    <h1>${w.title[locale]}</h1>
    <p class="lead">${w.description[locale]}</p>
    <section aria-labelledby="open">
      <div class="sech"><h2 id="open">${w.open[locale]}</h2></div>
      !${open.length === 0 ? html`<p class="empty">${w.noneOpen[locale]}</p>` : noticeTable(open, site.now, locale)}
    </section>
    <section aria-labelledby="closed">
      <div class="sech"><h2 id="closed">${w.closed[locale]}</h2></div>
      !${closed.length === 0 ? html`<p class="empty">${w.noneClosed[locale]}</p>` : noticeTable(closed, site.now, locale)}
    </section>
  </div>`;
  return layout({
    site,
    locale,
    title: `${w.title[locale]} · ${words.site[locale]}`,
    description: w.description[locale],
    address: (all) => all.notices(),
    current: 'notices',
    main,
  });
};
