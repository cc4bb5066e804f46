import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import type { Call, callInputSchema } from '#contract/calls.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json, type Tables } from '#db/tables.ts';
import { scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { inForce } from '../regulations/library.ts';

type CallRecord = Selectable<Tables['calls']>;
type CallInput = z.output<typeof callInputSchema>;

const phaseOf = (row: CallRecord, now: Date): Call['phase'] => {
  if (row.status === 'draft') return 'draft';
  if (now < row.opens_at) return 'upcoming';
  return now < row.closes_at ? 'open' : 'closed';
};

const viewOf = (platform: Platform, row: CallRecord, applications: number | null): Call => {
  const regulation = platform.regulations.current(row.regulation_id)?.regulation;
  return {
    id: row.id,
    title: row.title,
    year: row.year,
    regulationId: row.regulation_id,
    regulationTitle: regulation?.title ?? { zh: row.regulation_id, en: row.regulation_id },
    opensAt: row.opens_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    types: row.types,
    typeNames: row.types.map((type) => ({
      id: type,
      name: regulation?.baseTypes[type]?.name ?? { zh: type, en: type },
      suspended: type in row.suspensions,
      suspensionReason: row.suspensions[type]?.reason ?? null,
    })),
    publicityDays: row.publicity_days,
    publicityDayKind: row.publicity_day_kind,
    text: row.body,
    status: row.status,
    phase: phaseOf(row, platform.clock.now()),
    applications,
  };
};

const managesCalls = (caller: Caller): boolean =>
  caller.account?.holdings.some((holding) => holding.role === 'national-officer') ?? false;

const countFor = async (tx: Tx, ids: readonly string[]): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('applications')
    .where('call_id', 'in', [...ids])
    .where('status', '<>', 'draft')
    .select(['call_id', sql<number>`count(*)::int`.as('count')])
    .groupBy('call_id')
    .execute();
  return new Map(rows.map((row) => [row.call_id, row.count]));
};

/** Published calls for everyone; drafts and counts for those who manage them. */
export const listCalls = (platform: Platform, caller: Caller): Promise<{ calls: Call[] }> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const manages = managesCalls(caller);
    let query = tx.selectFrom('calls').selectAll();
    if (!manages) query = query.where('status', '=', 'published');
    const rows = await query.orderBy('closes_at', 'desc').orderBy('id').execute();
    const counts = manages
      ? await countFor(
          tx,
          rows.map((row) => row.id),
        )
      : undefined;
    return { calls: rows.map((row) => viewOf(platform, row, counts ? (counts.get(row.id) ?? 0) : null)) };
  });

export const readCall = (platform: Platform, caller: Caller, id: string): Promise<Call | Refusal> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const row = await tx.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined || (row.status === 'draft' && !managesCalls(caller))) return refuse('not-found');
    return viewOf(platform, row, managesCalls(caller) ? ((await countFor(tx, [id])).get(id) ?? 0) : null);
  });

const callFault = (platform: Platform, input: CallInput): Refusal | undefined => {
  const fault = (path: string, zh: string, en: string) =>
    refuse('call-invalid', { what: { zh, en } }, { fields: [{ path, message: `${zh} / ${en}` }] });
  const pinned = platform.regulations.current(input.regulationId);
  if (pinned === undefined) return fault('regulationId', '没有这部办法', 'There is no such regulation');
  const { regulation } = pinned;
  if (input.opensAt >= input.closesAt) return fault('closesAt', '截止应晚于开始', 'It must close after it opens');
  if (!inForce(regulation, lawDayOf(new Date(input.opensAt))))
    return fault('regulationId', '开始之日该办法不在施行期', 'The regulation is not in force on the opening day');
  const unknown = input.types.filter((type) => !(type in regulation.baseTypes));
  if (unknown.length > 0 || new Set(input.types).size !== input.types.length)
    return fault('types', '类型不属于该办法', 'A type is not of this regulation');
  return undefined;
};

