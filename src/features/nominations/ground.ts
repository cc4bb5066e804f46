import type { Selectable } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import type { Caller } from '#http/caller.ts';
import type { ClauseRef } from '#policy/clause.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { nominatorKind, nominatorStep, type NominatorKind } from '#policy/nomination.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { NominationRule } from '#policy/route.ts';
import { officeRoles } from '#workflow/application-file.ts';
import { callObstacle, notInForce } from '../applications/drafting.ts';
import type { Platform } from '../platform.ts';

/** The ground a nomination stands on: the call, its text and rule, and the association that recommends. */

export type CallRecord = Selectable<Tables['calls']>;
export type AssociationRecord = Selectable<Tables['associations']>;
export type Ground = { call: CallRecord; regulation: Regulation; rule: NominationRule; baseType: string };

/** The ground of a call's record; undefined where its text has no nominations. */
export const groundOf = (platform: Platform, call: CallRecord): Ground | undefined => {
  const text =
    platform.regulations.on(call.regulation_id, lawDayOf(platform.clock.now())) ??
    platform.regulations.current(call.regulation_id);
  const rule = text?.regulation.nomination;
  const baseType = call.types[0];
  return text && rule && baseType !== undefined ? { call, regulation: text.regulation, rule, baseType } : undefined;
};

/** The ground of a published call, or why there is none. */
export const findGround = async (tx: Tx, platform: Platform, callId: string): Promise<Ground | Refusal> => {
  const call = await tx
    .selectFrom('calls')
    .selectAll()
    .where('id', '=', callId)
    .where('status', '=', 'published')
    .executeTakeFirst();
  if (call === undefined) return refuse('not-found');
  return groundOf(platform, call) ?? refuse('rule-absent');
};

/** Why nothing can be added to lists of a call now: it is not open, or its text does not hold today. */
export const closedNow = (platform: Platform, { call, regulation, baseType }: Ground): Refusal | undefined => {
  const now = platform.clock.now();
  return callObstacle(call, baseType, now) ?? notInForce(regulation, lawDayOf(now));
};

/** The clause by which the recommender checks and submits (cast-partner-2023 3.1). */
export const submissionClause = ({ regulation, rule, baseType }: Ground): ClauseRef =>
  nominatorStep(regulation, baseType)?.clause ?? rule.clause;

/** The associations for which the caller recommends or proposes. */
export const recommendsFor = (caller: Caller): string[] => [
  ...new Set(
    caller.account?.holdings.flatMap((holding) =>
      holding.associationCode !== null && (holding.role === 'recommender' || officeRoles.includes(holding.role))
        ? [holding.associationCode]
        : [],
    ) ?? [],
  ),
];

export const findAssociation = (tx: Tx, code: string): Promise<AssociationRecord | undefined> =>
  tx.selectFrom('associations').selectAll().where('code', '=', code).executeTakeFirst();

/** As which kind an association recommends, or the refusal that it does not (cast-partner-2023 2). */
export const kindOf = ({ rule }: Ground, association: AssociationRecord): NominatorKind | Refusal =>
  nominatorKind(rule, association.kind) ??
  refuse('not-a-nominator', { name: { zh: association.name_zh, en: association.name_en } }, { clauses: [rule.clause] });

/** The association to which another may propose: the one over it, if its kind pools its territory (cast-partner-2023 5.1). */
export const poolOver = async (
  tx: Tx,
  { rule }: Ground,
  association: AssociationRecord,
): Promise<{ association: AssociationRecord; kind: NominatorKind } | undefined> => {
  const over = association.parent_code === null ? undefined : await findAssociation(tx, association.parent_code);
  const kind = over && nominatorKind(rule, over.kind);
  return over && kind?.pools ? { association: over, kind } : undefined;
};
