import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { instantLabel } from './dates.ts';
import { words } from './words.ts';

export type AnsweredQuestion = { question: string; answer: Text; answeredAt: Date };
/** What came of a question just sent: taken, or what is wrong with it with the words kept. */
export type QuestionAttempt = { taken: boolean; question: string; askedBy: string; fault: string | null };

const w = words.questions;

const form = (callId: string, attempt: QuestionAttempt | null, locale: Locale): string =>
  html`<form class="form" action="${addressesOf(locale).questions(callId)}" method="post" style="margin-top:20px">
    !${attempt?.fault ? html`<div class="alert" role="alert">${attempt.fault}</div>` : ''}
    <div>
      <label for="field-question">${w.question[locale]}</label>
      <textarea
        id="field-question"
        name="question"
        rows="4"
        required
        minlength="5"
        maxlength="1000"
        aria-describedby="hint-question"
      >
${attempt?.taken === false ? attempt.question : ''}</textarea>
      <p class="hint" id="hint-question">${w.hint[locale]}</p>
    </div>
    <div>
      <label for="field-askedBy">${w.askedBy[locale]}</label>
      <input
        id="field-askedBy"
        name="askedBy"
        maxlength="50"
        autocomplete="name"
        value="${attempt?.taken === false ? attempt.askedBy : ''}"
      />
    </div>
    <button class="btn">${w.send[locale]}</button>
  </form>`;

/** Answered questions of a call, and the form to ask; it works without script and without an account. */
export const questionsSection = (
  callId: string,
  questions: readonly AnsweredQuestion[],
  attempt: QuestionAttempt | null,
  locale: Locale,
): string =>
  html`<section aria-labelledby="questions">
    <div class="sech"><h2 id="questions">${w.title[locale]}</h2></div>
    !${attempt?.taken ? html`<p class="note" role="status">${w.taken[locale]}</p>` : ''}
    !${
      questions.length === 0
        ? html`<p class="second">${w.none[locale]}</p>`
        : html`<dl class="questions">
            !${questions.map(
              (each) =>
                html`<dt class="prose">${each.question}</dt>
                  <dd class="prose">
                    ${each.answer[locale]} <span class="muted small">${instantLabel(each.answeredAt, locale)}</span>
                  </dd>`,
            )}
          </dl>`
    }
    <div class="noprint">!${form(callId, attempt, locale)}</div>
  </section>`;
