import { sql, type SqlBool } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json, type NoticeItem } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { addDays, lawDayOf, startOfLawDay, yearOf, type LawDay } from '#policy/law-day.ts';
import { currentStep } from '#workflow/application-file.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { actorOf } from '#http/caller.ts';
import { lastDayOfTerm } from '#policy/working-days.ts';
import type { IncomingFile } from '#http/route.ts';
import { unitText } from '../units/unit-name.ts';
import { obstacleRefusal, recordEvent } from '../applications/case-command.ts';
import { dossierHash } from '../applications/dossier-hash.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { advance, notifyApplicant } from '../applications/reviewing.ts';
import { nextNumber } from '../counters.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { receiveUpload, recordUpload } from '../uploads/receive-upload.ts';
import { audit } from '../audit/log.ts';
import { findNotice, findNotices, readNotice, type NoticeWithModel } from './repository.ts';

export type { NoticeWithModel } from './repository.ts';

const workingCalendar = async (tx: Tx) => {
  const years = await tx.selectFrom('working_years').select('year').execute();
  const days = await tx.selectFrom('working_days').select(['day', 'working']).execute();
  return {
    years: new Set(years.map((row) => row.year)),
    exceptions: new Map(days.map((row) => [row.day, row.working])),
  };
};

/** First instant after the last day of a notice that opens now: the opening day is day 0 (Civil Code 201). */
const closingInstant = async (tx: Tx, call: LoadedCase['call'], today: LawDay): Promise<Date | Refusal> => {
  if (call.publicity_days === null) return refuse('no-publicity-length');
  const term = lastDayOfTerm(today, call.publicity_days, call.publicity_day_kind, await workingCalendar(tx));
  return term.ok ? startOfLawDay(addDays(term.day, 1)) : refuse('calendar-missing', { year: term.missingYear });
};

/** Opens one public notice for one or more files of one call at the caller's association (cast-2022 12.1.3, 12.2.3). */
export const openNotice = (platform: Platform, caller: SignedIn, input: { applicationIds: readonly string[] }) =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const now = platform.clock.now();
    const today = lawDayOf(now);
    const cases: LoadedCase[] = [];
    for (const id of [...new Set(input.applicationIds)].toSorted()) {
      const loaded = await loadCase(tx, platform, id, true);
      if (loaded instanceof Refusal) return loaded;
      const obstacle = obstacleTo('open-publicity', loaded.file, actorOf(caller));
      if (obstacle) return obstacleRefusal(obstacle, loaded.regulation);
      cases.push(loaded);
    }
    const [first] = cases;
    const step = first && currentStep(first.file);
    if (first === undefined || step?.associationCode == null) return refuse('not-found');
    const strangers = cases.filter(
      (each) =>
        each.row.call_id !== first.row.call_id || currentStep(each.file)?.associationCode !== step.associationCode,
    );
    if (strangers.length > 0) return refuse('not-in-state', { list: strangers.map((each) => each.row.number ?? '') });
    const closesAt = await closingInstant(tx, first.call, today);
    if (closesAt instanceof Refusal) return closesAt;
    const association = await tx
      .selectFrom('associations')
      .selectAll()
      .where('code', '=', step.associationCode)
      .executeTakeFirstOrThrow();
    const recommendedBy = { zh: association.name_zh, en: association.name_en };
    const items: NoticeItem[] = cases.map((each) => ({
      applicationId: each.row.id,
      number: each.row.number ?? '',
      unitName: unitText(each.unit),
      baseType: each.row.base_type,
      baseTypeName: each.regulation.baseTypes[each.row.base_type]?.name ?? {
        zh: each.row.base_type,
        en: each.row.base_type,
      },
      place: each.row.place,
      recommendedBy,
      hash: dossierHash(each.dossier),
    }));
    const year = yearOf(today);
    const id = platform.ids.next();
    const number = `HZ-G-${year}-${String(await nextNumber(tx, `notice:${year}`)).padStart(3, '0')}`;
    await tx
      .insertInto('notices')
      .values({
        id,
        number,
        association_code: step.associationCode,
        call_id: first.row.call_id,
        title: json({
          zh: `${association.name_zh}拟推荐海智基地公示`,
          en: `${association.name_en}: units to be recommended`,
        }),
        opens_at: now,
        closes_at: closesAt,
        opened_by: caller.account.id,
        model: json({
          items,
          callTitle: first.call.title,
          regulationId: first.regulation.id,
          regulationTitle: first.regulation.title,
          clause: step.clause,
        }),
      })
      .execute();
    for (const [index, each] of cases.entries()) {
      const hash = items[index]?.hash ?? '';
      await tx
        .updateTable('notice_items')
        .set({ superseded: true })
        .where('application_id', '=', each.row.id)
        .execute();
      await tx.insertInto('notice_items').values({ notice_id: id, application_id: each.row.id, hash }).execute();
      await tx
        .updateTable('applications')
        .set({
          published_hash: hash,
          due_on: lawDayOf(new Date(closesAt.getTime() - 1)),
          version: each.row.version + 1,
          updated_at: now,
          updated_by: caller.account.id,
        })
        .where('id', '=', each.row.id)
        .execute();
      await recordEvent(tx, platform, each, caller, {
        type: 'publicity-opened',
        details: { noticeId: id, number, hash, closesAt: closesAt.toISOString() },
      });
      await notifyApplicant(tx, platform, each, {
        zh: '贵单位的申请已公示',
        en: 'Your application is on public notice',
      });
    }
    return readNotice(tx, platform, id);
  });

