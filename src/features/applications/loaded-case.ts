import { sql } from 'kysely';
import { refuse, type Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { Dossier as StoredDossier, MaterialRecord, Tables } from '#db/tables.ts';
import {
  evaluateCriteria,
  openOutcomes,
  type CriterionOutcome,
  type Dossier,
  type Fact,
  type FactValue,
  type Judgement,
} from '#policy/criteria.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { referenceDay, type CountingDays } from '#policy/reference-day.ts';
import { withCallMaterials } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { ApplicationFile } from '#workflow/application-file.ts';
import type { Selectable } from 'kysely';
import type { Platform } from '../platform.ts';
import { dossierHash } from './dossier-hash.ts';

export type ApplicationRecord = Selectable<Tables['applications']>;
export type UnitRecord = Selectable<Tables['units']>;
export type JudgementRecord = Selectable<Tables['judgements']>;

/** An application with all that commands and the case page need to know of it. */
export type LoadedCase = {
  row: ApplicationRecord;
  unit: UnitRecord;
  call: Selectable<Tables['calls']>;
  regulation: Regulation;
  materials: MaterialRecord[];
  judgements: JudgementRecord[];
  outcomes: CriterionOutcome[];
  dossier: StoredDossier;
  notice:
    | {
        id: string;
        number: string;
        opensAt: Date;
        closesAt: Date;
        hash: string;
        objections: number;
        open: number;
        upheld: number;
      }
    | undefined;
  reviews: Selectable<Tables['reviews']>[];
  file: ApplicationFile;
};

const materialsOf = async (tx: Tx, applicationId: string): Promise<MaterialRecord[]> => {
  const rows = await tx
    .selectFrom('materials')
    .innerJoin('uploads', 'uploads.id', 'materials.upload_id')
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .select(['materials.id', 'slot', 'file_name', 'media_type', 'size', 'sha256', 'pages', 'added_at', 'added_by_name'])
    .orderBy('added_at')
    .orderBy('materials.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slot: row.slot,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    pages: row.pages,
    uploadedAt: row.added_at.toISOString(),
    uploadedBy: row.added_by_name,
  }));
};

const noticeOf = async (tx: Tx, applicationId: string): Promise<LoadedCase['notice']> => {
  const row = await tx
    .selectFrom('notice_items')
    .innerJoin('notices', 'notices.id', 'notice_items.notice_id')
    .where('application_id', '=', applicationId)
    .where('superseded', '=', false)
    .select((select) => [
      'notices.id',
      'number',
      'opens_at',
      'closes_at',
      'hash',
      select
        .selectFrom('objections')
        .whereRef('objections.notice_id', '=', 'notices.id')
        .where('objections.application_id', '=', applicationId)
        .select(
          sql<string>`count(*) || ',' || count(*) filter (where state = 'open') || ',' || count(*) filter (where state = 'upheld')`.as(
            'counts',
          ),
        )
        .as('counts'),
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const [objections = 0, open = 0, upheld = 0] = (row.counts ?? '').split(',').map(Number);
  return {
    id: row.id,
    number: row.number,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    hash: row.hash,
    objections,
    open,
    upheld,
  };
};

/** Facts as the engine takes them; a value an officer has confirmed counts as verified. */
export const factsOf = (values: Record<string, FactValue | null>): Record<string, Fact> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([metric, value]) =>
      value === null ? [] : [[metric, { value, source: 'declared' } satisfies Fact]],
    ),
  );

export const judgementOf = (record: JudgementRecord): Judgement => ({
  criterionId: record.criterion_id,
  verdict: record.verdict,
  reason: record.reason,
  by: record.actor_name,
  on: lawDayOf(record.at),
});

/** The day from which ages count back: the last day of the call, or the day of submitting, by the regulation's reading. */
export const referenceDayOf = (
  regulation: Regulation,
  call: Pick<LoadedCase['call'], 'closes_at'>,
  submittedAt: Date,
): LawDay | undefined => referenceDay(regulation, countingDaysOf(call, submittedAt));

/** The days from which a text may let ages count back. */
export const countingDaysOf = (call: Pick<LoadedCase['call'], 'closes_at'>, submittedAt: Date): CountingDays => ({
  closing: lawDayOf(new Date(call.closes_at.getTime() - 1)),
  submission: lawDayOf(submittedAt),
});

