import { refuse, Refusal } from '#contract/refusals.ts';
import type { Instalment } from '#contract/funding.ts';
import type { Tx } from '#db/connect.ts';
import { officesOf, scopeOf, type SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import { addYears, lawDay, lawDayOf, type LawDay } from '#policy/law-day.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { workbook } from '../workbook.ts';

/** Money owed to recognitions by their regulation, what was paid of it and what it was used for. Whole 元 throughout. */

const read = async (tx: Tx, platform: Platform, caller: SignedIn, id?: string): Promise<Instalment[]> => {
  let query = tx
    .selectFrom('funding_instalments')
    .innerJoin('recognitions', 'recognitions.id', 'funding_instalments.recognition_id')
    .innerJoin('associations', 'associations.code', 'payer_code')
    .selectAll('funding_instalments')
    .select([
      'recognitions.name_zh',
      'recognitions.name_en',
      'recognitions.unit_name',
      'recognitions.unit_id',
      'recognitions.regulation_id',
      'recognitions.regulation_version',
      'associations.name_zh as payer_zh',
      'associations.name_en as payer_en',
    ]);
  if (id) query = query.where('funding_instalments.id', '=', id);
  const rows = await query.orderBy('year').orderBy('recognitions.name_zh').orderBy('funding_instalments.id').execute();
  const ids = rows.map((row) => row.id);
  const payments =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('funding_payments')
          .selectAll()
          .where('instalment_id', 'in', ids)
          .orderBy('paid_on')
          .orderBy('id')
          .execute();
  const reports =
    ids.length === 0
      ? []
      : await tx.selectFrom('funding_reports').selectAll().where('instalment_id', 'in', ids).execute();
  const units = caller.account.holdings.flatMap((holding) => holding.unitId ?? []);
  return rows.map((row) => {
    const own = payments.filter((payment) => payment.instalment_id === row.id);
    const report = reports.find((each) => each.instalment_id === row.id);
    const paidCny = own.reduce((sum, payment) => sum + (payment.cancelled_at === null ? payment.amount_cny : 0), 0);
    const pays = officesOf(caller).includes(row.payer_code);
    return {
      id: row.id,
      recognitionId: row.recognition_id,
      recognitionName: { zh: row.name_zh, en: row.name_en },
      unitName: row.unit_name,
      payerName: { zh: row.payer_zh, en: row.payer_en },
      regulationId: row.regulation_id,
      numbering: platform.regulations.pinned(row.regulation_id, row.regulation_version).numbering,
      clause: row.clause,
      year: row.year,
      amountCny: row.amount_cny,
      paidCny,
      payments: own.map((payment) => ({
        id: payment.id,
        paidOn: payment.paid_on,
        amountCny: payment.amount_cny,
        reference: payment.reference,
        recordedBy: payment.recorded_by_name,
        cancelled:
          payment.cancelled_at === null
            ? null
            : { by: payment.cancelled_by_name ?? '', reason: payment.cancel_reason ?? '' },
      })),
      report: report
        ? {
            usedCny: report.used_cny,
            account: report.account,
            submittedAt: report.submitted_at.toISOString(),
            submittedBy: report.submitted_by_name,
            acceptedBy: report.accepted_by_name,
          }
        : null,
      may: {
        pay: pays && paidCny < row.amount_cny,
        report: units.includes(row.unit_id) && paidCny > 0 && report?.accepted_at == null,
        accept: pays && report !== undefined && report.accepted_at === null,
      },
    };
  });
};

const totalsOf = (instalments: readonly Instalment[]) => {
  const years = [...new Set(instalments.map((each) => each.year))].toSorted((a, b) => a - b);
  const sum = (list: readonly Instalment[], of: (each: Instalment) => number) =>
    list.reduce((total, each) => total + of(each), 0);
  return years.map((year) => {
    const list = instalments.filter((each) => each.year === year);
    return {
      year,
      owedCny: sum(list, (each) => each.amountCny),
      paidCny: sum(list, (each) => each.paidCny),
      usedCny: sum(list, (each) => each.report?.usedCny ?? 0),
      units: new Set(list.map((each) => each.recognitionId)).size,
    };
  });
};

/** Instalments the caller pays, receives or oversees, with the totals of each year. */
export const listFunding = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const instalments = await read(tx, platform, caller);
    return { instalments, totals: totalsOf(instalments) };
  });

const heads = {
  zh: ['年度', '认定名称', '单位', '拨付单位', '应拨（元）', '已拨（元）', '已用（元）', '使用报告'],
  en: ['Year', 'Recognition', 'Unit', 'Payer', 'Owed (CNY)', 'Paid (CNY)', 'Used (CNY)', 'Report of use'],
} as const;

/** The list as a workbook; figures are numbers, all else text. */
export const exportFunding = async (platform: Platform, caller: SignedIn): Promise<FileReply> => {
  const { locale } = caller;
  const { instalments } = await listFunding(platform, caller);
  const rows = [
    [...heads[locale]],
    ...instalments.map((each) => [
      each.year,
      each.recognitionName[locale],
      each.unitName[locale],
      each.payerName[locale],
      each.amountCny,
      each.paidCny,
      each.report?.usedCny ?? 0,
      each.report?.account ?? '',
    ]),
  ];
  const name = locale === 'zh' ? '资金支持' : 'funding';
  return workbook(platform, name, [{ name, rows }]);
};

