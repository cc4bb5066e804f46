import type { Scope } from '#db/connect.ts';
import type { Role } from '#policy/roles.ts';
import type { Locale, Text } from '#policy/text.ts';
import { officeRoles, type Actor } from '#workflow/application-file.ts';

export type Holding = { role: Role; associationCode: string | null; unitId: string | null; placeName: Text };
/** A person signed in, with the roles held today. */
export type Account = { id: string; name: string; email: string; locale: Locale; holdings: Holding[] };
/** Who calls, and in which language to answer. */
export type Caller = { account: Account | null; locale: Locale; address: string };
export type SignedIn = Caller & { account: Account };

/** Roles that handle files, and so see those that pass their association. An expert or an administrator held at the nation sees none by it. */
const handlers: readonly Role[] = [
  'district-officer',
  'prefecture-officer',
  'province-officer',
  'society-officer',
  'recommender',
  'intake-officer',
  'leading-group',
  'national-officer',
];

/** Roles whose holders oversee everything that has been submitted. */
const overseers: readonly Role[] = ['auditor', 'national-officer'];

export const rolesOf = (account: Account): Role[] => account.holdings.map((holding) => holding.role);

/** What row-level security lets this caller see. */
export const scopeOf = (caller: Caller): Scope => {
  const { account } = caller;
  if (account === null) return { kind: 'public' };
  return {
    kind: 'person',
    accountId: account.id,
    unitIds: account.holdings.flatMap((holding) => holding.unitId ?? []),
    associationCodes: account.holdings.flatMap((holding) =>
      holding.associationCode !== null && handlers.includes(holding.role) ? [holding.associationCode] : [],
    ),
    seesAll: account.holdings.some(
      (holding) => overseers.includes(holding.role) && holding.associationCode === 'nation',
    ),
  };
};

/** Bodies through which the nation handles every file. */
const national = ['nation', 'intake', 'leading-group'];

/** The associations a caller handles files for, and whether that is everywhere: for lists that are cut by territory. */
export const jurisdictionOf = (caller: Caller): { everywhere: boolean; associationCodes: readonly string[] } => {
  const scope = scopeOf(caller);
  if (scope.kind !== 'person') return { everywhere: false, associationCodes: [] };
  const everywhere = scope.seesAll || scope.associationCodes.some((code) => national.includes(code));
  return { everywhere, associationCodes: scope.associationCodes };
};

/** The caller as the workflow sees him. */
export const actorOf = (caller: SignedIn): Actor => ({
  accountId: caller.account.id,
  holdings: caller.account.holdings,
});

/** The associations for which the caller acts as an officer of the association itself. */
export const officesOf = (caller: Caller): string[] =>
  caller.account?.holdings.flatMap((holding) =>
    holding.associationCode !== null && officeRoles.includes(holding.role) ? [holding.associationCode] : [],
  ) ?? [];
