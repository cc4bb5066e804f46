import { z } from 'zod';

/** A part of a value that does not fit the schema: where, and why, written “中文 / English”. */
export type ReadableIssue = { path: (string | number)[]; reason: string };

type Issue = z.core.$ZodIssue;

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

const plainPath = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'symbol' ? String(part) : part));

const wordsFrom = (locale: typeof chinese, issue: Issue): string => {
  const words = locale(issue as never);
  return typeof words === 'string' ? words : (words?.message ?? issue.message);
};

/** Of the shapes a value could have had, the one it comes closest to: its faults are those the writer has to mend. */
const nearest = (branches: readonly Issue[][]): Issue[] => branches.toSorted((a, b) => weight(a) - weight(b))[0] ?? [];
const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 1 + issue.keys.length : 2), 0);

/** What a schema says against a value, in both languages and, of alternatives, only against the nearest. */
export const readableIssues = (issues: readonly Issue[], prefix: readonly PropertyKey[] = []): ReadableIssue[] =>
  issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const inner = readableIssues(nearest(issue.errors), path);
      if (inner.length > 0) return inner;
    }
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: plainPath([...path, key]),
        reason: `没有“${key}”这一项 / Unrecognized key "${key}"`,
      }));
    if (issue.code === 'invalid_type' && issue.input === undefined)
      return { path: plainPath(path), reason: '缺少此项 / This is missing' };
    const reason = issue.message.includes(' / ')
      ? issue.message
      : `${wordsFrom(chinese, issue)} / ${wordsFrom(english, issue)}`;
    return [{ path: plainPath(path), reason }];
  });
