import type { ClauseRef } from './clause.ts';
import { addYears, parseLawDay, type LawDay } from './law-day.ts';
import type { Criterion, CriterionTest, LeafTest, Metric, Regulation } from './regulation.ts';

/** What can be said of a condition. `incomplete` only while a draft lacks the value; a submitted file has none. */
export type Verdict = 'met' | 'unmet' | 'needs-judgement' | 'relaxed' | 'incomplete';

export type FactValue = number | boolean | string | readonly string[];
/** Where a value comes from: the applicant says so, the libraries count it, an officer checked it. */
export type FactSource = 'declared' | 'library' | 'verified';
export type Fact = { value: FactValue; source: FactSource };

/** All that conditions are judged on. */
export type Dossier = {
  facts: Readonly<Record<string, Fact | undefined>>;
  unit: { jurisdiction: 'domestic' | 'foreign'; legalPersonality: boolean; provinceCode: string | null };
  /** Material ids that are there. */
  materials: ReadonlySet<string>;
  /** The day from which ages count back, where the regulation counts any. */
  referenceDay?: LawDay | undefined;
};

/** An officer's finding on one condition, with his reason. */
export type Judgement = {
  criterionId: string;
  verdict: 'met' | 'unmet' | 'relaxed';
  reason: string;
  by: string;
  on: string;
};

/** One part of a condition and how the value stands to it. */
export type TestOutcome = {
  test: LeafTest;
  verdict: 'met' | 'unmet' | 'needs-judgement' | 'incomplete';
  value: FactValue | undefined;
  source: FactSource | 'unit' | 'material';
};

export type CriterionOutcome = {
  criterion: Criterion;
  clause: ClauseRef;
  verdict: Verdict;
  /** The engine's own verdict, before any officer's finding. */
  computed: Exclude<Verdict, 'relaxed'>;
  tests: TestOutcome[];
  judgement: Judgement | undefined;
  /** The relaxation clause, when an officer of a western applicant's file may excuse this condition with a reason. */
  relaxableUnder: ClauseRef | undefined;
};

/** Whether a day lies at least `years` full years before the reference day: founded 2021-08-30, two years old on 2023-08-30. */
const oldEnough = (value: FactValue, years: number, reference: LawDay | undefined): TestOutcome['verdict'] => {
  const day = typeof value === 'string' ? parseLawDay(value) : undefined;
  if (day === undefined || reference === undefined) return 'incomplete';
  return addYears(day, years) <= reference ? 'met' : 'unmet';
};

const compare = (test: LeafTest, value: FactValue | undefined, reference?: LawDay): TestOutcome['verdict'] => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return 'incomplete';
  if ('atLeast' in test) return typeof value === 'number' && value >= test.atLeast ? 'met' : 'unmet';
  if ('moreThan' in test) return typeof value === 'number' && value > test.moreThan ? 'met' : 'unmet';
  if ('is' in test) return value === test.is ? 'met' : 'unmet';
  if ('oneOf' in test) return typeof value === 'string' && test.oneOf.includes(value) ? 'met' : 'unmet';
  if ('includes' in test) {
    return Array.isArray(value) && test.includes.every((option) => value.includes(option)) ? 'met' : 'unmet';
  }
  if ('yearsOld' in test) return oldEnough(value, test.yearsOld, reference);
  if ('judged' in test) return 'needs-judgement';
  if ('equals' in test) return value === test.equals ? 'met' : 'unmet';
  return 'met';
};

/** The leaf a test comes down to once its reading is chosen. */
export const leafOf = (regulation: Regulation, test: CriterionTest): LeafTest => {
  if (!('reading' in test)) return test;
  const chosen = regulation.readings[test.reading]?.chosen ?? '';
  const leaf = test.cases[chosen];
  if (leaf === undefined) throw new Error(`regulation ${regulation.id}: reading ${test.reading} has no case ${chosen}`);
  return leaf;
};

const runTest = (leaf: LeafTest, dossier: Dossier): TestOutcome => {
  if ('material' in leaf) {
    const there = dossier.materials.has(leaf.material);
    return { test: leaf, value: there ? true : undefined, source: 'material', verdict: there ? 'met' : 'incomplete' };
  }
  if ('unit' in leaf) {
    const value = dossier.unit[leaf.unit];
    return { test: leaf, value, source: 'unit', verdict: compare(leaf, value) };
  }
  const fact = dossier.facts[leaf.metric];
  return {
    test: leaf,
    value: fact?.value,
    source: fact?.source ?? 'declared',
    verdict: compare(leaf, fact?.value, dossier.referenceDay),
  };
};

