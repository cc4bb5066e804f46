import { metricsOf, type FactValue } from './criteria.ts';
import type { FormField, Metric, Regulation } from './regulation.ts';
import { visibleLength, type Text } from './text.ts';

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
  day: { pattern: /^\d{4}-\d{2}-\d{2}$/, reason: { zh: '日期格式不对', en: 'Not a date' } },
};

/** Why a value does not fit a field of the form; an empty value fits unless `complete` is asked. */
export const fieldFault = (
  field: FormField,
  value: string | number | null | undefined,
  complete: boolean,
): Text | undefined => {
  if (value === null || value === undefined || value === '') return complete && field.required ? missing : undefined;
  if (field.kind === 'money') {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? undefined
      : { zh: '请填不小于零的整数金额（元）', en: 'A whole amount in CNY, not negative' };
  }
  if (typeof value !== 'string') return { zh: '应为文字', en: 'Must be text' };
  const length = visibleLength(value);
  if (length > field.maxCharacters) return tooLong(field.maxCharacters, length);
  const rule = patterns[field.kind];
  return rule && !rule.pattern.test(value) ? rule.reason : undefined;
};

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
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
        ? undefined
        : { zh: '请填不小于零的整数', en: 'A whole number, not negative' };
    case 'measure':
      return typeof value === 'number' && value >= 0 && decimalsOf(value) <= metric.decimals
        ? undefined
        : { zh: `请填数字，最多 ${metric.decimals} 位小数`, en: `A number with at most ${metric.decimals} decimals` };
    case 'flag':
      return typeof value === 'boolean' ? undefined : { zh: '请选择是或否', en: 'Choose yes or no' };
    case 'choice':
      return typeof value === 'string' && value in metric.options
        ? undefined
        : { zh: '请从选项中选择', en: 'Choose one of the options' };
    case 'choices':
      return Array.isArray(value) &&
        value.every((option) => option in metric.options) &&
        new Set(value).size === value.length
        ? undefined
        : { zh: '请从选项中选择', en: 'Choose from the options' };
    case 'statement': {
      if (typeof value !== 'string') return { zh: '应为文字', en: 'Must be text' };
      const length = visibleLength(value);
      return length > metric.maxCharacters ? tooLong(metric.maxCharacters, length) : undefined;
    }
  }
};

export type Entries = {
  place: Text | { zh: string; en: string };
  form: Readonly<Record<string, string | number | null | undefined>>;
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
  const fields = regulation.form.sections.flatMap((section) => section.fields);
  for (const field of fields) note(`form.${field.id}`, fieldFault(field, entries.form[field.id], complete));
  const metrics = metricsOf(regulation, baseTypeId);
  for (const { id, metric } of metrics) note(`facts.${id}`, factFault(metric, entries.facts[id], complete));
  const unknown: Text = { zh: '表中没有此项', en: 'The form has no such entry' };
  for (const id of Object.keys(entries.form)) if (!fields.some((field) => field.id === id)) note(`form.${id}`, unknown);
  for (const id of Object.keys(entries.facts))
    if (!metrics.some((metric) => metric.id === id)) note(`facts.${id}`, unknown);
  const naming = regulation.baseTypes[baseTypeId]?.naming;
  if (complete && naming && naming.place !== 'none' && entries.place.zh.trim() === '') note('place', missing);
  return faults;
};

/** What an entry is called, for messages, flags and lists of changes. */
export const entryLabel = (regulation: Regulation, path: string): Text => {
  const [kind, name = ''] = path.split(/\.(.*)/s);
  if (kind === 'place') return { zh: '城市或园区名', en: 'City or park' };
  if (kind === 'form')
    return (
      regulation.form.sections.flatMap((section) => section.fields).find((field) => field.id === name)?.label ?? {
        zh: name,
        en: name,
      }
    );
  if (kind === 'facts') return regulation.metrics[name]?.label ?? { zh: name, en: name };
  if (name.startsWith('evidence:')) {
    const label = regulation.metrics[name.slice('evidence:'.length)]?.label;
    if (label) return { zh: `${label.zh}的证明`, en: `Proof: ${label.en}` };
  }
  return regulation.materials.find((material) => material.id === name)?.label ?? { zh: name, en: name };
};
