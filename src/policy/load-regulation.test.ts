import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRegulation } from './load-regulation.ts';

const text = readFileSync(new URL('../../regulations/cast-2022.yaml', import.meta.url), 'utf8');
const lineOf = (fragment: string, within = text): number =>
  within.slice(0, within.indexOf(fragment)).split('\n').length;

/** Replaces one fragment and gives the faults of the result. */
const faultsWith = (fragment: string, replacement: string) => {
  expect(text).toContain(fragment);
  const result = loadRegulation(text.replace(fragment, replacement));
  return result.ok ? [] : result.faults;
};

describe('a regulation file with faults', () => {
  test.each([
    [
      'a metric nobody defined',
      '{ metric: serviceAreaM2, atLeast: 100 }',
      '{ metric: venueArea, atLeast: 100 }',
      /no metric "venueArea"/,
    ],
    [
      'a comparison that does not fit the metric',
      '{ metric: localPolicyExists, is: true }',
      '{ metric: localPolicyExists, atLeast: 1 }',
      /does not apply to the flag/,
    ],
    [
      'a material nobody brings',
      '{ material: support-letter-province }',
      '{ material: support-letter-king }',
      /no material/,
    ],
    ['a clause the table does not tell of', 'submission: { clause: "11",', 'submission: { clause: "31",', /clause 31/],
    [
      'a reading the engine does not know',
      'chosen: issue-month-is-first',
      'chosen: next-full-moon',
      /not among its options/,
    ],
    [
      'a key the language does not have',
      'unmetCriteria: refuse }',
      'unmetCriteria: refuse, mercy: true }',
      /[Uu]nrecognized/,
    ],
    ['a day that does not exist', 'issuedOn: 2022-10-16', 'issuedOn: 2022-10-36', /a day that exists/],
    ['a name pattern without its place', 'zh: "海智国际研发社区（{place}）"', 'zh: 海智国际研发社区', /\{place\}/],
  ])('%s is told with its line', (_, fragment, replacement, reason) => {
    const faults = faultsWith(fragment, replacement);
    const fault = faults.find((each) => reason.test(each.reason));
    expect(fault, JSON.stringify(faults)).toBeDefined();
    expect(Math.abs((fault?.line ?? 0) - lineOf(fragment))).toBeLessThanOrEqual(4);
  });

  test('text that is not YAML is told with its line', () => {
    const result = loadRegulation('id: cast\ntitle: {zh: 一\n');
    expect(result.ok).toBe(false);
    expect(!result.ok && result.faults[0]?.line).toBeGreaterThan(0);
  });

  test('every fault is told at once', () => {
    const broken = text
      .replace('{ metric: serviceAreaM2, atLeast: 100 }', '{ metric: a1, atLeast: 100 }')
      .replace('{ material: support-letter-province }', '{ material: b2 }');
    const result = loadRegulation(broken);
    expect(!result.ok && result.faults.length).toBe(2);
  });
});
