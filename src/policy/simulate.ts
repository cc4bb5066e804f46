import type { ClauseRef } from './clause.ts';
import { evaluateCriteria, leafOf, type Dossier, type Judgement, type Verdict } from './criteria.ts';
import { referenceDay, type CountingDays } from './reference-day.ts';
import { changesBetween, criterionOf, type RuleChange } from './regulation-changes.ts';
import type { Criterion, Regulation } from './regulation.ts';
import type { Text } from './text.ts';

/**
 * What a new text of a regulation would change: every base and open application is judged under both texts, with
 * nothing stored and nobody told.
 */

/** A base or an open application, with all that conditions are judged on. */
export type Subject = {
  id: string;
  kind: 'recognition' | 'application';
  name: Text;
  baseType: string;
  /** Without the reference day: each text takes its own from `days`. */
  dossier: Omit<Dossier, 'referenceDay'>;
  days?: CountingDays;
  judgements?: readonly Judgement[];
};

/** How subjects stand to one condition. A relaxed one is met. */
export type Counts = { met: number; unmet: number; 'needs-judgement': number; incomplete: number };

export type CriterionEffect = {
  id: string;
  state: 'same' | 'changed' | 'added' | 'removed';
  clause: ClauseRef;
  condition: { before: Text | null; after: Text | null };
  before: Counts;
  after: Counts;
  changes: RuleChange[];
};

/** All conditions met; some unmet; none unmet, but some to judge; some value missing; the text has no such type. */
export type Standing = 'pass' | 'fail' | 'judgement' | 'incomplete' | 'no-type';

export type TypeEffect = {
  id: string;
  name: Text;
  state: 'same' | 'added' | 'removed';
  subjects: number;
  criteria: CriterionEffect[];
};

export type VerdictChange = { criterion: string; from: Verdict | null; to: Verdict | null };
export type SubjectEffect = Pick<Subject, 'id' | 'kind' | 'name' | 'baseType'> & {
  from: Standing;
  to: Standing;
  changes: VerdictChange[];
};

export type Simulation = {
  subjects: { recognitions: number; applications: number };
  standings: { before: Record<Standing, number>; after: Record<Standing, number> };
  types: TypeEffect[];
  /** Those of whom any verdict changes. */
  affected: SubjectEffect[];
  /** Rules beside the conditions. */
  changes: RuleChange[];
};

type Verdicts = ReadonlyMap<string, Verdict>;

const noCounts = (): Counts => ({ met: 0, unmet: 0, 'needs-judgement': 0, incomplete: 0 });
const noStandings = (): Record<Standing, number> => ({ pass: 0, fail: 0, judgement: 0, incomplete: 0, 'no-type': 0 });

const criteriaOf = (regulation: Regulation, baseType: string): readonly Criterion[] =>
  regulation.baseTypes[baseType]?.criteria ?? [];

const verdictsUnder = (
  regulation: Regulation,
  subject: Subject,
  judgements: readonly Judgement[],
): Verdicts | undefined => {
  if (!(subject.baseType in regulation.baseTypes)) return undefined;
  const dossier = {
    ...subject.dossier,
    referenceDay: subject.days && referenceDay(regulation, subject.days),
  };
  return new Map(
    evaluateCriteria(regulation, subject.baseType, dossier, judgements).map((outcome) => [
      outcome.criterion.id,
      outcome.verdict,
    ]),
  );
};

const standingOf = (verdicts: Verdicts | undefined): Standing => {
  if (verdicts === undefined) return 'no-type';
  const all = [...verdicts.values()];
  if (all.includes('unmet')) return 'fail';
  if (all.includes('incomplete')) return 'incomplete';
  return all.includes('needs-judgement') ? 'judgement' : 'pass';
};

const count = (criterion: string, all: readonly (Verdicts | undefined)[]): Counts => {
  const counts = noCounts();
  for (const verdicts of all) {
    const verdict = verdicts?.get(criterion);
    if (verdict !== undefined) counts[verdict === 'relaxed' ? 'met' : verdict] += 1;
  }
  return counts;
};

