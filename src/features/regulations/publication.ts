import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Draft } from '#contract/regulation-drafts.ts';
import type { Tx } from '#db/connect.ts';
import type { SignedIn } from '#http/caller.ts';
import { editionConflict } from '#policy/edition-days.ts';
import { addYears, lawDayOf, type LawDay } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import { officeRoles } from '#workflow/application-file.ts';
import { audit } from '../audit/log.ts';
import { notify } from '../notifications.ts';
import type { Platform } from '../platform.ts';
import { changeDraft, onDraft } from './draft-command.ts';
import { faultyRefusal, titleOf, type DraftRecord } from './draft-view.ts';
import { misplacedText } from './drafts.ts';
import { storeVersion } from './library.ts';
import { checkText } from './text-check.ts';

/** How far ahead a text can be published. */
const MOST_YEARS_AHEAD = 5;

const boundsFault = (platform: Platform, day: LawDay): Refusal | undefined => {
  const today = lawDayOf(platform.clock.now());
  const bounds = { from: today, to: addYears(today, MOST_YEARS_AHEAD) };
  return day < bounds.from || day > bounds.to
    ? refuse('date-out-of-bounds', bounds, {
        fields: [{ path: 'fromDay', message: '施行日不早于今日 / The first day is not before today' }],
      })
    : undefined;
};

/** Whether the text fits among the editions stored, by this process or another. */
const conflictWith = async (tx: Tx, regulation: Regulation, day: LawDay): Promise<Refusal | undefined> => {
  const stored = await tx
    .selectFrom('regulation_editions')
    .innerJoin('regulation_versions', (join) =>
      join
        .onRef('regulation_versions.regulation_id', '=', 'regulation_editions.regulation_id')
        .onRef('regulation_versions.version', '=', 'regulation_editions.version'),
    )
    .where('regulation_editions.regulation_id', '=', regulation.id)
    .select(['from_day', 'body'])
    .execute();
  const conflict = editionConflict(
    stored.map(({ from_day: from, body }) => ({
      from,
      effectiveFrom: body.effective.from,
      effectiveUntil: body.effective.until ?? null,
    })),
    { from: day, effectiveFrom: regulation.effective.from, effectiveUntil: regulation.effective.until ?? null },
  );
  return (
    conflict &&
    refuse(
      'editions-conflict',
      { day, what: conflict.what, conflict: conflict.code },
      { fields: [{ path: 'fromDay', message: `${conflict.what.zh} / ${conflict.what.en}` }] },
    )
  );
};

/** The regulation of a draft, if it could be published from a day on. */
const publishable = async (
  tx: Tx,
  platform: Platform,
  row: DraftRecord,
  day: LawDay,
): Promise<Regulation | Refusal> => {
  const loaded = await checkText(tx, platform, row.yaml, day);
  if (!loaded.ok) return faultyRefusal(loaded.faults);
  const { regulation } = loaded;
  return (
    (await misplacedText(tx, platform, row, regulation)) ??
    boundsFault(platform, day) ??
    (await conflictWith(tx, regulation, day)) ??
    regulation
  );
};

const link = (id: string): string => `/regulations/drafts/${id}`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Puts a text before the second officer, with the day from which it is to hold. Only one without faults. */
export const submitDraft = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; fromDay: LawDay; note: string },
): Promise<Draft | Refusal> =>
  onDraft(platform, caller, { id, command: 'submit', version: input.version }, async (tx, row) => {
    const regulation = await publishable(tx, platform, row, input.fromDay);
    if (regulation instanceof Refusal) return regulation;
    await changeDraft(tx, platform, caller, row, {
      state: 'submitted',
      from_day: input.fromDay,
      note: input.note,
      submitted_by: caller.account.id,
      submitted_by_name: caller.account.name,
      submitted_at: platform.clock.now(),
      return_reason: null,
      returned_by_name: null,
      returned_at: null,
    });
    const title = titleOf(platform, row);
    await notify(
      tx,
      platform,
      { associationCode: row.authority_code, roles: officeRoles },
      {
        zh: `${caller.account.name}提交了《${title.zh}》的新文本，拟自 ${input.fromDay} 起施行，请第二人审批`,
        en: `${caller.account.name} submitted a new text of “${title.en}” to hold from ${input.fromDay}; a second officer approves`,
      },
      link(id),
    );
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'regulation-draft.submitted',
      subject: `regulation-draft:${id}`,
      details: { regulation: row.regulation_id, fromDay: input.fromDay, note: input.note, text: sha256(row.yaml) },
    });
    return undefined;
  });

