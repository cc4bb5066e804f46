import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { words } from './words.ts';

/** Names of the fields as the form posts them (multipart/form-data). */
export const objectionFields = ['applicationId', 'name', 'contact', 'content', 'evidence'] as const;
export type ObjectionField = (typeof objectionFields)[number];

/** What a person sent and why it was not taken: entries kept, words at each field, and words for the whole where no field is at fault. */
export type ObjectionAttempt = {
  entries: Partial<Record<Exclude<ObjectionField, 'evidence'>, string>>;
  faults: Partial<Record<ObjectionField, string>>;
  message: string | null;
  /** A file was chosen; the browser forgets it and the person must know. */
  evidenceLost: boolean;
};

type Notice = { id: string; items: { applicationId: string; number: string; unitName: Text; baseTypeName: Text }[] };

const w = words.notice;
const labels: Record<ObjectionField, Text> = {
  applicationId: w.about,
  name: w.name,
  contact: w.contact,
  content: w.content,
  evidence: w.evidence,
};

const summary = (attempt: ObjectionAttempt, locale: Locale): string => {
  const faulty = objectionFields.filter((field) => attempt.faults[field] !== undefined);
  if (faulty.length === 0 && attempt.message === null) return '';
  const head = attempt.message ?? w.faults(faulty.length)[locale];
  return html`<div class="alert" role="alert" id="faults" style="margin-bottom:20px">
    <strong>${head}</strong>
    !${attempt.message === null ? '' : html`<p>${w.kept[locale]}</p>`}
    <ul>
      !${faulty.map((field) => html`<li><a href="#field-${field}">${labels[field][locale]}</a>${locale === 'zh' ? '：' : ': '}${attempt.faults[field]}</li>`)}
    </ul>
  </div>`;
};

/** Label, control, hint and fault of one field, tied together for screen readers. */
const field = (
  name: ObjectionField,
  hint: Text | null,
  attempt: ObjectionAttempt | null,
  locale: Locale,
  control: (attributes: string) => string,
): string => {
  const fault = attempt?.faults[name];
  const described = [hint === null ? '' : `hint-${name}`, fault === undefined ? '' : `fault-${name}`]
    .filter(Boolean)
    .join(' ');
  const attributes = html`id="field-${name}" name="${name}"
  !${described === '' ? '' : `aria-describedby="${described}"`} !${fault === undefined ? '' : 'aria-invalid="true"'}`;
  return html`<div>
    <label for="field-${name}">${labels[name][locale]}</label>
    !${control(attributes)} !${hint === null ? '' : html`<p class="hint" id="hint-${name}">${hint[locale]}</p>`}
    !${fault === undefined ? '' : html`<p class="fault" id="fault-${name}">${fault}</p>`}
  </div>`;
};

/** The real-name objection form of a notice. It works without script and without an account. */
export const objectionForm = (notice: Notice, attempt: ObjectionAttempt | null, locale: Locale): string => {
  const entries = attempt?.entries ?? {};
  const [only] = notice.items;
  const chosen = entries.applicationId ?? (notice.items.length === 1 ? only?.applicationId : undefined);
  const options = notice.items.map(
    (item) =>
      html`<option value="${item.applicationId}" !${item.applicationId === chosen ? 'selected' : ''}>
        ${item.unitName[locale]}${locale === 'zh' ? `（${item.baseTypeName.zh}）` : ` (${item.baseTypeName.en})`}
      </option>`,
  );
  const evidenceHint: Text = attempt?.evidenceLost
    ? { zh: `${w.evidenceHelp.zh}。${w.evidenceAgain.zh}`, en: `${w.evidenceHelp.en}. ${w.evidenceAgain.en}` }
    : w.evidenceHelp;
  return html`<p class="second prose">${w.objectionLead[locale]}</p>
    <form
      class="form"
      style="margin-top:20px"
      action="${addressesOf(locale).objections(notice.id)}"
      method="post"
      enctype="multipart/form-data"
    >
      !${attempt === null ? '' : summary(attempt, locale)}
      !${field(
        'applicationId',
        null,
        attempt,
        locale,
        (all) =>
          html`<select !${all} required>
            <option value="">${w.choose[locale]}</option>
            !${options}
          </select>`,
      )}
      !${field('name', w.nameHelp, attempt, locale, (all) => html`<input !${all} required minlength="2" maxlength="50" autocomplete="name" value="${entries.name}" />`)}
      !${field('contact', w.contactHelp, attempt, locale, (all) => html`<input !${all} required minlength="5" maxlength="100" value="${entries.contact}" />`)}
      !${field('content', w.contentHelp, attempt, locale, (all) => html`<textarea !${all} required minlength="10" maxlength="3000" rows="8">${entries.content}</textarea>`)}
      !${field('evidence', evidenceHint, attempt, locale, (all) => html`<input !${all} type="file" accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" />`)}
      <div><button class="btn primary lg">${w.submit[locale]}</button></div>
    </form>`;
};
