import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clauseIsTold } from '#policy/regulation-check.ts';
import { coverageOf, readMarks } from '../src/cli/clause-coverage.ts';
import { regulationIds, regulationOf } from './regulation-files.ts';

const regulations = regulationIds.map(regulationOf);

test('测试标题里标的条款，办法里都有', async () => {
  const strange = (await readMarks()).filter((mark) => {
    const regulation = regulations.find((each) => each.id === mark.regulation);
    return regulation === undefined || !clauseIsTold(regulation, mark.clause);
  });
  expect(strange).toEqual([]);
});

test('每条所指的测试文件确有其标题', async () => {
  for (const { servedBy } of await coverageOf(regulations)) {
    if (servedBy === null) continue;
    const [file = ''] = servedBy.split(': ');
    expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).toContain(servedBy.slice(file.length + 2));
  }
});

/** Clauses that no test exercises: they ask nothing of a system, or wait for the libraries and the life after recognition. */
const open: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('./clauses-not-exercised.json', import.meta.url), 'utf8'),
) as Record<string, string[]>;

test('没有测试的条款只有名单上的，名单只减不增', async () => {
  const found: Record<string, string[]> = {};
  for (const row of await coverageOf(regulations))
    if (row.kind === 'none')
      (found[row.regulation] ??= []).push(row.paragraph === null ? row.article : `${row.article}.${row.paragraph}`);
  expect(found).toEqual(open);
});
