import type { Role } from '#policy/roles.ts';

/**
 * The first wall: who may call a route at all. Which rows and files a caller then sees is bounded by the
 * places his roles are held at, in the service and again by row-level security.
 */
const officers: readonly Role[] = [
  'district-officer',
  'prefecture-officer',
  'province-officer',
  'society-officer',
  'recommender',
  'intake-officer',
  'leading-group',
  'national-officer',
];

/** Who acts for an association itself; which association a regulation, call or file belongs to bounds the rest. */
const offices: readonly Role[] = [
  'district-officer',
  'prefecture-officer',
  'province-officer',
  'society-officer',
  'national-officer',
];

export const permissions = {
  public: 'anyone',
  'signed-in': 'signed-in',
  'applications.read': [...officers, 'applicant', 'unit-head', 'expert', 'auditor'],
  'applications.apply': ['applicant', 'unit-head'],
  'applications.handle': officers,
  'reviews.write': ['expert'],
  'meetings.read': ['leading-group', ...offices, 'intake-officer', 'auditor'],
  'meetings.hold': ['leading-group'],
  'approvals.issue': offices,
  'publicity.manage': offices,
  'publicity.read': [...officers, 'auditor'],
  'calls.manage': offices,
  'regulations.draft': [...offices, 'interpreter'],
  'units.read': [...officers, 'auditor', 'administrator'],
  'units.own': ['applicant', 'unit-head'],
  'cooperations.manage': ['province-officer', 'society-officer'],
  'sanctions.read': [...officers, 'auditor'],
  'sanctions.decide': offices,
  'documents.read': [...officers, 'applicant', 'unit-head', 'auditor'],
  'recognitions.read': [...officers, 'applicant', 'unit-head', 'auditor'],
  'nominations.manage': officers,
  'nominations.read': [...officers, 'auditor'],
  'funding.read': [...officers, 'applicant', 'unit-head', 'auditor'],
  'funding.pay': offices,
  'audit.read': ['auditor'],
  'accounts.manage': ['administrator'],
  'accounts.read': ['administrator', 'auditor'],
} as const satisfies Record<string, 'anyone' | 'signed-in' | readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether roles (null: nobody signed in) open a permission. */
export const canUse = (permission: Permission, held: readonly Role[] | null): boolean => {
  const needed = permissions[permission];
  if (needed === 'anyone') return true;
  if (held === null) return false;
  if (needed === 'signed-in') return true;
  return held.some((role) => (needed as readonly Role[]).includes(role));
};
