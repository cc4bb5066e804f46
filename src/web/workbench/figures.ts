import type { FactValue } from '#policy/criteria.ts';
import type { Metric } from '#policy/regulation.ts';
import { units } from '#policy/units.ts';

/** A figure as a person writes it: Arabic digits, half- or full-width, with or without grouping. */
export type Parsed =
  | { ok: true; value: number | null }
  | { ok: false; reason: 'not-digits' | 'whole' | 'decimals' | 'too-large' };

const WAN_DIGITS = 4;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s,，'’]/gu, '');

const parse = (text: string, decimals: number, scaleDigits: number): Parsed => {
  const figure = plain(text);
  if (figure === '') return { ok: true, value: null };
  const match = /^(\d+)(?:\.(\d*))?$/u.exec(figure);
  if (match === null) return { ok: false, reason: 'not-digits' };
  const whole = match[1] ?? '0';
  const fraction = (match[2] ?? '').replace(/0+$/u, '');
  if (fraction.length > decimals) return { ok: false, reason: decimals === 0 ? 'whole' : 'decimals' };
  if (whole.replace(/^0+/u, '').length > 10) return { ok: false, reason: 'too-large' };
  const value =
    scaleDigits === 0
      ? Number(`${whole}.${fraction || '0'}`)
      : Number(BigInt(whole + fraction.padEnd(scaleDigits, '0')));
  return { ok: true, value };
};

/** 元 from 万元 as written, by moving the point in the text: 0.29 万元 is 2900 元 and nothing beside. */
export const parseMoney = (text: string): Parsed => parse(text, WAN_DIGITS, WAN_DIGITS);
export const parseCount = (text: string): Parsed => parse(text, 0, 0);
export const parseMeasure = (text: string, decimals: number): Parsed => parse(text, decimals, 0);

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/gu, '\u202F');

/** 万元 of whole 元, exact: 2900 is 0.29. */
export const moneyFigure = (cny: number): string => {
  const digits = String(Math.trunc(cny)).padStart(WAN_DIGITS + 1, '0');
  const fraction = digits.slice(-WAN_DIGITS).replace(/0+$/u, '');
  const whole = digits.slice(0, -WAN_DIGITS);
  return fraction === '' ? whole : `${whole}.${fraction}`;
};

/** A figure for reading: thousands apart, at most as many places as it has. */
export const figureLabel = (value: number): string => {
  const [whole = '0', fraction] = String(value).split('.');
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
};

const kindOf = (metric: Metric): Metric['kind'] => metric.kind;

/** What stands in an input for a stored figure. */
export const inputFigure = (metric: Metric | { kind: 'money' }, value: FactValue | null | undefined): string => {
  if (typeof value !== 'number') return '';
  return metric.kind === 'money' ? moneyFigure(value) : String(value);
};

export const parseFor = (metric: Metric, text: string): Parsed => {
  if (kindOf(metric) === 'money') return parseMoney(text);
  return metric.kind === 'measure' ? parseMeasure(text, metric.decimals) : parseCount(text);
};

/** The unit in which a metric is filled and read, or null for what has none. */
export const unitOf = (metric: Metric): { zh: string; en: string } | null =>
  'unit' in metric ? units[metric.unit] : null;