/** Runs the conditions of a case on what it contains now. */
export const outcomesOf = (
  regulation: Regulation,
  row: ApplicationRecord,
  unit: UnitRecord,
  materials: readonly MaterialRecord[],
  judgements: readonly JudgementRecord[],
  referenceDay?: LawDay,
): CriterionOutcome[] => {
  const dossier: Dossier = {
    facts: factsOf(row.facts),
    unit: {
      jurisdiction: unit.jurisdiction,
      legalPersonality: unit.legal_personality,
      provinceCode: unit.province_code,
    },
    materials: new Set(materials.map((material) => material.slot)),
    referenceDay,
  };
  return evaluateCriteria(regulation, row.base_type, dossier, judgements.map(judgementOf));
};

/** By whom the organisation was nominated, and whether that list has gone out. */
const nominationOf = async (tx: Tx, applicationId: string): Promise<ApplicationFile['nomination']> => {
  const row = await tx
    .selectFrom('nominations')
    .leftJoin('nomination_lists', 'nomination_lists.id', 'nominations.list_id')
    .where('application_id', '=', applicationId)
    .select(['nominations.association_code', 'nomination_lists.state'])
    .executeTakeFirst();
  return row ? { by: row.association_code, submitted: row.state === 'submitted' } : null;
};

/** Loads a case the caller may see; with `lock` no one else can change it until the transaction ends. */
export const loadCase = async (
  tx: Tx,
  platform: Platform,
  id: string,
  lock: boolean,
): Promise<LoadedCase | Refusal> => {
  const query = tx.selectFrom('applications').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return refuse('not-found');
  const unit = await tx.selectFrom('units').selectAll().where('id', '=', row.unit_id).executeTakeFirstOrThrow();
  const call = await tx.selectFrom('calls').selectAll().where('id', '=', row.call_id).executeTakeFirstOrThrow();
  const regulation = withCallMaterials(
    platform.regulations.pinned(row.regulation_id, row.regulation_version),
    call.materials,
  );
  const materials = await materialsOf(tx, id);
  const judgements = await tx
    .selectFrom('judgements')
    .selectAll()
    .where('application_id', '=', id)
    .where('on_version', '=', row.submitted_version ?? 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const referenceDay = referenceDayOf(regulation, call, row.submitted_at ?? platform.clock.now());
  const outcomes = outcomesOf(regulation, row, unit, materials, judgements, referenceDay);
  const notice = await noticeOf(tx, id);
  const reviews = await tx
    .selectFrom('reviews')
    .selectAll()
    .where('application_id', '=', id)
    .where('state', '<>', 'released')
    .orderBy('position')
    .execute();
  const acts = await tx
    .selectFrom('application_events')
    .where('application_id', '=', id)
    .where('actor_id', 'is not', null)
    .where('association_code', 'is not', null)
    .select(['actor_id', 'association_code'])
    .distinct()
    .execute();
  const dossier: StoredDossier = {
    place: row.place,
    form: row.form,
    facts: row.facts,
    recommenderCode: row.recommender_code,
    group: row.applicant_group,
    lane: row.lane,
    jointEntry: row.joint_entry,
    materials,
  };
  const open = openOutcomes(outcomes);
  const nomination = regulation.nomination ? await nominationOf(tx, id) : null;
  const working = reviews.filter((review) => review.state !== 'declined');
  const file: ApplicationFile = {
    status: row.status,
    unitId: row.unit_id,
    route: row.route,
    stepIndex: row.step_index,
    actedBy: acts.flatMap((act) =>
      act.actor_id && act.association_code ? [{ accountId: act.actor_id, associationCode: act.association_code }] : [],
    ),
    publicity: {
      state: notice === undefined ? 'none' : platform.clock.now() < notice.closesAt ? 'open' : 'closed',
      openObjections: notice?.open ?? 0,
      upheldObjections: notice?.upheld ?? 0,
    },
    reviews: {
      expertIds: working.map((review) => review.expert_id),
      submittedBy: working.filter((review) => review.state === 'submitted').map((review) => review.expert_id),
      required: regulation.expertReview?.experts ?? 0,
    },
    unmet: open
      .filter((outcome) => outcome.verdict === 'unmet' || outcome.verdict === 'incomplete')
      .map((outcome) => outcome.clause),
    unjudged: open.filter((outcome) => outcome.verdict === 'needs-judgement').map((outcome) => outcome.clause),
    authority: row.authority_code,
    nomination,
    changedSincePublicity: notice !== undefined && notice.hash !== dossierHash(dossier),
  };
  return { row, unit, call, regulation, materials, judgements, outcomes, dossier, notice, reviews, file };
};
