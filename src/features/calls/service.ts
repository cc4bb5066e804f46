import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import type { Call, callInputSchema } from '#contract/calls.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json, type Tables } from '#db/tables.ts';
import { officesOf, scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { ancestorsOf, laterThanParent } from './territory.ts';

type CallRecord = Selectable<Tables['calls']> & { issuer_zh: string; issuer_en: string };
/** Whether the caller acts for the association that issues a call. */
const manages = (caller: Caller, issuer: string): boolean => officesOf(caller).includes(issuer);

const selectCalls = (tx: Tx) =>
  tx
    .selectFrom('calls')
    .innerJoin('associations', 'associations.code', 'calls.issuer_code')
    .selectAll('calls')
    .select(['associations.name_zh as issuer_zh', 'associations.name_en as issuer_en']);
type CallInput = z.output<typeof callInputSchema>;

/** The text of the regulation as it stood when the call opened, or the nearest. */
const regulationOf = (platform: Platform, row: Pick<CallRecord, 'regulation_id' | 'opens_at'>) =>
  (
    platform.regulations.on(row.regulation_id, lawDayOf(row.opens_at)) ??
    platform.regulations.current(row.regulation_id)
  )?.regulation;

const phaseOf = (row: CallRecord, now: Date): Call['phase'] => {
  if (row.status === 'draft') return 'draft';
  if (now < row.opens_at) return 'upcoming';
  return now < row.closes_at ? 'open' : 'closed';
};

const viewOf = (
  platform: Platform,
  caller: Caller,
  row: CallRecord,
  applications: number | null,
  above: ReadonlySet<string>,
): Call => {
  const regulation = regulationOf(platform, row);
  return {
    id: row.id,
    title: row.title,
    year: row.year,
    regulationId: row.regulation_id,
    issuerCode: row.issuer_code,
    parentId: row.parent_id,
    materials: row.materials,
    issuerName: { zh: row.issuer_zh, en: row.issuer_en },
    mayForward:
      row.parent_id === null &&
      row.status === 'published' &&
      platform.clock.now() < row.closes_at &&
      above.has(row.issuer_code),
    mine: manages(caller, row.issuer_code),
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

/** Published calls for everyone; drafts and counts for the association that issues them. */
export const listCalls = (platform: Platform, caller: Caller): Promise<{ calls: Call[] }> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const offices = officesOf(caller);
    const rows = await selectCalls(tx)
      .where((where) =>
        where.or([
          where('status', '=', 'published'),
          ...(offices.length > 0 ? [where('issuer_code', 'in', offices)] : []),
        ]),
      )
      .orderBy('closes_at', 'desc')
      .orderBy('calls.id')
      .execute();
    const own = rows.filter((row) => manages(caller, row.issuer_code)).map((row) => row.id);
    const counts = await countFor(tx, own);
    const above = await ancestorsOf(tx, offices);
    return {
      calls: rows.map((row) =>
        viewOf(platform, caller, row, own.includes(row.id) ? (counts.get(row.id) ?? 0) : null, above),
      ),
    };
  });

export const readCall = (platform: Platform, caller: Caller, id: string): Promise<Call | Refusal> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const row = await selectCalls(tx).where('calls.id', '=', id).executeTakeFirst();
    const mine = row !== undefined && manages(caller, row.issuer_code);
    if (row === undefined || (row.status === 'draft' && !mine)) return refuse('not-found');
    const count = mine ? ((await countFor(tx, [id])).get(id) ?? 0) : null;
    return viewOf(platform, caller, row, count, await ancestorsOf(tx, officesOf(caller)));
  });