/** The second officer sends a text back with the reason. */
export const sendBackDraft = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; reason: string },
): Promise<Draft | Refusal> =>
  onDraft(platform, caller, { id, command: 'send-back', version: input.version }, async (tx, row) => {
    await changeDraft(tx, platform, caller, row, {
      state: 'draft',
      return_reason: input.reason,
      returned_by_name: caller.account.name,
      returned_at: platform.clock.now(),
    });
    if (row.submitted_by !== null && row.submitted_by !== caller.account.id)
      await notify(
        tx,
        platform,
        { accountIds: [row.submitted_by] },
        {
          zh: `《${titleOf(platform, row).zh}》的新文本被退回修改：${input.reason}`,
          en: `The new text of “${titleOf(platform, row).en}” was sent back: ${input.reason}`,
        },
        link(id),
      );
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'regulation-draft.sent-back',
      subject: `regulation-draft:${id}`,
      details: { regulation: row.regulation_id, reason: input.reason, submittedBy: row.submitted_by_name },
    });
    return undefined;
  });

/**
 * A second officer approves, and the text is published: from its day on it is the rule for everything that begins
 * (cast-2022 27). What was judged by an earlier text keeps that one, and calls that apply this regulation keep what
 * they were composed from.
 */
export const publishDraft = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number },
): Promise<Draft | Refusal> => {
  const published = await onDraft(
    platform,
    caller,
    { id, command: 'publish', version: input.version },
    async (tx, row) => {
      const day = row.from_day;
      if (day === null) return refuse('not-found');
      // Two texts of one regulation are published one after the other, so that each sees the other's days.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`regulation:${row.regulation_id}`}, 0))`.execute(tx);
      const regulation = await publishable(tx, platform, row, day);
      if (regulation instanceof Refusal) return regulation;
      const now = platform.clock.now();
      const version = await storeVersion(tx, regulation, now);
      await tx
        .insertInto('regulation_editions')
        .values({
          id: platform.ids.next(),
          regulation_id: regulation.id,
          version,
          from_day: day,
          source: 'workbench',
          yaml: row.yaml,
          published_at: now,
        })
        .execute();
      await changeDraft(tx, platform, caller, row, {
        state: 'published',
        approved_by: caller.account.id,
        approved_by_name: caller.account.name,
        approved_at: now,
      });
      if (row.submitted_by !== null)
        await notify(
          tx,
          platform,
          { accountIds: [row.submitted_by] },
          {
            zh: `《${regulation.title.zh}》的新文本已由${caller.account.name}同意并发布，自 ${day} 起施行`,
            en: `The new text of “${regulation.title.en}” was approved by ${caller.account.name} and published; it holds from ${day}`,
          },
          link(id),
        );
      await audit(tx, platform.clock, {
        actor: caller.account,
        action: 'regulation.published',
        subject: `regulation:${regulation.id}`,
        details: {
          draft: id,
          version,
          fromDay: day,
          submittedBy: row.submitted_by_name,
          approvedBy: caller.account.name,
          text: sha256(row.yaml),
        },
      });
      return undefined;
    },
  );
  if (!(published instanceof Refusal)) await platform.regulations.refresh();
  return published;
};
