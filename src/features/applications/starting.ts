import type { Selectable } from 'kysely';
import type { readOpenings as openingsEndpoint } from '#contract/applications.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { refuse, Refusal, unmetOf } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json, type FormValues, type Tables } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { conditionsBarringUnit } from '#policy/criteria.ts';
import { sectionsFor } from '#policy/dossier.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { inForce, type Regulation } from '#policy/regulation.ts';
import { audit } from '../audit/log.ts';
import { territoryObstacle } from '../calls/territory.ts';
import { linkNomination, notNominated } from '../nominations/live-nomination.ts';
import { inTransaction, type Platform } from '../platform.ts';
import type { PinnedRegulation } from '../regulations/library.ts';
import { unitText } from '../units/unit-name.ts';
import { carriedOver, knownFrom } from './bridging.ts';
import { momentText } from './case-command.ts';
import type { LoadedCase } from './loaded-case.ts';

/** Beginning a file: which ways in are open to a unit, and what stands in the others. */

/** Why a type cannot be applied for under a call at this moment, if it cannot. */
export const callObstacle = (call: LoadedCase['call'], baseType: string, now: Date): Refusal | undefined => {
  if (call.status !== 'published' || now < call.opens_at || now >= call.closes_at) {
    return refuse('call-not-open', { opens: momentText(call.opens_at), closes: momentText(call.closes_at) });
  }
  return !call.types.includes(baseType) || baseType in call.suspensions ? refuse('type-not-open') : undefined;
};

/** Why nothing can begin under a regulation on a day: it does not hold yet, or no longer (cast-2022 26, 27). */
export const notInForce = (regulation: Regulation, day: LawDay): Refusal | undefined =>
  inForce(regulation, day)
    ? undefined
    : refuse('regulation-not-in-force', {
        title: regulation.title,
        from: regulation.effective.from,
        until: regulation.effective.until ?? '',
      });

/** The bar in force against a unit on a day (cast-2022 15), its last day included. A bar binds under the authority that set it. */
export const barAgainst = async (
  tx: Tx,
  unitId: string,
  today: LawDay,
  authority: string,
): Promise<Refusal | undefined> => {
  const bar = await tx
    .selectFrom('sanctions')
    .where('unit_id', '=', unitId)
    .where('lifted_at', 'is', null)
    .where('bar_until', '>=', today)
    .where('authority_code', '=', authority)
    .select(['bar_until', 'clause'])
    .orderBy('bar_until', 'desc')
    .executeTakeFirst();
  return bar && refuse('barred', { until: bar.bar_until }, { clauses: [bar.clause] });
};

type UnitRecord = Selectable<Tables['units']>;
const standingUnit = (unit: UnitRecord) => ({
  jurisdiction: unit.jurisdiction,
  legalPersonality: unit.legal_personality,
  provinceCode: unit.province_code,
});

/**
 * The text under which a unit begins a file of a type under a call now, or the first thing that stands in its way: the
 * call, its territory, the days of the text (cast-2022 26, 27), a bar (15), a nomination that is missing, or a condition
 * this unit can never meet.
 */
const startingGround = async (
  tx: Tx,
  platform: Platform,
  call: LoadedCase['call'],
  baseType: string,
  unit: UnitRecord,
): Promise<PinnedRegulation | Refusal> => {
  const now = platform.clock.now();
  const closed = callObstacle(call, baseType, now);
  if (closed) return closed;
  const today = lawDayOf(now);
  const nearest = platform.regulations.current(call.regulation_id);
  if (nearest === undefined) return refuse('type-not-open');
  const ended = notInForce(nearest.regulation, today);
  if (ended) return ended;
  const pinned = platform.regulations.on(call.regulation_id, today) ?? nearest;
  const { regulation } = pinned;
  const never = conditionsBarringUnit(regulation, baseType, standingUnit(unit));
  if (never.length > 0) {
    return refuse(
      'criteria-unmet',
      { list: never.map((criterion) => criterion.condition) },
      { clauses: never.map((criterion) => criterion.clause) },
    );
  }
  const barred = await barAgainst(tx, unit.id, today, regulation.authority);
  if (barred) return barred;
  // Who nominates, and not where the unit is, decides under which notice it files.
  if (regulation.nomination)
    return (await notNominated(tx, regulation, { callId: call.id, unitId: unit.id, baseType })) ?? pinned;
  const home = { ...standingUnit(unit), jurisdiction: 'domestic' as const };
  const forForeigners = unit.jurisdiction === 'foreign' && conditionsBarringUnit(regulation, baseType, home).length > 0;
  const elsewhere = forForeigners ? undefined : await territoryObstacle(tx, call, unit);
  return elsewhere ?? pinned;
};

