import type { ClauseRef } from './clause.ts';
import type { Regulation } from './regulation.ts';
import { textSchema, type Text } from './text.ts';

/** A value as a reader sees it: words in both languages, or a figure, day, name or list as written. */
export type ChangedValue = Text | string;

/** One place at which two texts of a regulation differ. */
export type RuleChange = {
  /** Where in the file; members of lists are named by their id. */
  path: string;
  /** The clause the place stands under in the new text, or did in the old; null where there is none. */
  clause: ClauseRef | null;
  /** Null: not in that text. */
  before: ChangedValue | null;
  after: ChangedValue | null;
};

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Text => textSchema.safeParse(value).success;
const isLeaf = (value: unknown): boolean =>
  !isPlain(value) && !(Array.isArray(value) && value.some((item) => isPlain(item)));

const shown = (value: unknown): ChangedValue | null => {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(String).join(', ');
  return String(value);
};

/** The members of a map or list by name: a list of things with ids by these, so that one put in front moves no other. */
const membersOf = (value: unknown): Map<string, unknown> => {
  if (isPlain(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return new Map();
  return new Map(
    value.map((item, index) => [
      isPlain(item) && typeof item['id'] === 'string' ? item['id'] : String(index + 1),
      item,
    ]),
  );
};

const clauseOf = (value: unknown): ClauseRef | undefined =>
  isPlain(value) && typeof value['clause'] === 'string' ? value['clause'] : undefined;

const compare = (before: unknown, after: unknown, path: string[], clause: ClauseRef | null): RuleChange[] => {
  const here = clauseOf(after) ?? clauseOf(before) ?? clause;
  if (isText(before) || isText(after)) {
    const [old, now] = [isText(before) ? before : null, isText(after) ? after : null];
    return old?.zh === now?.zh && old?.en === now?.en
      ? []
      : [{ path: path.join('.'), clause: here, before: old, after: now }];
  }
  if (isLeaf(before) && isLeaf(after)) {
    const [old, now] = [shown(before), shown(after)];
    return old === now ? [] : [{ path: path.join('.'), clause: here, before: old, after: now }];
  }
  const [old, now] = [membersOf(before), membersOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
    compare(old.get(name), now.get(name), [...path, name], path.at(-1) === 'clauses' ? name : here),
  );
};

/** Every place at which two texts differ, in the order of the new one. `before` undefined: the text is all new. */
export const changesBetween = (before: Regulation | undefined, after: Regulation): RuleChange[] =>
  compare(before, after, [], null);

/** Whether a change concerns one criterion, and which. */
export const criterionOf = ({ path }: RuleChange): { baseType: string; criterion: string } | undefined => {
  const [part, baseType, list, criterion] = path.split('.');
  return part === 'baseTypes' && list === 'criteria' && baseType && criterion ? { baseType, criterion } : undefined;
};
