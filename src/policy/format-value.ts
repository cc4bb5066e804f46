import type { FactValue } from './criteria.ts';
import type { Metric } from './regulation.ts';
import type { Locale } from './text.ts';
import { units, type Unit } from './units.ts';

const yesNo = { zh: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } } as const;

/** Money of the store in the form's 万元, exact: 1234500 → "123.45". */
export const moneyInForm = (cny: number): string => {
  const whole = Math.trunc(cny / 10_000);
  const rest = String(cny % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
};

/** A metric's value as a reader sees it, without its unit; an empty one is a dash. */
export const formatFact = (metric: Metric | undefined, value: FactValue | null | undefined, locale: Locale): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return yesNo[locale][`${value}`];
  if (typeof value === 'number') return metric?.kind === 'money' ? moneyInForm(value) : String(value);
  const options = metric?.kind === 'choice' || metric?.kind === 'choices' ? metric.options : {};
  const named = (option: string) => options[option]?.[locale] ?? option;
  return typeof value === 'string' ? named(value) : value.map(named).join(locale === 'zh' ? '、' : ', ');
};

/** The unit of a metric in words, empty where it has none. */
export const unitName = (metric: Metric | undefined, locale: Locale): string =>
  metric && 'unit' in metric ? units[metric.unit as Unit][locale] : '';