const callFault = (platform: Platform, caller: Caller, input: CallInput, forwarded = false): Refusal | undefined => {
  const fault = (path: string, zh: string, en: string) =>
    refuse('call-invalid', { what: { zh, en } }, { fields: [{ path, message: `${zh} / ${en}` }] });
  if (platform.regulations.current(input.regulationId) === undefined)
    return fault('regulationId', '没有这部办法', 'There is no such regulation');
  if (input.opensAt >= input.closesAt) return fault('closesAt', '截止应晚于开始', 'It must close after it opens');
  const regulation = platform.regulations.on(input.regulationId, lawDayOf(new Date(input.opensAt)))?.regulation;
  if (regulation === undefined)
    return fault('regulationId', '开始之日该办法不在施行期', 'The regulation is not in force on the opening day');
  if (!forwarded && !manages(caller, regulation.callsBy ?? regulation.authority)) return refuse('not-permitted');
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
    const fault = callFault(platform, caller, input);
    if (fault) return fault;
    const id = platform.ids.next();
    const regulation = platform.regulations.on(input.regulationId, lawDayOf(new Date(input.opensAt)))?.regulation;
    await tx
      .insertInto('calls')
      .values({
        id,
        ...valuesOf(input),
        issuer_code: regulation?.callsBy ?? regulation?.authority ?? 'nation',
        parent_id: null,
        materials: json([]),
        suspensions: json({}),
        status: 'draft',
        created_by: caller.account.id,
        created_at: platform.clock.now(),
      })
      .execute();
    await audit(tx, platform.clock, { actor: caller.account, action: 'call.drafted', subject: `call:${id}` });
    return readBack(tx, platform, caller, id);
  });

/** The call as it now stands. */
export const readBack = async (tx: Tx, platform: Platform, caller: Caller, id: string): Promise<Call> =>
  viewOf(
    platform,
    caller,
    await selectCalls(tx).where('calls.id', '=', id).executeTakeFirstOrThrow(),
    (await countFor(tx, [id])).get(id) ?? 0,
    await ancestorsOf(tx, officesOf(caller)),
  );

/** A call of the caller's own association, locked; one of another is not there. */
const locked = async (tx: Tx, caller: Caller, id: string) => {
  const row = await tx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && manages(caller, row.issuer_code) ? row : undefined;
};

/** Changes a call. Once published its regulation, year, types and opening stay; the closing can only be put off, and the length of notice only before the first one opens. */
export const updateCall = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: CallInput,
): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await locked(tx, caller, id);
    if (row === undefined) return refuse('not-found');
    const fault = callFault(platform, caller, input, row.parent_id !== null);
    if (fault) return fault;
    const late = await laterThanParent(tx, row.parent_id, new Date(input.closesAt));
    if (late) return late;
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
    await tx.updateTable('calls').set(valuesOf(input)).where('id', '=', id).execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'call.changed',
      subject: `call:${id}`,
      details: { ...input },
    });
    return readBack(tx, platform, caller, id);
  });

/** Publishes a call; from then on units can apply within its window. It must say how long its notices last: there is no default. */
export const publishCall = (platform: Platform, caller: SignedIn, id: string): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await locked(tx, caller, id);
    if (row === undefined) return refuse('not-found');
    if (row.status === 'published') return refuse('call-published');
    const regulation = regulationOf(platform, row);
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
    await tx.updateTable('calls').set({ status: 'published' }).where('id', '=', id).execute();
    await audit(tx, platform.clock, { actor: caller.account, action: 'call.published', subject: `call:${id}` });
    return readBack(tx, platform, caller, id);
  });

/** Suspends one type of a call, or lets it go on; files already submitted are not touched. */
export const suspendType = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { type: string; suspended: boolean; reason: string },
): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await locked(tx, caller, id);
    if (row === undefined || !row.types.includes(input.type)) return refuse('not-found');
    const { [input.type]: _, ...others } = row.suspensions;
    const suspensions = input.suspended
      ? { ...others, [input.type]: { reason: input.reason, at: platform.clock.now().toISOString() } }
      : others;
    await tx
      .updateTable('calls')
      .set({ suspensions: json(suspensions) })
      .where('id', '=', id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: input.suspended ? 'call.type-suspended' : 'call.type-resumed',
      subject: `call:${id}`,
      details: input,
    });
    return readBack(tx, platform, caller, id);
  });
