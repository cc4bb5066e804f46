import type { Regulation } from '#policy/regulation.ts';
import { stepsInOrder } from '#policy/route-check.ts';
import type { AssociationLevel, Circumstance, RouteStep } from '#policy/route.ts';
import type { PlannedStep } from './application-file.ts';

/** Where a unit sits, as far as routes care. */
export type UnitPlace = {
  /** Association over the unit at each level, null where there is none on record. */
  associations: Readonly<Record<AssociationLevel, string | null>>;
  circumstances: ReadonlySet<Circumstance>;
  /** The lane chosen, under a regulation that has lanes. */
  lane: string | null;
  /** Who nominated the organisation, under a regulation of nominations. */
  nominator: string | null;
  /** For routes through a body with which cooperation is on record: the one chosen, if its kind fits. */
  recommender: { code: string; kind: 'society' | 'province' } | null;
};

export type RoutePlan =
  | { ok: true; routeId: string; steps: PlannedStep[] }
  | { ok: false; missing: AssociationLevel | 'recommender' | 'nominator'; clause: string };

const associationOf = (step: RouteStep, place: UnitPlace): string | null | undefined => {
  switch (step.at.of) {
    case 'unit':
      return null;
    case 'body':
      return step.at.code;
    case 'level':
      return place.associations[step.at.level] ?? undefined;
    case 'nominator':
      return place.nominator ?? undefined;
    case 'cooperation':
      return place.recommender && step.at.kinds.includes(place.recommender.kind) ? place.recommender.code : undefined;
  }
};

/**
 * The steps an application of a type takes for a unit at a place, each with the association that holds it
 * (cast-2022 12, 13). Steps that fall away for the unit (no prefecture in a municipality; a unit directly under
 * the province) are left out. A role that does not fit the recommender's kind is dropped, so that a society's
 * step is not open to a province officer.
 */
export const planRoute = (regulation: Regulation, baseTypeId: string, place: UnitPlace): RoutePlan => {
  const route = regulation.routes.find((candidate) => candidate.forTypes.includes(baseTypeId));
  if (route === undefined) throw new Error(`regulation ${regulation.id} has no route for ${baseTypeId}`);
  const steps: PlannedStep[] = [];
  const lane = place.lane;
  for (const step of stepsInOrder(route) ?? []) {
    if (step.lanes !== undefined && (lane === null || !step.lanes.includes(lane))) continue;
    if (step.skippedFor.some((circumstance) => place.circumstances.has(circumstance))) continue;
    const associationCode = associationOf(step, place);
    if (associationCode === undefined) {
      const missing = step.at.of === 'level' ? step.at.level : step.at.of === 'nominator' ? 'nominator' : 'recommender';
      return { ok: false, missing, clause: step.clause };
    }
    steps.push({
      id: step.id,
      kind: step.kind,
      name: step.name,
      clause: step.clause,
      level: step.level,
      roles:
        step.at.of === 'cooperation'
          ? step.roles.filter((role) => role.startsWith(place.recommender?.kind ?? ''))
          : step.roles,
      associationCode,
      expectedDays: step.expectedDays ?? null,
    });
  }
  return { ok: true, routeId: route.id, steps };
};
