import { describe, expect, test } from 'vitest';
import { regulationText } from '#test/regulation-files.ts';
import { loadRegulation } from './load-regulation.ts';

const text = regulationText('cast-2022');
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
    [
      'a reading that stands nowhere',
      'bar: { years: 2, reading: fraud-bar }',
      'bar: { years: 2, reading: fraud-ban }',
      /no reading "fraud-ban"/,
    ],
    [
      'a reading of a condition that stands nowhere',
      'tests: [{ reading: more-than-ten,',
      'tests: [{ reading: more-than-twelve,',
      /no reading "more-than-twelve"/,
    ],
    [
      'a clause cited twice with different figures',
      '        tests: [{ metric: fullTimeStaffCount, atLeast: 1 }]',
      '        tests: [{ metric: fullTimeStaffCount, atLeast: 1 }, { metric: serviceAreaM2, atLeast: 120 }]',
      /clause 7\.2 is cited twice for "serviceAreaM2" with different figures: 100 and 120/,
    ],
    [
      'a route that runs in a circle',
      '{ id: province-review, kind: review,',
      '{ id: province-review, next: prefecture-review, kind: review,',
      /runs in a circle/,
    ],
    [
      'a step that no way leads to',
      '{ id: province-review, kind: review,',
      '{ id: province-review, next: endorsement, kind: review,',
      /step "publicity" is never reached/,
    ],
    [
      'a step after this one that stands nowhere',
      '{ id: province-review, kind: review,',
      '{ id: province-review, next: moon-review, kind: review,',
      /no step "moon-review"/,
    ],
    [
      'a lane in a text without lanes',
      '{ id: province-review, kind: review,',
      '{ id: province-review, lanes: [direct], kind: review,',
      /no lane "direct"/,
    ],
    [
      'an end before its beginning',
      'effective: { clause: "27", from: 2022-10-16 }',
      'effective: { clause: "27", from: 2022-10-16, until: 2022-10-15 }',
      /ends before it begins/,
    ],
    [
      'an end on the day of its beginning',
      'effective: { clause: "27", from: 2022-10-16 }',
      'effective: { clause: "27", from: 2022-10-16, until: 2022-10-16 }',
      /ends before it begins/,
    ],
    [
      'an emphasis for a type that does not exist',
      '    rd-community: { zh: 研发条件、引进团队',
      '    moon-base: { zh: 研发条件、引进团队',
      /no base type "moon-base"/,
    ],
    ['a day that does not exist', 'issuedOn: 2022-10-16', 'issuedOn: 2022-10-36', /a day that exists/],
    ['a name pattern without its place', 'zh: "海智国际研发社区（{place}）"', 'zh: 海智国际研发社区', /\{place\}/],
  ])('%s is told with its line', (_, fragment, replacement, reason) => {
    const faults = faultsWith(fragment, replacement);
    const fault = faults.find((each) => reason.test(each.reason));
    expect(fault, JSON.stringify(faults)).toBeDefined();
    expect(Math.abs((fault?.line ?? 0) - lineOf(fragment))).toBeLessThanOrEqual(4);
  });

  test('a call under a regulation nobody knows is told with its line', () => {
    const result = loadRegulation(
      'id: some-call\ntitle: { zh: 通知, en: Call }\nunder: no-such-regulation\n',
      () => undefined,
    );
    expect(!result.ok && result.faults).toEqual([
      { line: 3, path: 'under', reason: expect.stringContaining('no regulation "no-such-regulation" to apply') },
    ]);
  });

  test('a count of the assessment that nobody keeps, and a printed cell that nothing fills', () => {
    const dalian = regulationText('dalian-workbase');
    const fragment = '{ metric: largeActivityCountPerYear, atLeast: 1 }';
    const counted = loadRegulation(dalian.replace(fragment, '{ metric: partyCountPerYear, atLeast: 1 }'));
    const [fault] = counted.ok ? [] : counted.faults;
    expect(fault?.reason).toMatch(/no metric "partyCountPerYear"/);
    expect(Math.abs((fault?.line ?? 0) - lineOf(fragment, dalian))).toBeLessThanOrEqual(1);
    const partner = regulationText('cast-partner-2023');
    const cell = '{ field: establishedOn }';
    const printed = loadRegulation(partner.replace(cell, '{ field: foundedOn }'));
    expect(!printed.ok && printed.faults).toMatchObject([
      { line: lineOf(cell, partner), reason: expect.stringMatching(/"foundedOn", which neither/) },
    ]);
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
