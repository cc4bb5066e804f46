import { readdirSync, readFileSync } from 'node:fs';
import { evaluateCriteria, leafOf, type Dossier, type FactValue } from '#policy/criteria.ts';
import type { LawDay } from '#policy/law-day.ts';
import { loadRegulation } from '#policy/load-regulation.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { AssociationLevel, Circumstance } from '#policy/route.ts';
import { planRoute, type UnitPlace } from '#workflow/plan-route.ts';

/** The regulations of the product, for tests of what each of them says. */

export const regulationText = (id: string): string =>
  readFileSync(new URL(`../regulations/${id}.yaml`, import.meta.url), 'utf8');

/** Every regulation that comes with the product. */
export const regulationIds = readdirSync(new URL('../regulations/', import.meta.url))
  .flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
  .toSorted();

/** A regulation of `regulations/`, a call with the one it applies. */
export const regulationOf = (id: string): Regulation => {
  const loaded = loadRegulation(regulationText(id), regulationOf);
  if (!loaded.ok) throw new Error(`${id}: ${JSON.stringify(loaded.faults)}`);
  return loaded.regulation;
};

/** The same regulation under another reading. */
export const underReading = (regulation: Regulation, reading: string, chosen: string): Regulation => {
  const other = structuredClone(regulation);
  const found = other.readings[reading];
  if (found?.options[chosen] === undefined) throw new Error(`${regulation.id} has no reading ${reading}: ${chosen}`);
  found.chosen = chosen;
  return other;
};

/** What the engine says of one condition on these facts alone. */
export const verdictOf = (
  regulation: Regulation,
  type: string,
  criterion: string,
  facts: Record<string, FactValue>,
  over: { unit?: Partial<Dossier['unit']>; materials?: string[]; referenceDay?: LawDay } = {},
) =>
  evaluateCriteria(regulation, type, {
    facts: Object.fromEntries(
      Object.entries(facts).map(([metric, value]) => [metric, { value, source: 'declared' as const }]),
    ),
    unit: { jurisdiction: 'domestic', legalPersonality: true, provinceCode: '110000', ...over.unit },
    materials: new Set(over.materials),
    referenceDay: over.referenceDay,
  }).find((outcome) => outcome.criterion.id === criterion)?.verdict;

/** Every condition that sets a figure, as `type criterion`, so that a table of figures can be shown to be whole. */
export const figuresOf = (regulation: Regulation): string[] =>
  Object.entries(regulation.baseTypes).flatMap(([type, { criteria }]) =>
    criteria
      .filter(({ tests }) =>
        tests.some((test) => {
          const leaf = leafOf(regulation, test);
          return 'atLeast' in leaf || 'moreThan' in leaf;
        }),
      )
      .map(({ id }) => `${type} ${id}`),
  );

/** Steps of a route as `id@association`, or what is missing for it. */
export const routeOf = (
  regulation: Regulation,
  type: string,
  over: {
    associations?: Partial<Record<AssociationLevel, string>>;
    circumstances?: Circumstance[];
    lane?: string;
    nominator?: string;
  } = {},
): string[] | string => {
  const place: UnitPlace = {
    associations: { district: null, prefecture: null, province: null, ...over.associations },
    circumstances: new Set(over.circumstances),
    lane: over.lane ?? null,
    nominator: over.nominator ?? null,
    recommender: null,
  };
  const plan = planRoute(regulation, type, place);
  return plan.ok
    ? plan.steps.map((step) => `${step.id}@${step.associationCode ?? 'unit'}`)
    : `${plan.missing} ${plan.clause}`;
};