const worst = (tests: readonly TestOutcome[]): CriterionOutcome['computed'] => {
  for (const verdict of ['unmet', 'incomplete', 'needs-judgement'] as const) {
    if (tests.some((test) => test.verdict === verdict)) return verdict;
  }
  return 'met';
};

/** Whether the applicant sits in a province for which the regulation allows relaxation (cast-2022 11: the twelve western provinces). */
export const isWestern = (regulation: Regulation, dossier: Dossier): boolean =>
  dossier.unit.provinceCode !== null && (regulation.relaxation?.provinces.includes(dossier.unit.provinceCode) ?? false);

/**
 * Judges every condition of a base type.
 *
 * A judgement settles what needs judging. Against a figure it weighs only as a relaxation, and only where the
 * regulation has one for this applicant: nobody can call 19 people 20.
 */
export const evaluateCriteria = (
  regulation: Regulation,
  baseTypeId: string,
  dossier: Dossier,
  judgements: readonly Judgement[] = [],
): CriterionOutcome[] => {
  const baseType = regulation.baseTypes[baseTypeId];
  if (baseType === undefined) throw new Error(`regulation ${regulation.id} has no base type ${baseTypeId}`);
  const western = isWestern(regulation, dossier);
  return baseType.criteria.map((criterion) => {
    const tests = criterion.tests.map((test) => runTest(leafOf(regulation, test), dossier));
    const computed = worst(tests);
    const relaxableUnder =
      criterion.relaxable && western && computed === 'unmet' ? regulation.relaxation?.clause : undefined;
    const judgement = judgements.findLast((item) => item.criterionId === criterion.id);
    const verdict = settle(computed, judgement, relaxableUnder !== undefined);
    return { criterion, clause: criterion.clause, verdict, computed, tests, judgement, relaxableUnder };
  });
};

const settle = (
  computed: CriterionOutcome['computed'],
  judgement: Judgement | undefined,
  relaxable: boolean,
): Verdict => {
  if (judgement === undefined) return computed;
  if (judgement.verdict === 'unmet') return 'unmet';
  if (computed === 'needs-judgement') return judgement.verdict === 'met' ? 'met' : computed;
  if (computed === 'unmet' && relaxable && judgement.verdict === 'relaxed') return 'relaxed';
  return computed;
};

/** Which findings an officer may record on a condition: one that no rule leaves open takes only a doubt ("unmet" against a declared value). */
export const possibleJudgements = (outcome: CriterionOutcome): Judgement['verdict'][] => {
  if (outcome.computed === 'needs-judgement') return ['met', 'unmet'];
  if (outcome.computed === 'unmet') return outcome.relaxableUnder === undefined ? [] : ['relaxed', 'unmet'];
  if (outcome.computed === 'met') return ['met', 'unmet'];
  return [];
};

/** Conditions that stop a file from going upward: unmet, or not yet judged. */
export const openOutcomes = (outcomes: readonly CriterionOutcome[]): CriterionOutcome[] =>
  outcomes.filter((outcome) => outcome.verdict !== 'met' && outcome.verdict !== 'relaxed');

/** The metrics a base type asks for, in the order its conditions name them. */
export const metricsOf = (
  regulation: Regulation,
  baseTypeId: string,
): { id: string; metric: Metric; clause: ClauseRef }[] => {
  const seen = new Map<string, { id: string; metric: Metric; clause: ClauseRef }>();
  for (const criterion of regulation.baseTypes[baseTypeId]?.criteria ?? []) {
    for (const test of criterion.tests) {
      const leaf = leafOf(regulation, test);
      if (!('metric' in leaf) || seen.has(leaf.metric)) continue;
      const metric = regulation.metrics[leaf.metric];
      if (metric) seen.set(leaf.metric, { id: leaf.metric, metric, clause: criterion.clause });
    }
  }
  return [...seen.values()];
};

/** The conditions of a type that a unit can never meet because of what it is (cast-2022 7.1, 9.1), known before anything is filled in. */
export const conditionsBarringUnit = (regulation: Regulation, baseTypeId: string, unit: Dossier['unit']): Criterion[] =>
  (regulation.baseTypes[baseTypeId]?.criteria ?? []).filter((criterion) =>
    criterion.tests.some((test) => {
      const leaf = leafOf(regulation, test);
      return 'unit' in leaf && compare(leaf, unit[leaf.unit]) === 'unmet';
    }),
  );
