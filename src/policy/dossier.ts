import { metricsOf, type FactValue } from './criteria.ts';
import type { FormField, FormSection } from './form.ts';
import { parseLawDay } from './law-day.ts';
import type { Metric, Regulation } from './regulation.ts';
import type { Applicants } from './route.ts';
import { visibleLength, type Text } from './text.ts';

/** A stored entry of a form: words, a figure, chosen options, or nothing. */
export type FormValue = string | number | readonly string[] | null;

/** What is wrong with one entry of a form: its path (`form.x`, `facts.x`, `place`) and why, in words. */
export type EntryFault = { path: string; reason: Text; missing: boolean };

const missing: Text = { zh: '请填写', en: 'Please fill in' };
const tooLong = (maximum: number, length: number): Text => ({
  zh: `不超过 ${maximum} 字，现有 ${length} 字`,
  en: `At most ${maximum} characters; there are ${length}`,
});

const patterns: Partial<Record<FormField['kind'], { pattern: RegExp; reason: Text }>> = {
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, reason: { zh: '邮箱格式不对', en: 'Not an e-mail address' } },
  phone: {
    pattern: /^\+?[0-9][0-9 ()-]{4,29}$/,
    reason: { zh: '电话只含数字、空格、括号和连字符', en: 'Digits, spaces, brackets and hyphens only' },
  },
  postcode: { pattern: /^[A-Za-z0-9][A-Za-z0-9 -]{2,11}$/, reason: { zh: '邮编格式不对', en: 'Not a postcode' } },
};

/** Why a value does not fit a field of the form; an empty value fits unless `complete` is asked. */
export const fieldFault = (field: FormField, value: FormValue | undefined, complete: boolean): Text | undefined => {
  if (value === null || value === undefined || value === '') return complete && field.required ? missing : undefined;
  if (field.kind === 'money') {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? undefined
      : { zh: '请填不小于零的整数金额（元）', en: 'A whole amount in CNY, not negative' };
  }
  if (field.kind === 'number') {
    return typeof value === 'number' && value >= 0 && decimalsOf(value) <= field.decimals
      ? undefined
      : field.decimals === 0
        ? wholeNumber
        : { zh: `请填数字，最多 ${field.decimals} 位小数`, en: `A number with at most ${field.decimals} decimals` };
  }
  if (field.kind === 'choices') {
    if (!Array.isArray(value) || new Set(value).size !== value.length) return fromOptions;
    if (complete && field.required && value.length === 0) return missing;
    return value.map((option) => optionFault(field, option)).find((fault) => fault !== undefined);
  }
  if (typeof value !== 'string') return { zh: '应为文字', en: 'Must be text' };
  if (field.kind === 'choice') return optionFault(field, value);
  if (field.kind === 'yes-no')
    return value === 'yes' || value === 'no' ? undefined : { zh: '请选择是或否', en: 'Choose yes or no' };
  if (field.kind === 'country')
    return /^[A-Z]{2}$/.test(value) ? undefined : { zh: '请选择国家或地区', en: 'Choose the country or region' };
  if (field.kind === 'day' && parseLawDay(value) === undefined) return { zh: '没有这一天', en: 'There is no such day' };
  const length = visibleLength(value);
  if (length > field.maxCharacters) return tooLong(field.maxCharacters, length);
  if (field.language === 'zh' && !/\p{Script=Han}/u.test(value))
    return { zh: '此项请用中文填写', en: 'This entry is to be written in Chinese' };
  const rule = patterns[field.kind];
  return rule && !rule.pattern.test(value) ? rule.reason : undefined;
};

const wholeNumber: Text = { zh: '请填不小于零的整数', en: 'A whole number, not negative' };
const fromOptions: Text = { zh: '请从选项中选择', en: 'Choose from the options' };

/** "Other" is stored with its text behind a colon: `other:科技园区运营`. */
export const OTHER = 'other:';

const optionFault = (field: FormField, option: string): Text | undefined => {
  if (!option.startsWith(OTHER)) return option in (field.options ?? {}) ? undefined : fromOptions;
  if (field.other === undefined) return fromOptions;
  const length = visibleLength(option.slice(OTHER.length).trim());
  if (length === 0) return { zh: '选择“其他”时请注明', en: 'Please say what “other” is' };
  return length > field.maxCharacters ? tooLong(field.maxCharacters, length) : undefined;
};

/** A field of the regulation's form by its id. */
export const fieldOf = (regulation: Regulation, id: string): FormField | undefined =>
  regulation.form.sections.flatMap((section) => section.fields).find((field) => field.id === id);

/** The fields a type's form asks. */
export const sectionsFor = (regulation: Regulation, baseTypeId: string): FormSection[] =>
  regulation.form.sections.filter((section) => section.forTypes?.includes(baseTypeId) ?? true);

const decimalsOf = (value: number): number => {
  const text = String(value);
  return text.includes('e') ? Number.POSITIVE_INFINITY : (text.split('.')[1]?.length ?? 0);
};

