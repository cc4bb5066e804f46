import { clauseOrder } from '#policy/clause-order.ts';
import type { ClauseRef } from '#policy/clause.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import type { zhRegulations } from '../locale/zh-regulations.ts';

export type PartName = keyof typeof zhRegulations.regulationPart;
/** A rule that names a clause: which part of the regulation it belongs to, and what it says in short. */
export type CitedRule = { clause: ClauseRef; part: PartName; words: Text | null };
export type ReadingRule = { id: string } & Regulation['readings'][string];
/** An article with the clauses in it, each with what rests on it. */
export type OutlineClause = {
  clause: ClauseRef;
  told: Regulation['clauses'][string] | undefined;
  rules: CitedRule[];
  readings: ReadingRule[];
};

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): Text | null =>
  isPlain(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
    ? { zh: value['zh'], en: value['en'] }
    : null;

/** Members whose own name is the better heading than that of the part they stand in. */
const inner: readonly PartName[] = ['criteria', 'steps', 'naming'];
const known: readonly string[] = (
  'baseTypes materials routes form recognition duties assessment relaxation publicity expertReview renewal exit fraud ' +
  'reviewMisconduct yearlyCap funding jointEntry upgrade bridge home localMeasures applicants nomination submission ' +
  'effective supersedes interpreter activityKinds referenceDay'
).split(' ');

const partOf = (path: readonly string[]): PartName => {
  const last = inner.find((name) => path.at(-1) === name || path.at(-2) === name);
  const first = path[0] ?? '';
  return last ?? (known.includes(first) ? (first as PartName) : 'other');
};

/** The words by which a rule is known: what it asks, else what it is called, else what it says. */
const wordsOf = (rule: Plain): Text | null =>
  ['condition', 'label', 'name', 'title', 'summary', 'text', 'basis', 'pattern', 'awardedBy']
    .map((key) => textIn(rule[key]))
    .find((text) => text !== null) ?? figures(rule);

/** Single figures of a rule that has no words of its own. */
const figures = (rule: Plain): Text | null => {
  const said = Object.entries(rule).filter(
    ([key, value]) => key !== 'clause' && ['number', 'string'].includes(typeof value),
  );
  const text = said.map(([key, value]) => `${key}: ${String(value)}`).join(', ');
  return text === '' ? null : { zh: text, en: text };
};

const rulesIn = (value: unknown, path: readonly string[]): CitedRule[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => rulesIn(item, [...path, String(index)]));
  if (!isPlain(value)) return [];
  const own =
    typeof value['clause'] === 'string' ? [{ clause: value['clause'], part: partOf(path), words: wordsOf(value) }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, child]) => rulesIn(child, [...path, key]))];
};

/** Every clause a regulation tells of or cites, in order, with its rules and readings. */
export const regulationOutline = (regulation: Regulation): OutlineClause[] => {
  const { clauses, readings, ...rest } = regulation;
  const rules = rulesIn(rest, []);
  const named = [...Object.keys(clauses), ...rules.map((rule) => rule.clause)];
  return [...new Set(named)].toSorted(clauseOrder).map((clause) => ({
    clause,
    told: clauses[clause],
    rules: rules.filter((rule) => rule.clause === clause),
    readings: Object.entries(readings).flatMap(([id, reading]) =>
      reading.clause === clause ? [{ id, ...reading }] : [],
    ),
  }));
};
