import type { FactValue } from './criteria.ts';
import { OTHER, type FormValue } from './dossier.ts';
import type { FormField } from './form.ts';
import type { Metric } from './regulation.ts';
import type { Locale } from './text.ts';
import { units, type Unit } from './units.ts';

export const yesNo = { zh: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } } as const;

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

/** One chosen option in words; "other" is its own text. */
const optionText = (field: FormField | undefined, option: string, locale: Locale): string =>
  option.startsWith(OTHER)
    ? `${field?.other?.[locale] ?? ''}${locale === 'zh' ? '：' : ': '}${option.slice(OTHER.length)}`
    : (field?.options?.[option]?.[locale] ?? option);

/** An entry of a form as a reader sees it; empty text where nothing is entered. Countries are given by code unless `country` names them. */
export const formatField = (
  field: FormField | undefined,
  value: FormValue | undefined,
  locale: Locale,
  country: (code: string) => string = (code) => code,
): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return field?.kind === 'number' ? String(value) : moneyInForm(value);
  if (typeof value !== 'string')
    return value.map((option) => optionText(field, option, locale)).join(locale === 'zh' ? '、' : ', ');
  if (field?.kind === 'choice') return optionText(field, value, locale);
  if (field?.kind === 'country') return value === '' ? '' : country(value);
  return field?.kind === 'yes-no' && value !== '' ? yesNo[locale][value === 'yes' ? 'true' : 'false'] : value;
};