/** Why a value does not fit a metric. */
export const factFault = (metric: Metric, value: FactValue | null | undefined, complete: boolean): Text | undefined => {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return complete ? missing : undefined;
  }
  switch (metric.kind) {
    case 'count':
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? undefined : wholeNumber;
    case 'measure':
      return typeof value === 'number' && value >= 0 && decimalsOf(value) <= metric.decimals
        ? undefined
        : { zh: `请填数字，最多 ${metric.decimals} 位小数`, en: `A number with at most ${metric.decimals} decimals` };
    case 'flag':
      return typeof value === 'boolean' ? undefined : { zh: '请选择是或否', en: 'Choose yes or no' };
    case 'day':
      return typeof value === 'string' && parseLawDay(value) !== undefined
        ? undefined
        : { zh: '没有这一天', en: 'There is no such day' };
    case 'choice':
      return typeof value === 'string' && value in metric.options
        ? undefined
        : { zh: '请从选项中选择', en: 'Choose one of the options' };
    case 'choices':
      return Array.isArray(value) &&
        value.every((option) => option in metric.options) &&
        new Set(value).size === value.length
        ? undefined
        : fromOptions;
    case 'statement': {
      if (typeof value !== 'string') return { zh: '应为文字', en: 'Must be text' };
      const length = visibleLength(value);
      return length > metric.maxCharacters ? tooLong(metric.maxCharacters, length) : undefined;
    }
  }
};

export type Entries = {
  place: Text | { zh: string; en: string };
  form: Readonly<Record<string, FormValue | undefined>>;
  /** Which of the regulation's applicants it is, and by which lane. */
  group?: string | null;
  lane?: string | null;
  facts: Readonly<Record<string, FactValue | null | undefined>>;
};

/**
 * Everything wrong with the entries under a regulation's form and the metrics of a type. `complete` asks for
 * required entries too, as submitting does; saving a draft does not. Entries the form does not know are faults.
 */
export const dossierFaults = (
  regulation: Regulation,
  baseTypeId: string,
  entries: Entries,
  complete: boolean,
): EntryFault[] => {
  const faults: EntryFault[] = [];
  const note = (path: string, reason: Text | undefined) => {
    if (reason) faults.push({ path, reason, missing: reason === missing });
  };
  const fields = sectionsFor(regulation, baseTypeId).flatMap((section) => section.fields);
  for (const field of fields) note(`form.${field.id}`, fieldFault(field, entries.form[field.id], complete));
  const metrics = metricsOf(regulation, baseTypeId);
  for (const { id, metric } of metrics) note(`facts.${id}`, factFault(metric, entries.facts[id], complete));
  const unknown: Text = { zh: '表中没有此项', en: 'The form has no such entry' };
  for (const id of Object.keys(entries.form)) if (!fields.some((field) => field.id === id)) note(`form.${id}`, unknown);
  for (const id of Object.keys(entries.facts))
    if (!metrics.some((metric) => metric.id === id)) note(`facts.${id}`, unknown);
  const naming = regulation.baseTypes[baseTypeId]?.naming;
  if (complete && naming && naming.place !== 'none' && entries.place.zh.trim() === '') note('place', missing);
  for (const fault of applicantFaultsOf(regulation, entries, complete)) faults.push(fault);
  return faults;
};

/** Whether the group and the lane are of the regulation and go together. */
const applicantFaultsOf = (regulation: Regulation, entries: Entries, complete: boolean): EntryFault[] => {
  const { applicants } = regulation;
  const group = entries.group ?? null;
  const lane = entries.lane ?? null;
  if (applicants === undefined) {
    const unknown = { zh: '本办法不分申报对象', en: 'The regulation has no groups of applicants' };
    return group === null && lane === null ? [] : [{ path: 'group', reason: unknown, missing: false }];
  }
  const faults: EntryFault[] = [];
  if (group === null && complete) faults.push({ path: 'group', reason: missing, missing: true });
  if (lane === null && complete && Object.keys(applicants.lanes).length > 0)
    faults.push({ path: 'lane', reason: missing, missing: true });
  if (group !== null && !(group in applicants.groups))
    faults.push({ path: 'group', reason: fromOptions, missing: false });
  if (lane !== null && !lanesOf(applicants, group).includes(lane))
    faults.push({
      path: 'lane',
      reason: { zh: '该类申报对象不走此途径', en: 'This group of applicants does not use this lane' },
      missing: false,
    });
  return faults;
};

/** The lanes open to a group of applicants. */
export const lanesOf = (applicants: Applicants, group: string | null): string[] =>
  (group === null ? undefined : applicants.groups[group]?.lanes) ?? Object.keys(applicants.lanes);

/** What an entry is called, for messages, flags and lists of changes. */
export const entryLabel = (regulation: Regulation, path: string): Text => {
  const [kind, name = ''] = path.split(/\.(.*)/s);
  if (kind === 'place') return { zh: '城市或园区名', en: 'City or park' };
  if (kind === 'group') return { zh: '申报对象', en: 'Kind of applicant' };
  if (kind === 'lane') return { zh: '申报途径', en: 'Lane' };
  if (kind === 'jointEntry') return regulation.jointEntry?.label ?? { zh: '同时申报', en: 'Joint entry' };
  if (kind === 'form') return fieldOf(regulation, name)?.label ?? { zh: name, en: name };
  if (kind === 'facts') return regulation.metrics[name]?.label ?? { zh: name, en: name };
  if (name.startsWith('evidence:')) {
    const label = regulation.metrics[name.slice('evidence:'.length)]?.label;
    if (label) return { zh: `${label.zh}的证明`, en: `Proof: ${label.en}` };
  }
  return regulation.materials.find((material) => material.id === name)?.label ?? { zh: name, en: name };
};
