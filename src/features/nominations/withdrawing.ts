import { refuse, Refusal } from '#contract/refusals.ts';
import type { NominationView } from '#contract/nominations.ts';
import type { Scope, Tx } from '#db/connect.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { moveCase, recordEvent } from '../applications/case-command.ts';
import { removeDraft } from '../applications/drafting.ts';
import { loadCase } from '../applications/loaded-case.ts';
import { notifyApplicant } from '../applications/reviewing.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { findGround, recommendsFor } from './ground.ts';
import { submittedAlready } from './lists.ts';
import { readNomination } from './nomination-view.ts';

/** What becomes of the organisation's file: a draft goes, a file that runs is taken back. Keys of uploaded files to remove. */
const endFile = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  applicationId: string,
  reason: string,
): Promise<string[]> => {
  const loaded = await loadCase(tx, platform, applicationId, true);
  if (loaded instanceof Refusal) return [];
  if (loaded.row.status === 'draft') return removeDraft(tx, platform, caller, applicationId);
  if (loaded.row.status !== 'in-progress' && loaded.row.status !== 'returned') return [];
  await recordEvent(tx, platform, loaded, caller, { type: 'nomination-withdrawn', text: reason });
  await notifyApplicant(tx, platform, loaded, {
    zh: '推荐单位撤回了对贵单位的推荐，申请随之终止',
    en: 'Your recommender withdrew its nomination, which ends your application',
  });
  await moveCase(tx, platform, loaded, caller, { status: 'withdrawn', stepIndex: loaded.row.step_index });
  return [];
};

/**
 * Withdraws a nomination before its list goes out, or a proposal before it is taken up, with the reason. The place is
 * free again; a draft of the organisation goes, a file it has submitted ends.
 */
export const withdrawNomination = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { reason: string },
): Promise<NominationView | Refusal> => {
  const unitId = await platform.db.run(scopeOf(caller), async (tx) => {
    const row = await tx.selectFrom('nominations').select('unit_id').where('id', '=', id).executeTakeFirst();
    return row?.unit_id ?? null;
  });
  const own = scopeOf(caller);
  // A draft is its unit's alone; whoever ends its nomination acts on it as the unit would.
  const scope: Scope = own.kind === 'person' && unitId !== null ? { ...own, unitIds: [...own.unitIds, unitId] } : own;
  let removed: string[] = [];
  const done = await inTransaction(platform, scope, async (tx) => {
    const codes = recommendsFor(caller);
    const before = await tx.selectFrom('nominations').selectAll().where('id', '=', id).executeTakeFirst();
    if (before === undefined) return refuse('not-found');
    const responsible = before.state === 'proposed' ? before.proposed_by : before.association_code;
    if (responsible === null || !codes.includes(responsible)) return refuse('not-found');
    const ground = await findGround(tx, platform, before.call_id);
    if (ground instanceof Refusal) return ground;
    if (before.list_id !== null) {
      const list = await tx
        .selectFrom('nomination_lists')
        .selectAll()
        .where('id', '=', before.list_id)
        .forUpdate()
        .executeTakeFirst();
      const submitted = list && submittedAlready(list);
      if (submitted) return submitted;
    }
    const row = await tx.selectFrom('nominations').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined || row.state === 'withdrawn' || row.state === 'declined') return refuse('nomination-ended');
    // Registered in this very moment: the scope does not reach the new unit's draft yet.
    if (row.unit_id !== unitId) return refuse('nomination-ended');
    if (row.application_id !== null) removed = await endFile(tx, platform, caller, row.application_id, input.reason);
    await tx
      .updateTable('nominations')
      .set({ state: 'withdrawn', end_reason: input.reason, token_hash: null })
      .where('id', '=', id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'nomination.withdrawn',
      subject: `nomination:${id}`,
      details: { association: row.association_code, reason: input.reason, application: row.application_id },
    });
    return readNomination(tx, id);
  });
  if (!(done instanceof Refusal)) await Promise.all(removed.map((key) => platform.files.remove(key)));
  return done;
};
