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
import { callObstacle, notInForce } from '../applications/starting.ts';
import { ancestorsOf } from '../calls/territory.ts';
import type { Platform } from '../platform.ts';

/** The ground a nomination stands on: the call, its text and rule, and the association that recommends. */

export type CallRecord = Selectable<Tables['calls']>;
export type AssociationRecord = Selectable<Tables['associations']>;
export type Ground = {
  /** The notice that is answered: the call, or one that forwards it. */
  call: CallRecord;
  /** The call itself: quotas and lists are counted under it, and its closing is that of the lists. */
  root: CallRecord;
  regulation: Regulation;
  rule: NominationRule;
  baseType: string;
};

/** The ground of a call's record; undefined where its text has no nominations. */
const groundOf = (platform: Platform, call: CallRecord, root: CallRecord): Ground | undefined => {
  const text =
    platform.regulations.on(call.regulation_id, lawDayOf(platform.clock.now())) ??
    platform.regulations.current(call.regulation_id);
  const rule = text?.regulation.nomination;
  const baseType = call.types[0];
  return text && rule && baseType !== undefined
    ? { call, root, regulation: text.regulation, rule, baseType }
    : undefined;
};

const published = (tx: Tx, id: string): Promise<CallRecord | undefined> =>
  tx.selectFrom('calls').selectAll().where('id', '=', id).where('status', '=', 'published').executeTakeFirst();
const rootOf = async (tx: Tx, call: CallRecord): Promise<CallRecord | undefined> =>
  call.parent_id === null ? call : published(tx, call.parent_id);

/** The ground of a published call, or why there is none. */
export const findGround = async (tx: Tx, platform: Platform, callId: string): Promise<Ground | Refusal> => {
  const call = await published(tx, callId);
  const root = call && (await rootOf(tx, call));
  if (call === undefined || root === undefined) return refuse('not-found');
  return groundOf(platform, call, root) ?? refuse('rule-absent');
};

/** The calls by nomination that have opened, latest first; what forwards them is left out. */
export const openedGrounds = async (tx: Tx, platform: Platform): Promise<Ground[]> => {
  const calls = await tx
    .selectFrom('calls')
    .selectAll()
    .where('status', '=', 'published')
    .where('parent_id', 'is', null)
    .where('opens_at', '<=', platform.clock.now())
    .orderBy('closes_at', 'desc')
    .orderBy('id')
    .execute();
  return calls.flatMap((call) => groundOf(platform, call, call) ?? []);
};

/**
 * The notice under which an association recommends: where its list stands already, else the one its territory was
 * forwarded with its earlier closing (cast-partner-2023 6.2), else the call itself.
 */
export const groundOfRecommender = async (
  tx: Tx,
  platform: Platform,
  { root }: Ground,
  associationCode: string,
): Promise<Ground | Refusal> => {
  const list = await tx
    .selectFrom('nomination_lists')
    .select('call_id')
    .where('root_call_id', '=', root.id)
    .where('association_code', '=', associationCode)
    .executeTakeFirst();
  if (list) return findGround(tx, platform, list.call_id);
  const over = [associationCode, ...(await ancestorsOf(tx, [associationCode]))];
  const forwarded = await tx
    .selectFrom('calls')
    .select('id')
    .where('parent_id', '=', root.id)
    .where('issuer_code', 'in', over)
    .where('status', '=', 'published')
    // The nearest: a prefecture's forward closes no later than its province's.
    .orderBy('closes_at')
    .executeTakeFirst();
  return findGround(tx, platform, forwarded?.id ?? root.id);
};

/** The ground on which an association recommends when it asks under a certain notice; refuses where it is another one's. */
export const groundAsked = async (
  tx: Tx,
  platform: Platform,
  callId: string,
  associationCode: string,
): Promise<Ground | Refusal> => {
  const asked = await findGround(tx, platform, callId);
  if (asked instanceof Refusal) return asked;
  const ground = await groundOfRecommender(tx, platform, asked, associationCode);
  if (ground instanceof Refusal || ground.call.id === asked.call.id) return ground;
  if (asked.call.parent_id === null) return refuse('call-forwarded', { title: ground.call.title });
  const issuer = await findAssociation(tx, asked.call.issuer_code);
  return refuse('not-in-territory', { issuer: { zh: issuer?.name_zh ?? '', en: issuer?.name_en ?? '' } });
};

/** Why nothing can be added to lists of a call now: it is not open, or its text does not hold today. */
export const closedNow = (platform: Platform, { call, regulation, baseType }: Ground): Refusal | undefined => {
  const now = platform.clock.now();
  return callObstacle(call, baseType, now) ?? notInForce(regulation, lawDayOf(now));
};

/** Why lists can no longer go out: they have until the call itself closes, also where it was forwarded with an earlier closing. */
export const listsClosed = (platform: Platform, ground: Ground): Refusal | undefined =>
  closedNow(platform, { ...ground, call: ground.root });

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