/** Locks the instalment, so that two payments at once cannot exceed it, and reads it. */
const locked = async (tx: Tx, platform: Platform, caller: SignedIn, id: string): Promise<Instalment | Refusal> => {
  const row = await tx
    .selectFrom('funding_instalments')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return (row && (await read(tx, platform, caller, id))[0]) ?? refuse('not-found');
};

const done = async (tx: Tx, platform: Platform, caller: SignedIn, id: string, action: string, details: object) => {
  await audit(tx, platform.clock, {
    actor: caller.account,
    action: `funding.${action}`,
    subject: `instalment:${id}`,
    details: { ...details },
  });
  return (await read(tx, platform, caller, id))[0] ?? refuse('not-found');
};

/** Records what was paid; never more than is owed. */
export const recordPayment = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { paidOn: LawDay; amountCny: number; reference: string },
): Promise<Instalment | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const instalment = await locked(tx, platform, caller, id);
    if (instalment instanceof Refusal) return instalment;
    const rest = instalment.amountCny - instalment.paidCny;
    if (rest > 0 && !instalment.may.pay) return refuse('not-permitted');
    if (input.amountCny > rest) return refuse('more-than-owed', { rest }, { clauses: [instalment.clause] });
    const today = lawDayOf(platform.clock.now());
    const from = addYears(lawDay(`${instalment.year}-01-01`), -1);
    if (input.paidOn > today || input.paidOn < from) return refuse('date-out-of-bounds', { from, to: today });
    await tx
      .insertInto('funding_payments')
      .values({
        id: platform.ids.next(),
        instalment_id: id,
        paid_on: input.paidOn,
        amount_cny: input.amountCny,
        reference: input.reference,
        recorded_by: caller.account.id,
        recorded_by_name: caller.account.name,
        recorded_at: platform.clock.now(),
        cancelled_at: null,
        cancelled_by_name: null,
        cancel_reason: null,
      })
      .execute();
    return done(tx, platform, caller, id, 'paid', input);
  });

/** Takes a wrong entry out of the sums; it stays on record with its reason. */
export const cancelPayment = (
  platform: Platform,
  caller: SignedIn,
  paymentId: string,
  input: { reason: string },
): Promise<Instalment | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const payment = await tx
      .selectFrom('funding_payments')
      .innerJoin('funding_instalments', 'funding_instalments.id', 'instalment_id')
      .where('funding_payments.id', '=', paymentId)
      .select(['instalment_id', 'payer_code'])
      .executeTakeFirst();
    if (payment === undefined) return refuse('not-found');
    if (!officesOf(caller).includes(payment.payer_code)) return refuse('not-permitted');
    const instalment = await locked(tx, platform, caller, payment.instalment_id);
    if (instalment instanceof Refusal) return instalment;
    const entry = instalment.payments.find((each) => each.id === paymentId);
    if (entry === undefined || entry.cancelled !== null)
      return refuse('cannot-now', { reason: { zh: '已经作废', en: 'It is cancelled already' } });
    if (instalment.report && instalment.report.usedCny > instalment.paidCny - entry.amountCny)
      return refuse('cannot-now', {
        reason: { zh: '使用报告已用到这笔钱', en: 'The report of use already counts this money' },
      });
    await tx
      .updateTable('funding_payments')
      .set({
        cancelled_at: platform.clock.now(),
        cancelled_by_name: caller.account.name,
        cancel_reason: input.reason,
      })
      .where('id', '=', paymentId)
      .execute();
    return done(tx, platform, caller, payment.instalment_id, 'payment-cancelled', { paymentId, ...input });
  });

/** The unit says how the money was used; it can correct itself until the payer accepts. */
export const reportUse = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { usedCny: number; account: string },
): Promise<Instalment | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const instalment = await locked(tx, platform, caller, id);
    if (instalment instanceof Refusal) return instalment;
    if (!instalment.may.report)
      return refuse('cannot-now', {
        reason: { zh: '尚未拨付，或报告已被认可', en: 'Nothing was paid yet, or the report is accepted' },
      });
    if (input.usedCny > instalment.paidCny) return refuse('more-than-paid', { paid: instalment.paidCny });
    const values = {
      used_cny: input.usedCny,
      account: input.account,
      submitted_at: platform.clock.now(),
      submitted_by_name: caller.account.name,
    };
    await tx
      .insertInto('funding_reports')
      .values({
        id: platform.ids.next(),
        instalment_id: id,
        upload_id: null,
        accepted_at: null,
        accepted_by_name: null,
        ...values,
      })
      .onConflict((conflict) => conflict.column('instalment_id').doUpdateSet(values))
      .execute();
    return done(tx, platform, caller, id, 'use-reported', { usedCny: input.usedCny });
  });

/** The payer accepts the report; from then on it stands. */
export const acceptUse = (platform: Platform, caller: SignedIn, id: string): Promise<Instalment | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const instalment = await locked(tx, platform, caller, id);
    if (instalment instanceof Refusal) return instalment;
    if (!instalment.may.accept)
      return refuse('cannot-now', { reason: { zh: '没有待认可的报告', en: 'No report waits for acceptance' } });
    await tx
      .updateTable('funding_reports')
      .set({ accepted_at: platform.clock.now(), accepted_by_name: caller.account.name })
      .where('instalment_id', '=', id)
      .execute();
    return done(tx, platform, caller, id, 'use-accepted', {});
  });
