import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { addDays, lawDayOf } from '#policy/law-day.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { unitText } from '../units/unit-name.ts';
import { obstacleRefusal, recordEvent } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';

import { sheetOf, type Sheet } from './sheet.ts';

const EXPECTED_REVIEW_DAYS = 14;

type ReviewInput = { scores: Record<string, number>; opinion: string; recommend: boolean | null };

const scoreFault = (sheet: Sheet, input: ReviewInput): Refusal | undefined => {
  for (const [id, score] of Object.entries(input.scores)) {
    const item = sheet.find((each) => each.id === id);
    if (item === undefined || score > item.maximum) {
      return refuse(
        'score-out-of-range',
        { item: item?.label ?? id, maximum: item?.maximum ?? 0 },
        { fields: [{ path: `scores.${id}`, message: '超出范围 / Out of range' }] },
      );
    }
  }
  return undefined;
};

/** Runs `work` on the caller's own review with its file locked. */
const onOwnReview = <T>(
  platform: Platform,
  caller: SignedIn,
  reviewId: string,
  command: 'submit-review' | 'decline-review',
  work: (tx: Tx, loaded: LoadedCase, review: LoadedCase['reviews'][number]) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await tx
      .selectFrom('reviews')
      .select('application_id')
      .where('id', '=', reviewId)
      .where('expert_id', '=', caller.account.id)
      .executeTakeFirst();
    if (row === undefined) return refuse('not-found');
    const loaded = await loadCase(tx, platform, row.application_id, true);
    if (loaded instanceof Refusal) return loaded;
    const obstacle = obstacleTo(command, loaded.file, actorOf(caller));
    if (obstacle) return obstacleRefusal(obstacle, loaded.regulation);
    const review = loaded.reviews.find((each) => each.id === reviewId);
    return review ? work(tx, loaded, review) : refuse('not-found');
  });

export const saveReview = (platform: Platform, caller: SignedIn, reviewId: string, input: ReviewInput) =>
  onOwnReview(platform, caller, reviewId, 'submit-review', async (tx, loaded) => {
    const fault = scoreFault(sheetOf(loaded.regulation), input);
    if (fault) return fault;
    const savedAt = platform.clock.now();
    await tx
      .updateTable('reviews')
      .set({ scores: json(input.scores), opinion: input.opinion, recommend: input.recommend, saved_at: savedAt })
      .where('id', '=', reviewId)
      .execute();
    return { savedAt: savedAt.toISOString() };
  });

/** Hands in scores and written opinion; from then on nothing of it changes. */
export const submitReview = (platform: Platform, caller: SignedIn, reviewId: string, input: ReviewInput) =>
  onOwnReview(platform, caller, reviewId, 'submit-review', async (tx, loaded) => {
    const sheet = sheetOf(loaded.regulation);
    const fault = scoreFault(sheet, input);
    if (fault) return fault;
    const fields = [
      ...sheet
        .filter((item) => input.scores[item.id] === undefined)
        .map((item) => ({ path: `scores.${item.id}`, message: '请评分 / Please score' })),
      ...(input.opinion.length < 10
        ? [{ path: 'opinion', message: '请写明评审意见，至少 10 字 / Write an opinion of at least 10 characters' }]
        : []),
    ];
    if (fields.length > 0) return refuse('form-incomplete', { count: fields.length }, { fields });
    const now = platform.clock.now();
    await tx
      .updateTable('reviews')
      .set({
        state: 'submitted',
        scores: json(input.scores),
        opinion: input.opinion,
        recommend: input.recommend,
        saved_at: now,
        submitted_at: now,
      })
      .where('id', '=', reviewId)
      .execute();
    await recordEvent(tx, platform, loaded, caller, { type: 'review-submitted', details: { reviewId } });
    const step = loaded.row.route[loaded.row.step_index];
    if (step?.associationCode) {
      await notify(
        tx,
        platform,
        { associationCode: step.associationCode, roles: step.roles },
        {
          zh: `一位专家已提交评审意见（${loaded.row.number}）`,
          en: `A review has been submitted (${loaded.row.number})`,
        },
        `/applications/${loaded.row.id}`,
      );
    }
    return { id: reviewId };
  });

/** An expert stands aside; the organiser names another. */
export const declineReview = (platform: Platform, caller: SignedIn, reviewId: string, input: { reason: string }) =>
  onOwnReview(platform, caller, reviewId, 'decline-review', async (tx, loaded) => {
    await recordEvent(tx, platform, loaded, caller, {
      type: 'review-declined',
      text: input.reason,
      details: { reviewId },
    });
    const step = loaded.row.route[loaded.row.step_index];
    if (step?.associationCode) {
      await notify(
        tx,
        platform,
        { associationCode: step.associationCode, roles: step.roles },
        {
          zh: `一位专家申请回避，请改派（${loaded.row.number}）`,
          en: `An expert declined; please name another (${loaded.row.number})`,
        },
        `/applications/${loaded.row.id}`,
      );
    }
    // Last, because with it the file leaves the expert's sight.
    await tx
      .updateTable('reviews')
      .set({ state: 'declined', decline_reason: input.reason })
      .where('id', '=', reviewId)
      .execute();
    return { id: reviewId };
  });

/** The caller's reviews as the score sheet shows them. */
export const myReviews = (platform: Platform, caller: SignedIn, reviewId?: string) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    let query = tx
      .selectFrom('reviews')
      .innerJoin('applications', 'applications.id', 'reviews.application_id')
      .innerJoin('units', 'units.id', 'applications.unit_id')
      .where('expert_id', '=', caller.account.id)
      .where('reviews.state', 'in', ['assigned', 'submitted'])
      .select([
        'reviews.id',
        'application_id',
        'number',
        'name_zh',
        'name_en',
        'base_type',
        'regulation_id',
        'regulation_version',
        'reviews.state',
        'assigned_at',
        'scores',
        'opinion',
        'recommend',
        'saved_at',
      ]);
    if (reviewId) query = query.where('reviews.id', '=', reviewId);
    const rows = await query.orderBy('reviews.state').orderBy('assigned_at').execute();
    return rows.map((row) => {
      const regulation = platform.regulations.pinned(row.regulation_id, row.regulation_version);
      return {
        id: row.id,
        applicationId: row.application_id,
        applicationNumber: row.number ?? '',
        unitName: unitText(row),
        baseTypeName: regulation.baseTypes[row.base_type]?.name ?? { zh: row.base_type, en: row.base_type },
        state: row.state as 'assigned' | 'submitted',
        assignedAt: row.assigned_at.toISOString(),
        dueOn: addDays(lawDayOf(row.assigned_at), EXPECTED_REVIEW_DAYS),
        sheet: sheetOf(regulation),
        scores: row.scores,
        opinion: row.opinion,
        recommend: row.recommend,
        savedAt: row.saved_at?.toISOString() ?? null,
      };
    });
  });
