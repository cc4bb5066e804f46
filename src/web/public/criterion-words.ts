import { leafOf } from '#policy/criteria.ts';
import type { CriterionTest, LeafTest, Metric, Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import { units } from '#policy/units.ts';
import { words } from './words.ts';

const w = words.rule;

const grouped = (value: number): string => {
  const [whole = '', decimals] = String(value).split('.');
  // Four digits stay together; a thin gap helps only from five on.
  const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole;
  return decimals === undefined ? spaced : `${spaced}.${decimals}`;
};

/** A figure with its unit; money is written the way forms write it in Chinese and in full in English. */
const amount = (metric: Metric | undefined, value: number): Text => {
  if (metric === undefined || !('unit' in metric)) return { zh: String(value), en: String(value) };
  const unit = units[metric.unit];
  if (metric.kind === 'money') {
    const yearly = metric.unit === 'cnyPerYear' ? ' a year' : '';
    return { zh: `${grouped(value / unit.formScale)} ${unit.zh}`, en: `${grouped(value)} CNY${yearly}` };
  }
  const one = unit.en.replace(/^people/, 'person').replace(/^(\w+)s\b/, '$1');
  return { zh: `${grouped(value)} ${unit.zh}`, en: `${grouped(value)} ${value === 1 ? one : unit.en}` };
};

const optionList = (metric: Metric | undefined, ids: readonly string[]): Text => {
  const names = ids.map((id) => (metric && 'options' in metric ? metric.options[id] : undefined) ?? { zh: id, en: id });
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
};

const unitWanted = (test: Extract<LeafTest, { unit: unknown }>): Text => {
  if (test.unit === 'jurisdiction') return test.equals === 'domestic' ? w.domestic : w.foreign;
  return test.equals === true ? w.legalPerson : w.notLegalPerson;
};

/** What one test looks at, what it wants there, and the proof asked for. */
export type TestInWords = { subject: Text | null; wanted: Text; evidence: Text | null };

/** A test of a criterion in words, by the readings the regulation has chosen. */
export const testInWords = (regulation: Regulation, test: CriterionTest): TestInWords => {
  const leaf = leafOf(regulation, test);
  if ('unit' in leaf) return { subject: null, wanted: unitWanted(leaf), evidence: null };
  if ('material' in leaf) {
    const material = regulation.materials.find((each) => each.id === leaf.material);
    return { subject: material?.label ?? null, wanted: w.provide, evidence: null };
  }
  const metric = regulation.metrics[leaf.metric];
  const told = { subject: metric?.label ?? null, evidence: metric?.evidence ?? null };
  if ('atLeast' in leaf) return { ...told, wanted: w.atLeast(amount(metric, leaf.atLeast)) };
  if ('moreThan' in leaf) return { ...told, wanted: w.moreThan(amount(metric, leaf.moreThan)) };
  if ('is' in leaf) return { ...told, wanted: leaf.is ? w.yes : w.no };
  if ('yearsOld' in leaf) return { ...told, wanted: w.fullYears(leaf.yearsOld) };
  if ('oneOf' in leaf) return { ...told, wanted: w.oneOf(optionList(metric, leaf.oneOf)) };
  if ('includes' in leaf) return { ...told, wanted: w.allOf(optionList(metric, leaf.includes)) };
  return { ...told, wanted: w.judged };
};