/** An objection as the public page sends it. */
export type ObjectionInput = { applicationId: string; name: string; contact: string; content: string };

/** Receives a real-name objection while the notice is open by the clock. Nothing already received is ever lost or replaced. */
export const receiveObjection = async (
  platform: Platform,
  noticeId: string,
  input: ObjectionInput,
  evidence: IncomingFile | null,
): Promise<{ id: string } | Refusal> => {
  const before = await openItem(platform, noticeId, input.applicationId);
  if (before instanceof Refusal) return before;
  const upload = evidence === null ? null : await receiveUpload(platform, evidence);
  if (upload instanceof Refusal) return upload;
  return inTransaction(platform, { kind: 'system' }, async (tx) => {
    // The row lock orders this against an endorsement of the same file.
    const loaded = await loadCase(tx, platform, input.applicationId, true);
    if (loaded instanceof Refusal) return loaded;
    const now = platform.clock.now();
    if (loaded.notice?.id !== noticeId || now >= loaded.notice.closesAt)
      return refuse('notice-closed', { at: before.closesAt.toISOString() });
    const id = platform.ids.next();
    if (upload) {
      await recordUpload(tx, upload, now);
    }
    await tx
      .insertInto('objections')
      .values({
        id,
        notice_id: noticeId,
        application_id: input.applicationId,
        association_code: before.associationCode,
        name: input.name,
        contact: input.contact,
        content: input.content,
        upload_id: upload?.id ?? null,
        received_at: now,
        state: 'open',
      })
      .execute();
    await tx
      .updateTable('applications')
      .set({ version: loaded.row.version + 1, updated_at: now })
      .where('id', '=', loaded.row.id)
      .execute();
    await recordEvent(tx, platform, loaded, null, {
      type: 'objection-received',
      details: { objectionId: id, noticeId },
    });
    return { id };
  });
};

const openItem = (platform: Platform, noticeId: string, applicationId: string) =>
  platform.db.run({ kind: 'public' }, async (tx) => {
    const row = await tx
      .selectFrom('notice_items')
      .innerJoin('notices', 'notices.id', 'notice_items.notice_id')
      .where('notice_id', '=', noticeId)
      .where('application_id', '=', applicationId)
      .where('superseded', '=', false)
      .select(['closes_at', 'association_code'])
      .executeTakeFirst();
    if (row === undefined) return refuse('not-found');
    return platform.clock.now() < row.closes_at
      ? { closesAt: row.closes_at, associationCode: row.association_code }
      : refuse('notice-closed', { at: row.closes_at.toISOString() });
  });