/** Every way in the caller's units have now, call by call and type by type, each with what stands in its way. */
export const readOpenings = (platform: Platform, caller: SignedIn): Promise<ReplyOf<typeof openingsEndpoint>> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const now = platform.clock.now();
    const units = await tx
      .selectFrom('units')
      .selectAll()
      .where('id', 'in', unitsOf(caller))
      .orderBy('created_at')
      .execute();
    const calls = await tx
      .selectFrom('calls')
      .selectAll()
      .where('status', '=', 'published')
      .where('opens_at', '<=', now)
      .where('closes_at', '>', now)
      .execute();
    const openings: ReplyOf<typeof openingsEndpoint>['openings'] = [];
    for (const call of calls)
      for (const baseType of call.types)
        for (const unit of units) {
          const found = await startingGround(tx, platform, call, baseType, unit);
          openings.push({
            callId: call.id,
            baseType,
            unitId: unit.id,
            obstacle: found instanceof Refusal ? unmetOf(found) : null,
          });
        }
    return { openings };
  });

const unitsOf = (caller: SignedIn): string[] =>
  caller.account.holdings.flatMap(({ role, unitId }) =>
    unitId !== null && (role === 'applicant' || role === 'unit-head') ? [unitId] : [],
  );

/** Starts a draft, filled with what the platform knows of the unit. */
export const startApplication = (
  platform: Platform,
  caller: SignedIn,
  input: { callId: string; baseType: string; unitId: string; from?: string | undefined },
): Promise<{ id: string } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const now = platform.clock.now();
    if (!unitsOf(caller).includes(input.unitId)) return refuse('not-found');
    const unit = await tx.selectFrom('units').selectAll().where('id', '=', input.unitId).executeTakeFirstOrThrow();
    const call = await tx
      .selectFrom('calls')
      .selectAll()
      .where('id', '=', input.callId)
      .where('status', '=', 'published')
      .executeTakeFirst();
    if (call === undefined) return refuse('not-found');
    const pinned = await startingGround(tx, platform, call, input.baseType, unit);
    if (pinned instanceof Refusal) return pinned;
    const registered: Record<string, string> = {
      unitName: unitText(unit).zh,
      unitNameZh: unit.name_zh,
      unitNameEn: unit.name_en,
      unitRegistration: unit.credit_code ?? unit.registration_number ?? '',
      country: unit.country_code,
      unitAddress: unit.address,
      place: unit.city,
      contactName: unit.contact_name,
      contactPhone: unit.contact_phone,
      contactEmail: caller.account.email,
    };
    const form: FormValues = Object.fromEntries(
      sectionsFor(pinned.regulation, input.baseType)
        .flatMap((section) => section.fields)
        .flatMap((field) =>
          field.from && registered[field.from] ? [[field.id, registered[field.from] as string]] : [],
        ),
    );
    const known = input.from === undefined ? undefined : await knownFrom(tx, platform, input.from);
    if (input.from !== undefined && known?.unitId !== unit.id) return refuse('not-found');
    const carried = known && carriedOver(known, pinned.regulation, input.baseType);
    const id = platform.ids.next();
    const inserted = await tx
      .insertInto('applications')
      .values({
        id,
        number: null,
        call_id: call.id,
        unit_id: unit.id,
        base_type: input.baseType,
        regulation_id: pinned.regulation.id,
        regulation_version: pinned.version,
        status: 'draft',
        route: json([]),
        step_id: null,
        holder_code: null,
        step_entered_at: null,
        due_on: null,
        province_code: unit.province_code,
        place: json({ zh: unit.city, en: '' }),
        // What the registration knows is newer than what a recognition once rested on.
        form: json({ ...carried?.form, ...form }),
        facts: json(carried?.facts ?? {}),
        recommender_code: null,
        applicant_group: null,
        lane: null,
        authority_code: pinned.regulation.authority,
        flags: json([]),
        submitted_version: null,
        published_hash: null,
        created_by: caller.account.id,
        created_at: now,
        updated_at: now,
        updated_by: caller.account.id,
        submitted_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['call_id', 'unit_id', 'base_type'])
          .where('status', 'in', ['draft', 'in-progress', 'returned'])
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (inserted === undefined) return refuse('application-exists');
    await linkNomination(tx, input, id);
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'application.started',
      subject: `application:${id}`,
      details: { call: call.id, baseType: input.baseType, from: input.from ?? null },
    });
    return { id };
  });
