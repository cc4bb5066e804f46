import { sql } from 'kysely';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { addDays, lawDayOf } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { obstacleRefusal, onCase, recordEvent, touchCase } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { advance } from '../applications/reviewing.ts';
import { issueDocument } from '../documents/service.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { conflictsOf, type ExpertTies } from './conflicts.ts';

const EXPECTED_REVIEW_DAYS = 14;

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
    if (obstacle && obstacle.code !== 'experts-have-reviewed') return obstacleRefusal(obstacle);
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

type ReviewInput = { scores: Record<string, number>; opinion: string; recommend: boolean | null };
type Sheet = NonNullable<Regulation['expertReview']>['sheet'];
export const sheetOf = (regulation: Regulation): Sheet => regulation.expertReview?.sheet ?? [];

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
    if (obstacle) return obstacleRefusal(obstacle);
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
        unitName: { zh: row.name_zh || row.name_en, en: row.name_en || row.name_zh },
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

const CHINESE_ORDER = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** How an expert is named to everyone but the organiser. */
export const blindLabel = (index: number) => ({
  zh: `专家${CHINESE_ORDER[index] ?? index + 1}`,
  en: `Expert ${index + 1}`,
});

export const totalOf = (scores: Record<string, number>): number =>
  Object.values(scores).reduce((sum, score) => sum + score, 0);

/** Sums up the panel and sends the file to the leading group, with the expert opinion as a document. */
export const concludeReview = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; summary: string; recommend: boolean },
) =>
  onCase(platform, caller, { id, command: 'conclude-review', version: input.version }, async (tx, loaded) => {
    const submitted = loaded.reviews.filter((review) => review.state === 'submitted');
    const sheet = sheetOf(loaded.regulation);
    const hundredths = Math.round(
      (submitted.reduce((sum, review) => sum + totalOf(review.scores), 0) * 100) / submitted.length,
    );
    const now = platform.clock.now();
    const summary = {
      summary: input.summary,
      recommend: input.recommend,
      average_hundredths: hundredths,
      actor_name: caller.account.name,
      at: now,
    };
    await tx
      .insertInto('panel_summaries')
      .values({ application_id: id, ...summary })
      .onConflict((conflict) => conflict.column('application_id').doUpdateSet(summary))
      .execute();
    const step = loaded.row.route[loaded.row.step_index];
    const unitName = loaded.unit.name_zh || loaded.unit.name_en;
    const today = lawDayOf(now);
    const document = await issueDocument(tx, platform, caller, {
      kind: 'expert-opinion',
      issuerCode: step?.associationCode ?? 'intake',
      issuedOn: today,
      title: `${unitName}专家评审意见`,
      applicationIds: [id],
      model: () =>
        expertOpinionModel({
          loaded,
          sheet,
          submitted,
          summary: input,
          hundredths,
          today,
          sample: platform.demonstration,
        }),
    });
    return advance(tx, platform, loaded, caller, {
      type: 'review-concluded',
      text: input.summary,
      details: {
        averageHundredths: hundredths,
        recommend: input.recommend,
        documentId: document.id,
        documentNumber: document.number,
      },
    });
  });

const hundredth = (value: number): string => (value / 100).toFixed(2);

const expertOpinionModel = (input: {
  loaded: LoadedCase;
  sheet: Sheet;
  submitted: LoadedCase['reviews'];
  summary: { summary: string; recommend: boolean };
  hundredths: number;
  today: string;
  sample: boolean;
}) => {
  const { loaded, sheet, submitted, summary } = input;
  const unit = loaded.unit.name_zh || loaded.unit.name_en;
  return {
    title: `${unit}专家评审意见`,
    applicationNumber: loaded.row.number,
    unit,
    baseType: loaded.regulation.baseTypes[loaded.row.base_type]?.name.zh ?? loaded.row.base_type,
    dimensions: sheet.map((item) => ({ name: item.label.zh, maximum: String(item.maximum) })),
    reviews: submitted.map((review) => ({
      scores: sheet.map((item) => String(review.scores[item.id] ?? '')),
      total: String(totalOf(review.scores)),
      opinion: `${review.recommend ? '建议推荐' : '不建议推荐'}。${review.opinion}`,
    })),
    average: {
      scores: sheet.map((item) =>
        hundredth(
          Math.round(
            (submitted.reduce((sum, review) => sum + (review.scores[item.id] ?? 0), 0) * 100) / submitted.length,
          ),
        ),
      ),
      total: hundredth(input.hundredths),
    },
    maximumTotal: String(sheet.reduce((sum, item) => sum + item.maximum, 0)),
    conclusion: `${summary.recommend ? '建议提交审定' : '不建议认定'}。${summary.summary}`,
    reviewedOn: input.today,
    signatures: ['专家组组长（签字）', '专家（签字）', '专家（签字）'],
    sample: input.sample,
  };
};
