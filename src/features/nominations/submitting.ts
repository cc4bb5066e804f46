import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { overseasNeeded } from '#policy/nomination.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { obstacleText } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { advance } from '../applications/reviewing.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import {
  findAssociation,
  groundAsked,
  kindOf,
  listsClosed,
  recommendsFor,
  submissionClause,
  type Ground,
} from './ground.ts';
import { lockList, quotaObstacle, submittedAlready } from './lists.ts';
import { progressLack, selectNominations, type NominationRow } from './nomination-view.ts';

/** The live nominations of a list with where their files stand. */
export const rowsOf = (tx: Tx, listId: string): Promise<NominationRow[]> =>
  selectNominations(tx)
    .where('nominations.list_id', '=', listId)
    .where('nominations.state', 'in', ['invited', 'registered'])
    .execute();

/** What an organisation's file lacks before the list can go out, as the one who would send it sees it; null when it is ready. */
export const lackOf = (
  row: NominationRow,
  loaded: LoadedCase | undefined,
  caller: SignedIn,
  regulation: Regulation,
): Text | null => {
  const progress = progressLack(row);
  if (progress) return progress;
  if (loaded === undefined) return { zh: '机构尚未提交信息表', en: 'has not submitted its form yet' };
  const { nomination } = loaded.file;
  const file = { ...loaded.file, nomination: nomination && { ...nomination, submitted: true } };
  const obstacle = obstacleTo('endorse', file, actorOf(caller));
  return obstacle ? obstacleText(obstacle, regulation.numbering) : null;
};

/** Why a list with so many, of them so many from abroad, does not keep the share (cast-partner-2023 5.2). */
export const shareObstacle = (
  { regulation, rule }: Pick<Ground, 'regulation' | 'rule'>,
  rows: readonly Pick<NominationRow, 'overseas'>[],
): Refusal | undefined => {
  const total = rows.length;
  const overseas = rows.filter((row) => row.overseas).length;
  const needed = overseasNeeded(regulation, rule, total);
  return overseas >= needed
    ? undefined
    : refuse('overseas-share', { overseas, total, needed }, { clauses: [rule.overseas.clause] });
};

/**
 * Submits a recommender's list as a whole (cast-partner-2023 3.1, 5.1–5.3): somebody on it, no more than the quota,
 * enough from abroad, and every organisation's file before the recommender with its conditions settled. Each file then
 * goes on. Of two who submit one wins, the other is told who did.
 */
export const submitList = (
  platform: Platform,
  caller: SignedIn,
  input: { callId: string; associationCode: string },
): Promise<{ submitted: number } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    if (!recommendsFor(caller).includes(input.associationCode)) return refuse('not-permitted');
    const ground = await groundAsked(tx, platform, input.callId, input.associationCode);
    if (ground instanceof Refusal) return ground;
    const association = await findAssociation(tx, input.associationCode);
    if (association === undefined) return refuse('not-found');
    const kind = kindOf(ground, association);
    if (kind instanceof Refusal) return kind;
    const list = await lockList(tx, platform, ground, association.code, kind);
    if (list instanceof Refusal) return list;
    const stopped = submittedAlready(list) ?? listsClosed(platform, ground);
    if (stopped) return stopped;
    const rows = await rowsOf(tx, list.id);
    if (rows.length === 0) return refuse('list-empty', {}, { clauses: [submissionClause(ground)] });
    const wrong = (await quotaObstacle(tx, ground, kind, list, 0)) ?? shareObstacle(ground, rows);
    if (wrong) return wrong;
    const cases: LoadedCase[] = [];
    const lacks: Text[] = [];
    for (const row of rows.toSorted((a, b) => (a.file_id ?? '').localeCompare(b.file_id ?? ''))) {
      const loaded = row.file_id === null ? undefined : await loadCase(tx, platform, row.file_id, true);
      const found = loaded instanceof Refusal ? undefined : loaded;
      const lack = lackOf(row, found, caller, ground.regulation);
      const zh = row.name_zh || row.name_en;
      const en = row.name_en || row.name_zh;
      if (lack) lacks.push({ zh: `${zh}：${lack.zh}`, en: `${en}: ${lack.en}` });
      else if (found) cases.push(found);
    }
    if (lacks.length > 0) return refuse('list-incomplete', { list: lacks }, { clauses: [submissionClause(ground)] });
    const now = platform.clock.now();
    await tx
      .updateTable('nomination_lists')
      .set({
        state: 'submitted',
        submitted_at: now,
        submitted_by: caller.account.id,
        submitted_by_name: caller.account.name,
        version: list.version + 1,
      })
      .where('id', '=', list.id)
      .execute();
    for (const loaded of cases)
      await advance(tx, platform, loaded, caller, {
        type: 'nominated',
        details: { list: list.id, association: association.code, candidates: cases.length },
      });
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'nomination-list.submitted',
      subject: `nomination-list:${list.id}`,
      details: {
        association: association.code,
        call: ground.call.id,
        applications: cases.map((loaded) => loaded.row.id),
        overseas: rows.filter((row) => row.overseas).length,
        answersForTruth: ground.rule.consent.clause,
      },
    });
    return { submitted: cases.length };
  });
