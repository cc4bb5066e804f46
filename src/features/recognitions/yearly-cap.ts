import { sql } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf, yearOf, type LawDay } from '#policy/law-day.ts';
import { onCase, recordEvent, touchCase } from '../applications/case-command.ts';
import type { LoadedCase } from '../applications/loaded-case.ts';
import type { Platform } from '../platform.ts';

/**
 * How many may be newly recognised in a calendar year (dalian-workbase 4.2: five "in principle"). By the reading it is
 * a hard stop, or each one beyond needs a written reason of one officer and the consent of another.
 */

const countIn = async (tx: Tx, regulationId: string, year: number): Promise<number> => {
  const { count } = await tx
    .selectFrom('recognitions')
    .where('regulation_id', '=', regulationId)
    .where(sql<boolean>`extract(year from issued_on) = ${year}`)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

/** Where a regulation's number stands in a year; undefined where it sets none. */
export const capOf = async (tx: Tx, { regulation, row }: LoadedCase, year: number) => {
  const cap = regulation.yearlyCap;
  if (cap === undefined) return undefined;
  return {
    clause: cap.clause,
    numbering: regulation.numbering,
    maximum: cap.maximum,
    year,
    given: await countIn(tx, row.regulation_id, year),
    hard: regulation.readings[cap.reading]?.chosen === 'hard-stop',
  };
};

/**
 * Why these files cannot all be recognised with a document of this day. Two documents of one year wait for each other
 * here, so that of fifty callers for one place one gets it.
 */
export const capObstacle = async (
  tx: Tx,
  cases: readonly LoadedCase[],
  issuedOn: LawDay,
): Promise<Refusal | undefined> => {
  const [first] = cases;
  const year = yearOf(issuedOn);
  if (first?.regulation.yearlyCap === undefined) return undefined;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cap:${first.row.regulation_id}:${year}`}, 0))`.execute(tx);
  const cap = await capOf(tx, first, year);
  if (cap === undefined || cap.given + cases.length <= cap.maximum) return undefined;
  const agreed = await tx
    .selectFrom('cap_overrides')
    .select('application_id')
    .where(
      'application_id',
      'in',
      cases.map((each) => each.row.id),
    )
    .where('year', '=', year)
    .where('approved_by', 'is not', null)
    .execute();
  const beyond = cap.given + cases.length - cap.maximum;
  if (!cap.hard && agreed.length >= Math.min(beyond, cases.length)) return undefined;
  return refuse(
    cap.hard ? 'cap-is-hard' : 'cap-reached',
    { maximum: cap.maximum, year, given: cap.given, asked: cases.length, missing: beyond - agreed.length },
    { clauses: [cap.clause] },
  );
};

/** An officer asks to go past the year's number for one file, with his reason. */
export const requestOverride = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; reason: string },
) =>
  onCase(platform, caller, { id, command: 'approve', version: input.version }, async (tx, loaded) => {
    const year = yearOf(lawDayOf(platform.clock.now()));
    const cap = await capOf(tx, loaded, year);
    if (cap === undefined || cap.hard) return refuse('rule-absent');
    const values = {
      year,
      reason: input.reason,
      requested_by: caller.account.id,
      requested_by_name: caller.account.name,
      requested_at: platform.clock.now(),
      approved_by: null,
      approved_by_name: null,
      approved_at: null,
    };
    await tx
      .insertInto('cap_overrides')
      .values({
        id: platform.ids.next(),
        application_id: id,
        regulation_id: loaded.row.regulation_id,
        clause: cap.clause,
        ...values,
      })
      .onConflict((conflict) => conflict.column('application_id').doUpdateSet(values))
      .execute();
    await recordEvent(tx, platform, loaded, caller, {
      type: 'cap-override-requested',
      text: input.reason,
      clauses: [cap.clause],
      details: { year, given: cap.given, maximum: cap.maximum },
    });
    return touchCase(tx, platform, loaded, caller);
  });

/** A second officer agrees to go past the number. */
export const approveOverride = (platform: Platform, caller: SignedIn, id: string, input: { version: number }) =>
  onCase(platform, caller, { id, command: 'approve', version: input.version }, async (tx, loaded) => {
    const request = await tx
      .selectFrom('cap_overrides')
      .selectAll()
      .where('application_id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (request === undefined) return refuse('not-found');
    if (request.approved_at !== null) return refuse('cannot-now', { reason: alreadyAgreed });
    if (request.requested_by === caller.account.id)
      return refuse('second-officer-needed', {}, { clauses: [request.clause] });
    await tx
      .updateTable('cap_overrides')
      .set({
        approved_by: caller.account.id,
        approved_by_name: caller.account.name,
        approved_at: platform.clock.now(),
      })
      .where('id', '=', request.id)
      .execute();
    await recordEvent(tx, platform, loaded, caller, {
      type: 'cap-override-approved',
      text: request.reason,
      clauses: [request.clause],
      details: { year: request.year, requestedBy: request.requested_by_name },
    });
    return touchCase(tx, platform, loaded, caller);
  });

const alreadyAgreed = { zh: '已由第二人同意', en: 'A second officer has agreed already' };
