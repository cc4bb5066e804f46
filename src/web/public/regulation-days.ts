import { html } from 'ghtml';
import type { LawDay } from '#policy/law-day.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { dayLabel } from './dates.ts';

/** One text of a regulation over the days on which it is the rule. */
export type EditionRow = {
  version: string;
  from: LawDay;
  /** First day on which it no longer is. */
  until: LawDay | null;
};

/** Which text of a regulation a page shows, and what was asked. */
export type RegulationDays = {
  /** What was entered as the day; empty: nothing was asked. */
  asked: string;
  /** The text of today or nearest to it; that of the day asked; or why there is none of that day. */
  answer: 'nearest' | 'of-day' | 'no-such-day' | 'no-rule';
  day: LawDay | null;
  /** First day of the text shown. */
  from: LawDay;
  editions: readonly EditionRow[];
};

const w = {
  heading: { zh: '查看某日的规定', en: 'The rule on a day' },
  day: { zh: '日期', en: 'Day' },
  show: { zh: '查看', en: 'Show' },
  editions: { zh: '历次文本', en: 'Texts over time' },
  shown: { zh: '本页所示', en: 'shown here' },
  onward: (from: Text): Text => ({ zh: `自${from.zh}起`, en: `from ${from.en}` }),
  until: (from: Text, to: Text): Text => ({
    zh: `${from.zh}至${to.zh}前`,
    en: `from ${from.en} until before ${to.en}`,
  }),
  ofDay: (day: Text, span: Text): Text => ({
    zh: `${day.zh}的规定：以下文本${span.zh}为准。`,
    en: `The rule on ${day.en}: the text below holds ${span.en}.`,
  }),
  noSuchDay: (asked: string): Text => ({
    zh: `没有“${asked}”这一天，请按 年-月-日 填写，例如 2026-03-01。以下为现行文本。`,
    en: `There is no day “${asked}”. Enter year-month-day, for example 2026-03-01. The present text follows.`,
  }),
  noRule: (day: Text): Text => ({
    zh: `${day.zh}此办法没有施行的文本。以下为最近的文本。`,
    en: `On ${day.en} no text of this regulation was in force. The nearest text follows.`,
  }),
};

const both = (day: LawDay): Text => ({ zh: dayLabel(day, 'zh'), en: dayLabel(day, 'en') });
const spanOf = ({ from, until }: EditionRow): Text =>
  until === null ? w.onward(both(from)) : w.until(both(from), both(until));

const answerText = (days: RegulationDays): Text | undefined => {
  const shown = days.editions.find((edition) => edition.from === days.from);
  if (days.answer === 'no-such-day') return w.noSuchDay(days.asked);
  if (days.day === null) return undefined;
  if (days.answer === 'no-rule') return w.noRule(both(days.day));
  return shown && w.ofDay(both(days.day), spanOf(shown));
};

/** The form that asks for a day, the answer in words, and every text there was or will be. */
export const regulationDays = (id: string, days: RegulationDays, locale: Locale): string => {
  const answer = answerText(days);
  const failed = days.answer === 'no-such-day' || days.answer === 'no-rule';
  const address = addressesOf(locale).regulation(id);
  return html`<section class="days" aria-label="${w.editions[locale]}">
    <form class="code" action="${address}" method="get">
      <label for="on">${w.heading[locale]}</label>
      <input
        id="on"
        name="on"
        type="date"
        required
        value="${days.day ?? ''}"
        !${failed ? 'aria-describedby="on-answer"' : ''}
      />
      <button class="btn">${w.show[locale]}</button>
    </form>
    !${
      answer === undefined
        ? ''
        : html`<p class="${failed ? 'alert' : 'note'}" id="on-answer" role="status">${answer[locale]}</p>`
    }
    !${
      days.editions.length < 2
        ? ''
        : html`<h2>${w.editions[locale]}</h2>
            <ul class="editions">
              !${days.editions.map(
                (edition) =>
                  html`<li>
                    <a
                      href="${`${address}?on=${edition.from}`}"
                      !${edition.from === days.from ? 'aria-current="true"' : ''}
                      >${spanOf(edition)[locale]}</a
                    >
                    <code>${edition.version}</code>
                    !${edition.from === days.from ? html`<span class="tag open">${w.shown[locale]}</span>` : ''}
                  </li>`,
              )}
            </ul>`
    }
  </section>`;
};
