import type { ClauseRef } from '#policy/clause.ts';
import type { RouteStep } from '#policy/route.ts';
import type { Role } from '#policy/roles.ts';

/** Where an application stands. Which step it is at is said by `stepIndex` of its planned route. */
export const applicationStatuses = [
  'draft',
  'in-progress',
  'returned',
  'refused',
  'withdrawn',
  'cancelled',
  'recognised',
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** A step of the regulation's route with the place that holds it for this unit; fixed when the file is submitted. */
export type PlannedStep = Pick<RouteStep, 'id' | 'kind' | 'name' | 'clause' | 'level' | 'roles'> & {
  /** Association code; null for the unit's own step. */
  associationCode: string | null;
  expectedDays: number | null;
};

/** What the workflow needs to know of a file to say what may follow. */
export type ApplicationFile = {
  status: ApplicationStatus;
  unitId: string;
  route: readonly PlannedStep[];
  stepIndex: number;
  /** People who have acted for an association on this file. */
  actedBy: readonly { accountId: string; associationCode: string }[];
  publicity: { state: 'none' | 'open' | 'closed'; openObjections: number; upheldObjections: number };
  reviews: { expertIds: readonly string[]; submittedBy: readonly string[]; required: number };
  /** Conditions not met and not relaxed; conditions nobody has judged. */
  unmet: readonly ClauseRef[];
  unjudged: readonly ClauseRef[];
  /** The association that administers the regulation: its officers decide on fraud and misconduct. */
  authority: string;
  /** Who nominated the organisation, and whether its whole list has been submitted; null under a text without nominations. */
  nomination: { by: string; submitted: boolean } | null;
  /** The file differs from what was shown in its public notice. */
  changedSincePublicity: boolean;
};

/** A person at the moment of acting: roles held now, at associations or in units. */
export type Actor = {
  accountId: string;
  holdings: readonly { role: Role; associationCode: string | null; unitId: string | null }[];
};

/** The step the file stands at. */
export const currentStep = (file: Pick<ApplicationFile, 'route' | 'stepIndex'>): PlannedStep | undefined =>
  file.route[file.stepIndex];

/** Whether the person works in the unit the file is of. */
export const belongsToUnit = (actor: Actor, unitId: string): boolean =>
  actor.holdings.some((holding) => holding.unitId === unitId);

/** Whether the person holds a step: one of its roles at exactly its association. */
export const holdsStep = (actor: Actor, step: PlannedStep): boolean =>
  actor.holdings.some(
    (holding) =>
      holding.associationCode !== null &&
      holding.associationCode === step.associationCode &&
      step.roles.includes(holding.role),
  );

/** The roles that act for an association itself. */
export const officeRoles: readonly Role[] = [
  'national-officer',
  'province-officer',
  'prefecture-officer',
  'district-officer',
  'society-officer',
];

/** Whether the person acts for an association itself, rather than for a body within it. */
export const holdsOfficeAt = (actor: Pick<Actor, 'holdings'>, associationCode: string): boolean =>
  actor.holdings.some((holding) => holding.associationCode === associationCode && officeRoles.includes(holding.role));
