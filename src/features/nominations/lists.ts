import type { Selectable } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import { officesOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { listReaders, needsGrant, quotaOf, type NominatorKind } from '#policy/nomination.ts';
import { momentText } from '../applications/case-command.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { findAssociation, findGround, groundOfRecommender, kindOf, type Ground } from './ground.ts';

export type ListRecord = Selectable<Tables['nomination_lists']>;
export type NominationRecord = Selectable<Tables['nominations']>;

/** States in which a nomination takes a place of the list. */
export const liveStates = ['invited', 'registered'] as const;

const insertList = async (
  tx: Tx,
  platform: Platform,
  ground: Ground,
  associationCode: string,
  kind: NominatorKind,
  granted: { quota: number | null; by: SignedIn } | null,
): Promise<void> => {
  await tx
    .insertInto('nomination_lists')
    .values({
      id: platform.ids.next(),
      call_id: ground.call.id,
      root_call_id: ground.root.id,
      association_code: associationCode,
      kind: kind.id,
      quota: granted?.quota ?? null,
      state: 'open',
      granted_by: granted?.by.account.id ?? null,
      granted_by_name: granted?.by.account.name ?? null,
      created_at: platform.clock.now(),
      submitted_at: null,
      submitted_by: null,
      submitted_by_name: null,
      reader_codes: listReaders(ground.regulation),
    })
    .onConflict((conflict) => conflict.columns(['root_call_id', 'association_code']).doNothing())
    .execute();
};

const selectLocked = (tx: Tx, { root }: Ground, associationCode: string): Promise<ListRecord | undefined> =>
  tx
    .selectFrom('nomination_lists')
    .selectAll()
    .where('root_call_id', '=', root.id)
    .where('association_code', '=', associationCode)
    .forUpdate()
    .executeTakeFirst();

/** Refuses to touch a list that has gone out, and says who sent it and when. */
export const submittedAlready = (list: ListRecord): Refusal | undefined =>
  list.state === 'submitted' && list.submitted_at
    ? refuse('list-submitted', { at: momentText(list.submitted_at), who: list.submitted_by_name })
    : undefined;

/**
 * The list of an association under a call, locked until the transaction ends, so that of fifty callers for the last
 * place one gets it. A kind whose right is granted singly has a list only once it was granted (cast-partner-2023 5.1).
 */
export const lockList = async (
  tx: Tx,
  platform: Platform,
  ground: Ground,
  associationCode: string,
  kind: NominatorKind,
): Promise<ListRecord | Refusal> => {
  if (!needsGrant(kind)) await insertList(tx, platform, ground, associationCode, kind, null);
  const list = await selectLocked(tx, ground, associationCode);
  return list ?? refuse('right-not-granted', { kind: kind.label }, { clauses: [kind.clause, ground.rule.clause] });
};

export const liveOn = (tx: Tx, listId: string): Promise<NominationRecord[]> =>
  tx
    .selectFrom('nominations')
    .selectAll()
    .where('list_id', '=', listId)
    .where('state', 'in', [...liveStates])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();

/** Why one more would be too many on a locked list (cast-partner-2023 5.1). */
export const quotaObstacle = async (
  tx: Tx,
  { rule }: Ground,
  kind: NominatorKind,
  list: ListRecord,
  more: number,
): Promise<Refusal | undefined> => {
  const quota = quotaOf(kind, list.quota) ?? 0;
  const used = (await liveOn(tx, list.id)).length;
  return used + more <= quota
    ? undefined
    : refuse('quota-reached', { kind: kind.label, quota, used }, { clauses: [rule.clause, kind.clause] });
};

/**
 * The authority grants a body the right to recommend and the number agreed with it (cast-partner-2023 5.1). A kind that
 * recommends by the text itself needs none; a number beyond the text's, or below what the list names already, is refused.
 */
export const grantList = (
  platform: Platform,
  caller: SignedIn,
  input: { callId: string; associationCode: string; quota: number | null },
): Promise<{ quota: number } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const asked = await findGround(tx, platform, input.callId);
    if (asked instanceof Refusal) return asked;
    if (!officesOf(caller).includes(asked.regulation.authority)) return refuse('not-permitted');
    const association = await findAssociation(tx, input.associationCode);
    if (association === undefined) return refuse('not-found');
    const ground = await groundOfRecommender(tx, platform, asked, association.code);
    if (ground instanceof Refusal) return ground;
    const kind = kindOf(ground, association);
    if (kind instanceof Refusal) return kind;
    const clauses = [kind.clause, ground.rule.clause];
    if (!needsGrant(kind)) return refuse('grant-not-needed', { kind: kind.label }, { clauses });
    const quota = quotaOf(kind, input.quota);
    if (quota === undefined)
      return refuse(
        'quota-not-agreed',
        { kind: kind.label },
        { clauses, fields: [{ path: 'quota', message: '请填商定的名额 / Give the number agreed' }] },
      );
    await insertList(tx, platform, ground, association.code, kind, { quota: input.quota, by: caller });
    const list = await selectLocked(tx, ground, association.code);
    if (list === undefined) throw new Error('a list that was just granted is gone');
    const submitted = submittedAlready(list);
    if (submitted) return submitted;
    const least = Math.max(1, (await liveOn(tx, list.id)).length);
    const most = kind.quota === 'by-agreement' ? 1000 : kind.quota;
    if (quota < least || quota > most)
      return refuse('quota-beyond-text', { kind: kind.label, least, most }, { clauses });
    await tx
      .updateTable('nomination_lists')
      .set({
        quota: input.quota,
        granted_by: caller.account.id,
        granted_by_name: caller.account.name,
        version: list.version + 1,
      })
      .where('id', '=', list.id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'nomination-list.granted',
      subject: `nomination-list:${list.id}`,
      details: { association: association.code, call: ground.call.id, quota },
    });
    return { quota };
  });
