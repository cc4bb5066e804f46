import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { daysLeft, periodLabel } from './dates.ts';
import { words } from './words.ts';

/** A notice as lists show it. */
export type NoticeRow = {
  id: string;
  title: Text;
  publishedBy: Text;
  opensAt: Date;
  closesAt: Date;
  itemCount: number;
};

const w = words.notices;

/** Notices in a table; one still open says how long and links to its objection form. */
export const noticeTable = (notices: readonly NoticeRow[], now: Date, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const anyOpen = notices.some((notice) => now < notice.closesAt);
  const row = (notice: NoticeRow): string => {
    const left = daysLeft(now, notice.closesAt);
    const open = html`<td data-label="${w.left[locale]}" class="nowrap">
        ${left > 0 ? words.daysLeft(left)[locale] : words.lastDay[locale]}
      </td>
      <td class="num">
        <a href="${addresses.objectionForm(notice.id)}" aria-label="${w.objectTo(notice.title)[locale]}"
          >${w.object[locale]}</a
        >
      </td>`;
    return html`<tr>
      <th scope="row">
        <a href="${addresses.notice(notice.id)}">${notice.title[locale]}${w.count(notice.itemCount)[locale]}</a>
      </th>
      <td data-label="${w.publisher[locale]}">${notice.publishedBy[locale]}</td>
      <td data-label="${w.period[locale]}" class="nowrap">${periodLabel(notice.opensAt, notice.closesAt, locale)}</td>
      !${anyOpen ? (now < notice.closesAt ? open : '<td></td><td></td>') : ''}
    </tr>`;
  };
  return html`<table class="stack">
    <thead>
      <tr>
        <th scope="col">${w.item[locale]}</th>
        <th scope="col">${w.publisher[locale]}</th>
        <th scope="col">${w.period[locale]}</th>
        !${
          anyOpen
            ? html`<th scope="col">${w.left[locale]}</th>
                <th scope="col"><span class="vh">${w.object[locale]}</span></th>`
            : ''
        }
      </tr>
    </thead>
    <tbody>
      !${notices.map(row)}
    </tbody>
  </table>`;
};
