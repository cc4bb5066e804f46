import type { Board, readBoards as readEndpoint } from '#contract/nominations.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { refuse, Refusal, unmetOf } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { needsGrant, nominatorKind, overseasNeeded, quotaOf, type NominatorKind } from '#policy/nomination.ts';
import { loadCase } from '../applications/loaded-case.ts';
import type { Platform } from '../platform.ts';
import {
  closedNow,
  findAssociation,
  groundOfRecommender,
  listsClosed,
  openedGrounds,
  poolOver,
  recommendsFor,
  submissionClause,
  type AssociationRecord,
  type Ground,
} from './ground.ts';
import { submittedAlready, type ListRecord } from './lists.ts';
import { nominationView, selectNominations, type NominationRow } from './nomination-view.ts';
import { lackOf, shareObstacle } from './submitting.ts';

/** What a recommender sees: its list under each call, what every organisation on it lacks, and each rule not kept yet. */

type Boards = ReplyOf<typeof readEndpoint>;

const isLive = (row: Pick<NominationRow, 'state'>): boolean => row.state === 'invited' || row.state === 'registered';

/** Where a list stands against its quota and its share from abroad. */
export const standingOf = (
  ground: Ground,
  association: Pick<AssociationRecord, 'code' | 'name_zh' | 'name_en'>,
  kind: NominatorKind,
  list: ListRecord | undefined,
  live: readonly Pick<NominationRow, 'overseas'>[],
) => ({
  associationCode: association.code,
  associationName: { zh: association.name_zh, en: association.name_en },
  kindLabel: kind.label,
  kindClause: kind.clause,
  quota: list || !needsGrant(kind) ? (quotaOf(kind, list?.quota ?? null) ?? null) : null,
  quotaClause: ground.rule.clause,
  state: list?.state ?? (needsGrant(kind) ? ('not-granted' as const) : ('open' as const)),
  submittedAt: list?.submitted_at?.toISOString() ?? null,
  submittedBy: list?.submitted_by_name ?? null,
  used: live.length,
  overseas: live.filter((row) => row.overseas).length,
  overseasNeeded: overseasNeeded(ground.regulation, ground.rule, live.length),
  overseasPercent: ground.rule.overseas.percent,
  overseasClause: ground.rule.overseas.clause,
});

const callOf = (platform: Platform, ground: Ground): Board['call'] => ({
  id: ground.call.id,
  title: ground.call.title,
  closesAt: ground.call.closes_at.toISOString(),
  listClosesAt: ground.root.closes_at.toISOString(),
  open: closedNow(platform, ground) === undefined,
  regulationId: ground.regulation.id,
  numbering: ground.regulation.numbering,
});

const boardOf = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  ground: Ground,
  association: AssociationRecord,
  kind: NominatorKind,
): Promise<Board | undefined> => {
  const list = await tx
    .selectFrom('nomination_lists')
    .selectAll()
    .where('root_call_id', '=', ground.root.id)
    .where('association_code', '=', association.code)
    .executeTakeFirst();
  const call = callOf(platform, ground);
  if (!call.open && list === undefined) return undefined;
  const rows = await selectNominations(tx)
    .where('nominations.root_call_id', '=', ground.root.id)
    .where('nominations.association_code', '=', association.code)
    .execute();
  const open = list?.state !== 'submitted';
  const nominations: Board['nominations'] = [];
  for (const row of rows) {
    const loaded =
      open && isLive(row) && row.file_id !== null ? await loadCase(tx, platform, row.file_id, false) : undefined;
    const found = loaded instanceof Refusal ? undefined : loaded;
    nominations.push(nominationView(row, open && isLive(row) ? lackOf(row, found, caller, ground.regulation) : null));
  }
  const live = rows.filter(isLive);
  const standing = standingOf(ground, association, kind, list, live);
  const closed = closedNow(platform, ground);
  const granted =
    list || !needsGrant(kind)
      ? undefined
      : refuse('right-not-granted', { kind: kind.label }, { clauses: [kind.clause, ground.rule.clause] });
  const submitted = list && submittedAlready(list);
  const first = granted ?? submitted ?? listsClosed(platform, ground);
  const full =
    standing.quota !== null && live.length >= standing.quota
      ? refuse(
          'quota-reached',
          { kind: kind.label, quota: standing.quota },
          { clauses: [ground.rule.clause, kind.clause] },
        )
      : undefined;
  const lacking = nominations.filter((nomination) => nomination.lacks !== null);
  const unmet = first
    ? [first]
    : live.length === 0
      ? [refuse('list-empty', {}, { clauses: [submissionClause(ground)] })]
      : [
          shareObstacle(ground, live),
          lacking.length === 0
            ? undefined
            : refuse(
                'list-incomplete',
                {
                  list: lacking.map(({ name, lacks }) => ({
                    zh: `${name.zh}：${lacks?.zh}`,
                    en: `${name.en}: ${lacks?.en}`,
                  })),
                },
                { clauses: [submissionClause(ground)] },
              ),
        ].filter((refusal) => refusal !== undefined);
  const obstacle = first ?? closed ?? full;
  return {
    call,
    ...standing,
    consentClause: ground.rule.consent.clause,
    pools: kind.pools,
    nominateObstacle: obstacle ? unmetOf(obstacle) : null,
    unmet: unmet.map(unmetOf),
    nominations,
  };
};

/** The caller's lists, and, for bodies of a pooled territory, what they proposed. */
export const readBoards = (platform: Platform, caller: SignedIn): Promise<Boards> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const boards: Boards['boards'] = [];
    const proposing: Boards['proposing'] = [];
    const codes = recommendsFor(caller);
    if (codes.length === 0) return { boards, proposing };
    for (const root of await openedGrounds(tx, platform)) {
      for (const code of codes) {
        const association = await findAssociation(tx, code);
        const ground = await groundOfRecommender(tx, platform, root, code);
        if (association === undefined || ground instanceof Refusal) continue;
        const kind = nominatorKind(ground.rule, association.kind);
        if (kind) {
          const board = await boardOf(tx, platform, caller, ground, association, kind);
          if (board) boards.push(board);
          continue;
        }
        const over = await poolOver(tx, ground, association);
        if (over === undefined) continue;
        const rows = await selectNominations(tx)
          .where('nominations.root_call_id', '=', ground.root.id)
          .where('nominations.proposed_by', '=', code)
          .execute();
        const call = callOf(platform, ground);
        if (!call.open && rows.length === 0) continue;
        proposing.push({
          call,
          associationCode: code,
          associationName: { zh: association.name_zh, en: association.name_en },
          toName: { zh: over.association.name_zh, en: over.association.name_en },
          toClause: over.kind.clause,
          consentClause: ground.rule.consent.clause,
          nominations: rows.map((row) => nominationView(row)),
        });
      }
    }
    return { boards, proposing };
  });
