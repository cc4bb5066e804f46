import { refuse, Refusal } from '#contract/refusals.ts';
import type { Draft } from '#contract/regulation-drafts.ts';
import type { Scope, Tx } from '#db/connect.ts';
import { actorOf, officesOf, scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import { draftObstacle, draftObstacles, draftsFor, type DraftCommand } from '#workflow/regulation-draft.ts';
import { momentText } from '../applications/case-command.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { viewOf, type DraftRecord } from './draft-view.ts';

/** The associations whose texts a caller writes: those of his offices, and those he interprets for. */
export const draftingFor = (caller: Caller): string[] => [
  ...new Set([
    ...officesOf(caller),
    ...(caller.account?.holdings ?? []).flatMap((holding) =>
      holding.role === 'interpreter' && holding.associationCode !== null ? [holding.associationCode] : [],
    ),
  ]),
];

/** The caller's scope, widened for drafts by the associations he interprets for. */
export const draftScope = (caller: SignedIn): Scope => {
  const scope = scopeOf(caller);
  return scope.kind === 'person'
    ? { ...scope, associationCodes: [...new Set([...scope.associationCodes, ...draftingFor(caller)])] }
    : scope;
};

/** A draft of an authority the caller writes for; any other is not there. */
export const findDraft = async (
  tx: Tx,
  caller: SignedIn,
  id: string,
  lock: boolean,
): Promise<DraftRecord | undefined> => {
  const query = tx.selectFrom('regulation_drafts').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && draftsFor(caller.account, row.authority_code) ? row : undefined;
};

const lateness = (row: DraftRecord): Refusal =>
  refuse(row.state === 'draft' ? 'stale-version' : 'acted-already', {
    who: row.updated_by_name,
    at: momentText(row.updated_at),
    version: row.version,
  });

/** The one way to act on a draft: lock, compare versions, ask what stands in the way, work, and give the draft back. */
export const onDraft = (
  platform: Platform,
  caller: SignedIn,
  input: { id: string; command: DraftCommand; version: number },
  work: (tx: Tx, row: DraftRecord) => Promise<Refusal | undefined>,
): Promise<Draft | Refusal> =>
  inTransaction(platform, draftScope(caller), async (tx) => {
    const row = await findDraft(tx, caller, input.id, true);
    if (row === undefined) return refuse('not-found');
    if (row.version !== input.version) return lateness(row);
    const obstacle = draftObstacle(
      input.command,
      { state: row.state, authority: row.authority_code, submittedBy: row.submitted_by },
      actorOf(caller),
    );
    if (obstacle === 'second-officer') return refuse('second-officer-needed');
    if (obstacle === 'not-yours') return refuse('not-permitted');
    if (obstacle) return refuse('cannot-now', { reason: draftObstacles[obstacle], obstacle });
    const refusal = await work(tx, row);
    if (refusal) return refusal;
    return readBack(tx, platform, caller, input.id);
  });

/** Writes what changes on a draft, and that it changed. */
export const changeDraft = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  row: Pick<DraftRecord, 'id' | 'version'>,
  values: Partial<Omit<DraftRecord, 'id'>>,
): Promise<void> => {
  await tx
    .updateTable('regulation_drafts')
    .set({
      ...values,
      version: row.version + 1,
      updated_at: platform.clock.now(),
      updated_by_name: caller.account.name,
    })
    .where('id', '=', row.id)
    .execute();
};

/** The draft as it now stands. */
export const readBack = async (tx: Tx, platform: Platform, caller: SignedIn, id: string): Promise<Draft | Refusal> => {
  const row = await findDraft(tx, caller, id, false);
  return row === undefined ? refuse('not-found') : viewOf(tx, platform, caller, row);
};
