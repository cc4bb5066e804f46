import { refuse, Refusal } from '#contract/refusals.ts';
import type { NominationView } from '#contract/nominations.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { audit } from '../audit/log.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { closedNow, findAssociation, findGround, kindOf, recommendsFor } from './ground.ts';
import { liveStates, lockList, quotaObstacle, submittedAlready, type NominationRecord } from './lists.ts';
import { nominatedAlready } from './nominating.ts';
import { readNomination } from './nomination-view.ts';

/** Proposals of a territory to the association that pools it (cast-partner-2023 5.1): they take a place only once accepted. */

const findProposal = async (tx: Tx, caller: SignedIn, id: string): Promise<NominationRecord | Refusal> => {
  const row = await tx.selectFrom('nominations').selectAll().where('id', '=', id).executeTakeFirst();
  return row && recommendsFor(caller).includes(row.association_code) ? row : refuse('not-found');
};

/** Tells who recorded a proposal what became of it. */
const tellProposer = (tx: Tx, platform: Platform, row: NominationRecord, accepted: boolean): Promise<void> => {
  const zh = row.name_zh || row.name_en;
  const en = row.name_en || row.name_zh;
  return notify(
    tx,
    platform,
    { accountIds: [row.recorded_by] },
    accepted
      ? { zh: `您建议的${zh}已列入推荐名单`, en: `${en}, which you proposed, is on the list` }
      : { zh: `您建议的${zh}未获采纳`, en: `${en}, which you proposed, was not taken up` },
    '/nominations',
  );
};

const uniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

/** Takes a proposal onto one's own list, where from now on it counts; refused when no place is left. */
export const acceptProposal = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<NominationView | Refusal> => {
  try {
    return await inTransaction(platform, scopeOf(caller), async (tx) => {
      const found = await findProposal(tx, caller, id);
      if (found instanceof Refusal) return found;
      const ground = await findGround(tx, platform, found.call_id);
      if (ground instanceof Refusal) return ground;
      const closed = closedNow(platform, ground);
      if (closed) return closed;
      const association = await findAssociation(tx, found.association_code);
      if (association === undefined) return refuse('not-found');
      const kind = kindOf(ground, association);
      if (kind instanceof Refusal) return kind;
      const list = await lockList(tx, platform, ground, association.code, kind);
      if (list instanceof Refusal) return list;
      const submitted = submittedAlready(list);
      if (submitted) return submitted;
      const full = await quotaObstacle(tx, ground, kind, list, 1);
      if (full) return full;
      const taken = await tx
        .selectFrom('nominations')
        .select('id')
        .where('root_call_id', '=', found.root_call_id)
        .where('country_code', '=', found.country_code)
        .where('registration', '=', found.registration)
        .where('state', 'in', [...liveStates])
        .executeTakeFirst();
      if (taken)
        return nominatedAlready(
          tx,
          { rootId: found.root_call_id, countryCode: found.country_code, registration: found.registration },
          association.code,
        );
      const changed = await tx
        .updateTable('nominations')
        .set({ state: 'invited', list_id: list.id })
        .where('id', '=', id)
        .where('state', '=', 'proposed')
        .returning('id')
        .executeTakeFirst();
      if (changed === undefined) return refuse('nomination-ended');
      await audit(tx, platform.clock, {
        actor: caller.account,
        action: 'nomination.proposal-accepted',
        subject: `nomination:${id}`,
        details: { association: association.code, proposedBy: found.proposed_by },
      });
      await tellProposer(tx, platform, found, true);
      return readNomination(tx, id);
    });
  } catch (error) {
    // A list that this caller may not see took the organisation first.
    if (uniqueViolation(error))
      return refuse('nominated-already', { by: { zh: '其他推荐单位', en: 'another recommender' } });
    throw error;
  }
};

/** Leaves a proposal aside, with the reason its proposer reads. */
export const declineProposal = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { reason: string },
): Promise<NominationView | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const found = await findProposal(tx, caller, id);
    if (found instanceof Refusal) return found;
    const changed = await tx
      .updateTable('nominations')
      .set({ state: 'declined', end_reason: input.reason })
      .where('id', '=', id)
      .where('state', '=', 'proposed')
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) return refuse('nomination-ended');
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'nomination.proposal-declined',
      subject: `nomination:${id}`,
      details: { reason: input.reason, proposedBy: found.proposed_by },
    });
    await tellProposer(tx, platform, found, false);
    return readNomination(tx, id);
  });
