/**
 * A call that applies another regulation: its file says only what it sets itself (who applies, its own materials, its
 * first steps, its support), and takes over the rest. What is taken over keeps its clauses, cited behind the
 * regulation's id, so that the reader of a check sees which text asks it.
 */

type Plain = { [key: string]: unknown };
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cite = (source: string, clause: string): string => (clause.includes('/') ? clause : `${source}/${clause}`);

/** Every clause named in a rule, cited as of its source. */
const cited = (value: unknown, source: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => cited(item, source));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key === 'clause' && typeof child === 'string') return [key, cite(source, child)];
      if (key === 'clauses' && Array.isArray(child)) return [key, child.map((clause: string) => cite(source, clause))];
      return [key, cited(child, source)];
    }),
  );
};

/** Parts of which both texts contribute entries. */
const joined = ['readings', 'metrics', 'baseTypes', 'bodies'] as const;
/** A form of which the call states only parts (how many bound copies) is the parent's with those; one with sections of its own is its own. */
const formOf = (own: unknown, taken: unknown): unknown =>
  isPlain(own) && isPlain(taken) && !('sections' in own) ? { ...taken, ...own } : (own ?? taken);

/** Parts that are only the parent's own. */
const notTaken = new Set(['id', 'title', 'shortTitle', 'under', 'clauses', 'supersedes', 'localMeasures']);

/** The call's file completed by the regulation it applies. Both as plain values, before they are checked as a whole. */
export const applyRegulation = (own: Plain, parent: Plain): Plain => {
  const source = String(parent['id']);
  const taken = Object.fromEntries(
    Object.entries(parent)
      .filter(([key]) => !notTaken.has(key))
      .map(([key, value]) => [key, cited(value, source)]),
  );
  const clauses = Object.fromEntries(
    Object.entries(isPlain(parent['clauses']) ? parent['clauses'] : {}).map(([clause, told]) => [
      cite(source, clause),
      told,
    ]),
  );
  const result: Plain = {
    ...taken,
    ...own,
    form: formOf(own['form'], taken['form']),
    clauses: { ...(own['clauses'] as Plain), ...clauses },
  };
  for (const key of joined) result[key] = { ...(taken[key] as Plain), ...(own[key] as Plain | undefined) };
  return result;
};
