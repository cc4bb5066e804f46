import { refuse, Refusal } from '#contract/refusals.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listSanctions as listEndpoint } from '#contract/sanctions.ts';
import type { Tx } from '#db/connect.ts';
import { officesOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { lawDayOf, yearOf } from '#policy/law-day.ts';
import { barUntil, fraudCancelsWholeYear } from '#policy/validity.ts';
import { unitText } from '../units/unit-name.ts';
import { moveCase, momentText, onCase, recordEvent } from '../applications/case-command.ts';
import { loadCase } from '../applications/loaded-case.ts';
import { notifyApplicant } from '../applications/reviewing.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';

type SanctionView = ReplyOf<typeof listEndpoint>['sanctions'][number];
type MisconductView = ReplyOf<typeof listEndpoint>['misconduct'][number];

const sanctionViews = async (tx: Tx, platform: Platform, id?: string): Promise<SanctionView[]> => {
  let query = tx
    .selectFrom('sanctions')
    .innerJoin('units', 'units.id', 'sanctions.unit_id')
    .selectAll('sanctions')
    .select(['name_zh', 'name_en']);
  if (id) query = query.where('sanctions.id', '=', id);
  const rows = await query.orderBy('decided_at', 'desc').limit(500).execute();
  const cancelled = rows.flatMap((row) => row.cancelled);
  const numbers =
    cancelled.length === 0
      ? []
      : await tx.selectFrom('applications').select(['id', 'number']).where('id', 'in', cancelled).execute();
  const today = lawDayOf(platform.clock.now());
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: unitText(row),
    regulationId: row.regulation_id,
    clause: row.clause,
    finding: row.finding,
    decidedOn: row.decided_on,
    decidedAt: row.decided_at.toISOString(),
    decidedBy: row.decided_by_name,
    barUntil: row.bar_until,
    active: row.lifted_at === null && today <= row.bar_until,
    cancelled: row.cancelled.map((application) => ({
      id: application,
      number: numbers.find((each) => each.id === application)?.number ?? null,
    })),
    lifted:
      row.lifted_at === null
        ? null
        : { at: row.lifted_at.toISOString(), by: row.lifted_by_name ?? '', reason: row.lift_reason ?? '' },
  }));
};

/**
 * A finding of fraud (cast-2022 15): in one transaction the unit's open applications of the year are cancelled, as far
 * as the regulation's reading goes, and the unit is barred. Lifting it later takes a recorded review; nothing is deleted.
 */
export const findFraud = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { finding: string },
): Promise<SanctionView | Refusal> =>
  onCase(platform, caller, { id, command: 'find-fraud', version: null }, async (tx, loaded) => {
    const now = platform.clock.now();
    const today = lawDayOf(now);
    const until = barUntil(loaded.regulation, today);
    const { fraud } = loaded.regulation;
    if (fraud === undefined || until === undefined) return refuse('rule-absent');
    const open = ['in-progress', 'returned'] as const;
    const others = fraudCancelsWholeYear(loaded.regulation)
      ? await tx
          .selectFrom('applications')
          .innerJoin('calls', 'calls.id', 'applications.call_id')
          .where('unit_id', '=', loaded.row.unit_id)
          .where('applications.id', '<>', id)
          .where('applications.status', 'in', [...open])
          .where('calls.year', '=', yearOf(today))
          .where('applications.authority_code', '=', loaded.row.authority_code)
          .select('applications.id')
          .orderBy('applications.id')
          .execute()
      : [];
    const cancelled: string[] = [];
    for (const target of [id, ...others.map((other) => other.id)]) {
      const each = target === id ? loaded : await loadCase(tx, platform, target, true);
      if (each instanceof Refusal || !(open as readonly string[]).includes(each.row.status)) continue;
      await recordEvent(tx, platform, each, caller, {
        type: 'cancelled',
        text: input.finding,
        clauses: [fraud.clause],
        details: { barUntil: until },
      });
      await notifyApplicant(tx, platform, each, {
        zh: `因认定弄虚作假，申请已取消，至 ${until} 不得再次申报`,
        en: `Cancelled for fraud; no application until ${until}`,
      });
      await moveCase(tx, platform, each, caller, { status: 'cancelled', stepIndex: each.row.step_index });
      cancelled.push(target);
    }
    if (cancelled.length === 0)
      await recordEvent(tx, platform, loaded, caller, {
        type: 'fraud-found',
        text: input.finding,
        clauses: [fraud.clause],
        details: { barUntil: until },
      });
    const sanctionId = platform.ids.next();
    await tx
      .insertInto('sanctions')
      .values({
        id: sanctionId,
        unit_id: loaded.row.unit_id,
        application_id: id,
        regulation_id: loaded.regulation.id,
        clause: fraud.clause,
        finding: input.finding,
        decided_on: today,
        decided_at: now,
        decided_by: caller.account.id,
        decided_by_name: caller.account.name,
        bar_until: until,
        authority_code: loaded.row.authority_code,
        cancelled,
        lifted_at: null,
        lifted_by_name: null,
        lift_reason: null,
      })
      .execute();
    return (await sanctionViews(tx, platform, sanctionId))[0] ?? refuse('not-found');
  });

