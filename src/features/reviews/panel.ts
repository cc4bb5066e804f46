import { sql } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { obstacleRefusal, onCase, recordEvent, touchCase } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { conflictsOf, type ExpertTies } from './conflicts.ts';

type Candidate = ExpertTies & { name: string; fields: readonly string[]; load: number };

const expertPool = async (tx: Tx, platform: Platform): Promise<Candidate[]> => {
  const today = lawDayOf(platform.clock.now());
  const rows = await tx
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .innerJoin('expert_profiles', 'expert_profiles.account_id', 'accounts.id')
    .where('role', '=', 'expert')
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .select((select) => [
      'accounts.id',
      'accounts.name',
      'affiliation',
      'ties',
      'fields',
      select
        .selectFrom('reviews')
        .whereRef('expert_id', '=', 'accounts.id')
        .where('state', '=', 'assigned')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('load'),
      sql<
        string[]
      >`array(select m.unit_id::text from memberships m where m.account_id = accounts.id and m.unit_id is not null)`.as(
        'unit_ids',
      ),
      sql<
        string[]
      >`array(select m.association_code from memberships m where m.account_id = accounts.id and m.association_code is not null and m.role <> 'expert')`.as(
        'association_codes',
      ),
    ])
    .distinct()
    .orderBy('accounts.name')
    .execute();
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    affiliation: row.affiliation,
    ties: row.ties,
    fields: row.fields,
    load: row.load ?? 0,
    unitIds: row.unit_ids,
    associationCodes: row.association_codes,
  }));
};

const conflictsWith = (expert: Candidate, loaded: LoadedCase) =>
  conflictsOf(
    expert,
    {
      id: loaded.unit.id,
      names: [loaded.unit.name_zh, loaded.unit.name_en],
      registrations: [loaded.unit.credit_code, loaded.unit.registration_number].flatMap((code) => code ?? []),
    },
    {
      associationCodes: loaded.row.association_codes,
      actedBy: loaded.file.actedBy.map((act) => act.accountId),
      declinedBy: loaded.reviews.filter((review) => review.state === 'declined').map((review) => review.expert_id),
    },
  );

/** All experts for a file, each with every reason for which he must stand aside. */
export const listCandidates = (platform: Platform, caller: SignedIn, id: string) =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, false);
    if (loaded instanceof Refusal) return loaded;
    const obstacle = obstacleTo('assign-experts', loaded.file, actorOf(caller));
    if (obstacle && obstacle.code !== 'experts-have-reviewed') return obstacleRefusal(obstacle, loaded.regulation);
    const pool = await expertPool(tx, platform);
    return {
      required: loaded.file.reviews.required,
      candidates: pool.map((expert) => {
        const review = loaded.reviews.find((each) => each.expert_id === expert.accountId && each.state !== 'declined');
        return {
          id: expert.accountId,
          name: expert.name,
          affiliation: expert.affiliation,
          fields: [...expert.fields],
          load: expert.load,
          assigned: review !== undefined,
          submitted: review?.state === 'submitted',
          conflicts: conflictsWith(expert, loaded),
        };
      }),
    };
  });

/** Sets the panel of a file (cast-2022 13.2). Who has already submitted stays; who is no longer named is released. */
export const assignExperts = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; expertIds: readonly string[] },
) =>
  onCase(platform, caller, { id, command: 'assign-experts', version: input.version }, async (tx, loaded) => {
    const wanted = [...new Set(input.expertIds)];
    const submitted = loaded.file.reviews.submittedBy;
    const panel = [...new Set([...submitted, ...wanted])];
    if (panel.length !== loaded.file.reviews.required)
      return refuse('experts-count', { needed: loaded.file.reviews.required });
    const pool = await expertPool(tx, platform);
    for (const expertId of wanted) {
      const expert = pool.find((each) => each.accountId === expertId);
      if (expert === undefined) return refuse('not-found');
      const [reason] = submitted.includes(expertId) ? [] : conflictsWith(expert, loaded);
      if (reason) return refuse('conflict-of-interest', { who: expert.name, reason });
    }
    const now = platform.clock.now();
    const present = loaded.reviews.filter((review) => review.state !== 'declined');
    const released = present.filter((review) => !panel.includes(review.expert_id));
    if (released.length > 0)
      await tx
        .updateTable('reviews')
        .set({ state: 'released' })
        .where(
          'id',
          'in',
          released.map((review) => review.id),
        )
        .execute();
    const added = panel.filter((expert) => !present.some((review) => review.expert_id === expert));
    const position = Math.max(0, ...loaded.reviews.map((review) => review.position));
    for (const [index, expert] of added.entries()) {
      await tx
        .insertInto('reviews')
        .values({
          id: platform.ids.next(),
          application_id: id,
          expert_id: expert,
          position: position + index + 1,
          state: 'assigned',
          scores: json({}),
          recommend: null,
          assigned_at: now,
          saved_at: null,
          submitted_at: null,
          decline_reason: null,
          panel_codes: loaded.row.panel_codes,
        })
        .execute();
    }
    await recordEvent(tx, platform, loaded, caller, {
      type: 'experts-assigned',
      details: { experts: panel.length, added: added.length, released: released.length },
    });
    await notify(
      tx,
      platform,
      { accountIds: added },
      { zh: `请评审一份申请（${loaded.row.number}）`, en: `Please review an application (${loaded.row.number})` },
      '/reviews',
    );
    await touchCase(tx, platform, loaded, caller);
    return { status: loaded.row.status, stepId: loaded.row.step_id };
  });
