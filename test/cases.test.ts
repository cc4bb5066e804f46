import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluateCriteria, type FactValue } from '#policy/criteria.ts';
import { lawDay } from '#policy/law-day.ts';
import { recognitionName } from '#policy/naming.ts';
import { inForce } from '#policy/regulation.ts';
import type { Circumstance } from '#policy/route.ts';
import { recognitionPeriod } from '#policy/validity.ts';
import { planRoute } from '#workflow/plan-route.ts';
import { regulationOf } from './regulation-files.ts';

/** A recorded file: what a unit declared, and what the rules made of it. Every file of `test/cases` is replayed. */
type RecordedCase = {
  title: string;
  regulation: string;
  baseType: string;
  submittedOn: string;
  /** The last day of its call, where ages count from it. */
  closingDay?: string;
  unit: { jurisdiction: 'domestic' | 'foreign'; legalPersonality: boolean; provinceCode: string | null };
  circumstances: Circumstance[];
  associations: { district: string | null; prefecture: string | null; province: string | null };
  lane: string | null;
  recommender?: { code: string; kind: 'society' | 'province' };
  nominator?: string;
  place: { zh: string; en: string };
  facts: Record<string, FactValue>;
  materials: string[];
  expected: {
    inForce: boolean;
    /** Conditions that are not simply met. */
    verdicts: Record<string, string>;
    route: string[];
    issuedOn: string;
    name: string;
    validFrom: string;
    validTo: string | null;
  };
};

const folder = new URL('./cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, recorded: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RecordedCase }));

test('至少每部办法各有一件', () => {
  expect([...new Set(cases.map(({ recorded }) => recorded.regulation))].toSorted()).toEqual([
    'beijing-capital',
    'cast-2022',
    'cast-partner-2023',
    'cast-workbase-2018',
    'dalian-workbase',
    'yunnan-2022-call',
  ]);
});

describe.each(cases)('重放 $file：$recorded.title', ({ recorded }) => {
  const regulation = regulationOf(recorded.regulation);
  const { expected } = recorded;

  test('条件逐项', () => {
    const outcomes = evaluateCriteria(regulation, recorded.baseType, {
      facts: Object.fromEntries(
        Object.entries(recorded.facts).map(([metric, value]) => [metric, { value, source: 'declared' as const }]),
      ),
      unit: recorded.unit,
      materials: new Set(recorded.materials),
      referenceDay: recorded.closingDay === undefined ? undefined : lawDay(recorded.closingDay),
    });
    const open = outcomes.filter((outcome) => outcome.verdict !== 'met');
    expect(Object.fromEntries(open.map((outcome) => [outcome.criterion.id, outcome.verdict]))).toEqual(
      expected.verdicts,
    );
  });

  test('施行期、流程、名称和有效期', () => {
    expect(inForce(regulation, lawDay(recorded.submittedOn))).toBe(expected.inForce);
    const plan = planRoute(regulation, recorded.baseType, {
      associations: recorded.associations,
      circumstances: new Set(recorded.circumstances),
      lane: recorded.lane,
      nominator: recorded.nominator ?? null,
      recommender: recorded.recommender ?? null,
    });
    expect(plan.ok && plan.steps.map((step) => `${step.id}@${step.associationCode ?? 'unit'}`)).toEqual(expected.route);
    expect(recognitionName(regulation, recorded.baseType, recorded.place).zh).toBe(expected.name);
    expect(recognitionPeriod(regulation, lawDay(expected.issuedOn))).toEqual({
      from: expected.validFrom,
      to: expected.validTo,
    });
  });
});