const valuesOf = (input: CallInput) => ({
  regulation_id: input.regulationId,
  title: json(input.title),
  body: json(input.text),
  year: input.year,
  opens_at: new Date(input.opensAt),
  closes_at: new Date(input.closesAt),
  types: input.types,
  publicity_days: input.publicityDays,
  publicity_day_kind: input.publicityDayKind,
});

export const createCall = (platform: Platform, caller: SignedIn, input: CallInput): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const fault = callFault(platform, input);
    if (fault) return fault;
    const row = await tx
      .insertInto('calls')
      .values({
        id: platform.ids.next(),
        ...valuesOf(input),
        suspensions: json({}),
        status: 'draft',
        created_by: caller.account.id,
        created_at: platform.clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, platform.clock, { actor: caller.account, action: 'call.drafted', subject: `call:${row.id}` });
    return viewOf(platform, row, 0);
  });

const locked = (tx: Tx, id: string) =>
  tx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Changes a call. Once published its regulation, year, types and opening stay; the closing can only be put off, and the length of notice only before the first one opens. */
export const updateCall = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: CallInput,
): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await locked(tx, id);
    if (row === undefined) return refuse('not-found');
    const fault = callFault(platform, input);
    if (fault) return fault;
    if (row.status === 'published') {
      const frozen =
        input.regulationId !== row.regulation_id ||
        input.year !== row.year ||
        input.types.toSorted().join() !== row.types.toSorted().join() ||
        new Date(input.opensAt).getTime() !== row.opens_at.getTime() ||
        new Date(input.closesAt) < row.closes_at;
      const noticed = await tx.selectFrom('notices').select('id').where('call_id', '=', id).executeTakeFirst();
      const shortened = input.publicityDays !== row.publicity_days || input.publicityDayKind !== row.publicity_day_kind;
      if (frozen || (noticed && shortened)) return refuse('call-published');
    }
    const updated = await tx
      .updateTable('calls')
      .set(valuesOf(input))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'call.changed',
      subject: `call:${id}`,
      details: { ...input },
    });
    return viewOf(platform, updated, (await countFor(tx, [id])).get(id) ?? 0);
  });

/** Publishes a call; from then on units can apply within its window. It must say how long its notices last: there is no default. */
export const publishCall = (platform: Platform, caller: SignedIn, id: string): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await locked(tx, id);
    if (row === undefined) return refuse('not-found');
    if (row.status === 'published') return refuse('call-published');
    const regulation = platform.regulations.current(row.regulation_id)?.regulation;
    if (regulation?.publicity && row.publicity_days === null) {
      return refuse(
        'no-publicity-length',
        {},
        {
          clauses: [regulation.publicity.clause],
          fields: [{ path: 'publicityDays', message: '请填公示期 / Set the length of the public notice' }],
        },
      );
    }
    const updated = await tx
      .updateTable('calls')
      .set({ status: 'published' })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, platform.clock, { actor: caller.account, action: 'call.published', subject: `call:${id}` });
    return viewOf(platform, updated, 0);
  });

/** Suspends one type of a call, or lets it go on; files already submitted are not touched. */
export const suspendType = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { type: string; suspended: boolean; reason: string },
): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await locked(tx, id);
    if (row === undefined || !row.types.includes(input.type)) return refuse('not-found');
    const { [input.type]: _, ...others } = row.suspensions;
    const suspensions = input.suspended
      ? { ...others, [input.type]: { reason: input.reason, at: platform.clock.now().toISOString() } }
      : others;
    const updated = await tx
      .updateTable('calls')
      .set({ suspensions: json(suspensions) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: input.suspended ? 'call.type-suspended' : 'call.type-resumed',
      subject: `call:${id}`,
      details: input,
    });
    return viewOf(platform, updated, (await countFor(tx, [id])).get(id) ?? 0);
  });