/** Disposes of an objection; the last one dismissed after closing lets the file go on. */
export const resolveObjection = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { outcome: 'dismissed' | 'upheld'; handling: string },
): Promise<{ id: string } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const objection = await tx.selectFrom('objections').selectAll().where('id', '=', id).executeTakeFirst();
    if (objection === undefined) return refuse('not-found');
    const loaded = await loadCase(tx, platform, objection.application_id, true);
    if (loaded instanceof Refusal) return loaded;
    const current = await tx.selectFrom('objections').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (current.state !== 'open')
      return refuse('acted-already', { who: current.handled_by_name, at: current.handled_at?.toISOString() });
    const obstacle = obstacleTo('resolve-objection', loaded.file, actorOf(caller));
    if (obstacle) return obstacleRefusal(obstacle, loaded.regulation);
    const now = platform.clock.now();
    await tx
      .updateTable('objections')
      .set({
        state: input.outcome,
        handling: input.handling,
        handled_by: caller.account.id,
        handled_by_name: caller.account.name,
        handled_at: now,
      })
      .where('id', '=', id)
      .execute();
    await tx
      .updateTable('applications')
      .set({ version: loaded.row.version + 1, updated_at: now, updated_by: caller.account.id })
      .where('id', '=', loaded.row.id)
      .execute();
    await recordEvent(tx, platform, loaded, caller, {
      type: 'objection-resolved',
      text: input.handling,
      details: { objectionId: id, outcome: input.outcome },
    });
    const after = await loadCase(tx, platform, objection.application_id, false);
    if (!(after instanceof Refusal)) await passIfClear(tx, platform, after);
    return { id };
  });

/** Lets a file whose notice has closed without an open or upheld objection go on to the opinion. */
const passIfClear = async (tx: Tx, platform: Platform, loaded: LoadedCase): Promise<boolean> => {
  const { publicity, status } = loaded.file;
  if (status !== 'in-progress' || currentStep(loaded.file)?.kind !== 'publicity') return false;
  if (publicity.state !== 'closed' || publicity.openObjections > 0 || publicity.upheldObjections > 0) return false;
  await advance(tx, platform, loaded, null, {
    type: 'publicity-closed',
    details: { noticeId: loaded.notice?.id, closedAt: loaded.notice?.closesAt.toISOString() },
  });
  return true;
};

/** Closes by the clock every notice that is due; run by the scheduler each minute. Returns how many files went on. */
export const closeDueNotices = async (platform: Platform): Promise<number> => {
  const due = await platform.db.run({ kind: 'system' }, (tx) =>
    tx
      .selectFrom('applications')
      .innerJoin('notice_items', 'notice_items.application_id', 'applications.id')
      .innerJoin('notices', 'notices.id', 'notice_items.notice_id')
      .where('superseded', '=', false)
      .where('status', '=', 'in-progress')
      .where(sql<SqlBool>`route -> step_index ->> 'kind' = 'publicity'`)
      .where('closes_at', '<=', platform.clock.now())
      .select('applications.id')
      .execute(),
  );
  let passed = 0;
  for (const { id } of due) {
    const went = await platform.db.run({ kind: 'system' }, async (tx) => {
      const loaded = await loadCase(tx, platform, id, true);
      return !(loaded instanceof Refusal) && passIfClear(tx, platform, loaded);
    });
    if (went) passed += 1;
  }
  if (passed > 0) {
    await platform.db.run({ kind: 'system' }, (tx) =>
      audit(tx, platform.clock, {
        actor: null,
        action: 'publicity.closed-by-clock',
        subject: 'notices',
        details: { passed },
      }),
    );
  }
  return passed;
};

/** Notices as the public sees them: no objection, no person. */
export const publicNotices = (
  platform: Platform,
  filter: { openOnly?: boolean; limit: number },
): Promise<NoticeWithModel[]> => platform.db.run({ kind: 'public' }, (tx) => findNotices(tx, platform, filter));

export const publicNotice = (platform: Platform, id: string): Promise<NoticeWithModel | undefined> =>
  platform.db.run({ kind: 'public' }, (tx) => findNotice(tx, platform, id));