/** Lifts a bar after review; the finding and the lifting both stay on record. */
export const liftSanction = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { reason: string },
): Promise<SanctionView | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await tx
      .selectFrom('sanctions')
      .select(['id', 'lifted_at', 'lifted_by_name', 'unit_id', 'authority_code'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return refuse('not-found');
    if (!officesOf(caller).includes(row.authority_code)) return refuse('not-permitted');
    if (row.lifted_at !== null)
      return refuse('acted-already', { who: row.lifted_by_name, at: momentText(row.lifted_at) });
    await tx
      .updateTable('sanctions')
      .set({ lifted_at: platform.clock.now(), lifted_by_name: caller.account.name, lift_reason: input.reason })
      .where('id', '=', id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'sanction.lifted',
      subject: `sanction:${id}`,
      details: { unitId: row.unit_id, reason: input.reason },
    });
    return (await sanctionViews(tx, platform, id))[0] ?? refuse('not-found');
  });

/** Records of misconduct, of all authorities or of those given. */
const misconductViews = async (tx: Tx, authorities?: readonly string[]): Promise<MisconductView[]> => {
  let query = tx
    .selectFrom('misconduct_records')
    .innerJoin('applications', 'applications.id', 'misconduct_records.application_id')
    .selectAll('misconduct_records')
    .select('number');
  if (authorities) query = query.where('authority_code', 'in', authorities.length > 0 ? [...authorities] : ['']);
  const rows = await query.orderBy('recorded_at', 'desc').limit(500).execute();
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    applicationNumber: row.number,
    clause: row.clause,
    personName: row.person_name,
    facts: row.facts,
    handling: row.handling,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
  }));
};

/** Puts misconduct in the review of a file on record (cast-2022 15). */
export const recordMisconduct = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { personName: string; facts: string; handling: string },
): Promise<MisconductView | Refusal> =>
  onCase(platform, caller, { id, command: 'record-misconduct', version: null }, async (tx, loaded) => {
    const clause = loaded.regulation.reviewMisconduct?.clause;
    if (clause === undefined) return refuse('rule-absent');
    const recordId = platform.ids.next();
    await tx
      .insertInto('misconduct_records')
      .values({
        id: recordId,
        application_id: id,
        clause,
        person_name: input.personName,
        facts: input.facts,
        handling: input.handling,
        recorded_at: platform.clock.now(),
        recorded_by: caller.account.id,
        recorded_by_name: caller.account.name,
      })
      .execute();
    await recordEvent(tx, platform, loaded, caller, {
      type: 'misconduct-recorded',
      text: input.handling,
      clauses: [clause],
      details: { recordId },
    });
    return (await misconductViews(tx)).find((record) => record.id === recordId) ?? refuse('not-found');
  });

/** Sanctions the caller may see; misconduct records only for the authority of the file and auditors. */
export const listSanctions = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const authorities = caller.account.holdings.some((holding) => holding.role === 'auditor')
      ? undefined
      : officesOf(caller);
    return { sanctions: await sanctionViews(tx, platform), misconduct: await misconductViews(tx, authorities) };
  });