/** A finding given on one condition does not speak for another: where what is asked has changed, it has to be given anew. */
const stillValid = (before: Regulation, after: Regulation, subject: Subject): Judgement[] => {
  const asked = (regulation: Regulation, id: string) =>
    JSON.stringify(
      criteriaOf(regulation, subject.baseType)
        .find((criterion) => criterion.id === id)
        // A stored text gives its members back in an order of its own.
        ?.tests.map((test) => Object.entries(leafOf(regulation, test)).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    );
  return (subject.judgements ?? []).filter(
    ({ criterionId }) => asked(before, criterionId) === asked(after, criterionId),
  );
};

type Judged = { subject: Subject; before: Verdicts | undefined; after: Verdicts | undefined };

const criterionEffects = (
  before: Regulation,
  after: Regulation,
  baseType: string,
  judged: readonly Judged[],
  changes: readonly RuleChange[],
): CriterionEffect[] => {
  const [old, now] = [criteriaOf(before, baseType), criteriaOf(after, baseType)];
  const ids = [...new Set([...now, ...old].map((criterion) => criterion.id))];
  return ids.flatMap((id) => {
    const [was, is] = [old.find((each) => each.id === id), now.find((each) => each.id === id)];
    const either = is ?? was;
    if (either === undefined) return [];
    const own = changes.filter((change) => {
      const named = criterionOf(change);
      return named?.baseType === baseType && named.criterion === id;
    });
    return {
      id,
      state: was === undefined ? 'added' : is === undefined ? 'removed' : own.length > 0 ? 'changed' : 'same',
      clause: either.clause,
      condition: { before: was?.condition ?? null, after: is?.condition ?? null },
      before: count(
        id,
        judged.map((each) => each.before),
      ),
      after: count(
        id,
        judged.map((each) => each.after),
      ),
      changes: own,
    };
  });
};

const effectOn = ({ subject, before, after }: Judged): SubjectEffect => ({
  id: subject.id,
  kind: subject.kind,
  name: subject.name,
  baseType: subject.baseType,
  from: standingOf(before),
  to: standingOf(after),
  changes: [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])].flatMap((criterion) => {
    const [from, to] = [before?.get(criterion) ?? null, after?.get(criterion) ?? null];
    return from === to ? [] : { criterion, from, to };
  }),
});

/**
 * Judges every subject under both texts. Conditions are matched by their id within a type. Findings of officers go on
 * weighing where the condition asks the same in both.
 */
export const simulate = (before: Regulation, after: Regulation, subjects: readonly Subject[]): Simulation => {
  const judged = subjects.map((subject): Judged => ({
    subject,
    before: verdictsUnder(before, subject, subject.judgements ?? []),
    after: verdictsUnder(after, subject, stillValid(before, after, subject)),
  }));
  const changes = changesBetween(before, after);
  const effects = judged.map(effectOn);
  const standings = { before: noStandings(), after: noStandings() };
  for (const { from, to } of effects) {
    standings.before[from] += 1;
    standings.after[to] += 1;
  }
  const types = { ...before.baseTypes, ...after.baseTypes };
  const ofKind = (kind: Subject['kind']): number => subjects.filter((subject) => subject.kind === kind).length;
  return {
    subjects: { recognitions: ofKind('recognition'), applications: ofKind('application') },
    standings,
    types: Object.entries(types).map(([id, type]) => {
      const own = judged.filter(({ subject }) => subject.baseType === id);
      return {
        id,
        name: type.name,
        state: !(id in before.baseTypes) ? 'added' : !(id in after.baseTypes) ? 'removed' : 'same',
        subjects: own.length,
        criteria: criterionEffects(before, after, id, own, changes),
      };
    }),
    affected: effects.filter((effect) => effect.changes.length > 0 || effect.from !== effect.to),
    changes: changes.filter((change) => criterionOf(change) === undefined),
  };
};
