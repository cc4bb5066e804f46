import type { ReplyOf } from '#contract/endpoint.ts';
import type { readCase as readCaseEndpoint } from '#contract/applications.ts';
import { Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { shortAssociationName } from '#policy/association-name.ts';
import { isWestern, possibleJudgements, type CriterionOutcome } from '#policy/criteria.ts';
import { entryLabel, fieldOf } from '#policy/dossier.ts';
import { formatFact, formatField, yesNo } from '#policy/format-value.ts';
import type { LawDay } from '#policy/law-day.ts';
import { recognitionName } from '#policy/naming.ts';
import type { Locale, Text } from '#policy/text.ts';
import { holdsOfficeAt, holdsStep } from '#workflow/application-file.ts';
import { commandsFor } from '#workflow/commands.ts';
import { sitsOnPanel } from '../documents/service.ts';
import { standingOf } from './case-standing.ts';
import { unitText } from '../units/unit-name.ts';
import type { Platform } from '../platform.ts';
import { blindLabel, totalOf } from '../reviews/sheet.ts';
import { obstacleText } from './case-command.ts';
import { changedPaths } from './drafting.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { changedMaterials } from './submission.ts';

type CaseView = ReplyOf<typeof readCaseEndpoint>;
type EventRow = {
  sequence: number;
  at: Date;
  type: string;
  actor_name: string | null;
  step_id: string | null;
  text: string | null;
  clauses: string[];
  details: Record<string, unknown>;
  zh: string | null;
  en: string | null;
};

/** Events that applicants, other levels and experts do not read: they are of the panel's deliberation. */
const deliberations = new Set([
  'experts-assigned',
  'review-submitted',
  'review-declined',
  'review-concluded',
  'misconduct-recorded',
]);
const readEvents = (tx: Tx, id: string): Promise<EventRow[]> =>
  tx
    .selectFrom('application_events')
    .leftJoin('associations', 'associations.code', 'application_events.association_code')
    .where('application_id', '=', id)
    .select([
      'sequence',
      'at',
      'type',
      'actor_name',
      'step_id',
      'text',
      'clauses',
      'details',
      'name_zh as zh',
      'name_en as en',
    ])
    .orderBy('sequence')
    .execute();

const criterionView = (
  outcome: CriterionOutcome,
  loaded: LoadedCase,
  places: ReadonlyMap<string, Text>,
): CaseView['criteria'][number] => {
  const record = outcome.judgement
    ? loaded.judgements.findLast((item) => item.criterion_id === outcome.criterion.id)
    : undefined;
  const verified = outcome.computed === 'met' && outcome.judgement?.verdict === 'met';
  return {
    id: outcome.criterion.id,
    clause: outcome.clause,
    condition: outcome.criterion.condition,
    note: outcome.criterion.note ?? null,
    verdict: outcome.verdict,
    computed: outcome.computed,
    tests: outcome.tests.map((test) => ({
      metric: 'metric' in test.test ? test.test.metric : null,
      value:
        test.value === undefined
          ? null
          : Array.isArray(test.value)
            ? [...test.value]
            : (test.value as string | number | boolean),
      source: verified && test.source === 'declared' ? 'verified' : test.source,
      verdict: test.verdict,
    })),
    relaxableUnder: outcome.relaxableUnder ?? null,
    judgement:
      outcome.judgement && record
        ? {
            verdict: outcome.judgement.verdict,
            reason: outcome.judgement.reason,
            by: outcome.judgement.by,
            on: outcome.judgement.on as LawDay,
            place: places.get(record.association_code) ?? { zh: '—', en: '—' },
          }
        : null,
    possible: possibleJudgements(outcome),
  };
};

const routeView = (
  loaded: LoadedCase,
  events: readonly EventRow[],
  places: ReadonlyMap<string, Text>,
): CaseView['route'] =>
  loaded.row.route.map((step, index) => {
    const ended = loaded.row.status === 'recognised';
    const state = index < loaded.row.step_index || ended ? 'done' : index === loaded.row.step_index ? 'now' : 'todo';
    const last =
      state === 'done' ? events.findLast((event) => event.step_id === step.id && event.type !== 'judged') : undefined;
    return {
      id: step.id,
      kind: step.kind,
      name: step.name,
      clause: step.clause,
      level: step.level,
      holderName: step.associationCode === null ? null : (places.get(step.associationCode) ?? null),
      state,
      by: last?.actor_name ?? null,
      at: last?.at.toISOString() ?? null,
      dueOn: state === 'now' ? dueOf(loaded) : null,
    };
  });

const dueOf = ({ row }: LoadedCase): LawDay | null => row.due_on;

const showEntry = (loaded: LoadedCase, dossier: LoadedCase['dossier'], path: string, locale: Locale): string => {
  const [kind, name = ''] = path.split(/\.(.*)/s);
  if (kind === 'place') return dossier.place[locale] || dossier.place.zh;
  if (kind === 'facts') return formatFact(loaded.regulation.metrics[name], dossier.facts[name], locale);
  if (kind === 'material')
    return (
      dossier.materials
        .filter((material) => material.slot === name)
        .map((material) => material.fileName)
        .join(locale === 'zh' ? '、' : ', ') || '—'
    );
  if (kind === 'group') return loaded.regulation.applicants?.groups[dossier.group ?? '']?.label[locale] ?? '—';
  if (kind === 'lane') return loaded.regulation.applicants?.lanes[dossier.lane ?? '']?.label[locale] ?? '—';
  if (kind === 'jointEntry') return yesNo[locale][`${dossier.jointEntry ?? false}`];
  return formatField(fieldOf(loaded.regulation, name), dossier.form[name], locale) || '—';
};

const changesBetween = (
  loaded: LoadedCase,
  before: LoadedCase['dossier'],
  after: LoadedCase['dossier'],
  locale: Locale,
): CaseView['changes'] =>
  [...changedPaths(before, after), ...changedMaterials(before, after)].map((path) => ({
    path,
    label: entryLabel(loaded.regulation, path),
    before: showEntry(loaded, before, path, locale),
    after: showEntry(loaded, after, path, locale),
  }));

/** What was last asked back, with the labels of what was flagged. */
const returnOf = (events: readonly EventRow[]): CaseView['returned'] => {
  const event = events.findLast((each) => each.type === 'returned');
  if (event === undefined) return null;
  const flags = (event.details['flags'] ?? []) as { path: string; label: Text; note: string }[];
  return {
    reason: event.text ?? '',
    flags,
    by: event.actor_name ?? '',
    place: { zh: event.zh ?? '', en: event.en ?? '' },
    at: event.at.toISOString(),
  };
};

const reviewViews = async (tx: Tx, loaded: LoadedCase, caller: SignedIn): Promise<CaseView['reviews']> => {
  const reviewStep = loaded.row.route.find((step) => step.kind === 'expert-review');
  const organises =
    (reviewStep !== undefined && holdsStep(actorOf(caller), reviewStep)) ||
    holdsOfficeAt(actorOf(caller), loaded.row.authority_code);
  const concluded = loaded.row.route.findIndex((step) => step.kind === 'expert-review') < loaded.row.step_index;
  const names = new Map(
    organises && loaded.reviews.length > 0
      ? (
          await tx
            .selectFrom('accounts')
            .select(['id', 'name'])
            .where(
              'id',
              'in',
              loaded.reviews.map((review) => review.expert_id),
            )
            .execute()
        ).map((row) => [row.id, row.name])
      : [],
  );
  return loaded.reviews.map((review, index) => {
    const mine = review.expert_id === caller.account.id;
    // Before an expert has handed in, nobody else reads a word of his; the organiser reads what is handed in, others only the concluded panel.
    const open = mine || (review.state === 'submitted' && (organises || concluded));
    const label = blindLabel(index);
    return {
      id: review.id,
      label: mine ? caller.account.name : (names.get(review.expert_id) ?? label[caller.locale]),
      state: review.state as 'assigned' | 'submitted' | 'declined',
      mine,
      scores: open ? review.scores : null,
      total: open && review.state === 'submitted' ? totalOf(review.scores) : null,
      opinion: open ? review.opinion : null,
      recommend: open ? review.recommend : null,
      submittedAt: review.submitted_at?.toISOString() ?? null,
      declineReason: organises || mine ? review.decline_reason : null,
    };
  });
};

const decisionOf = async (tx: Tx, id: string): Promise<CaseView['decision']> => {
  const row = await tx
    .selectFrom('meeting_items')
    .innerJoin('meetings', 'meetings.id', 'meeting_items.meeting_id')
    .where('application_id', '=', id)
    .where('state', '=', 'concluded')
    .select(['title', 'held_on', 'in_favour', 'against', 'abstained', 'outcome', 'remark'])
    .orderBy('concluded_at', 'desc')
    .executeTakeFirst();
  return row?.outcome
    ? {
        meetingTitle: row.title,
        heldOn: row.held_on,
        inFavour: row.in_favour ?? 0,
        against: row.against ?? 0,
        abstained: row.abstained ?? 0,
        outcome: row.outcome,
        remark: row.remark,
      }
    : null;
};

const readPlaces = async (tx: Tx, loaded: LoadedCase): Promise<Map<string, Text>> => {
  const codes = [
    ...new Set([...loaded.row.association_codes, ...loaded.judgements.map((judgement) => judgement.association_code)]),
  ];
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom('associations')
    .select(['code', 'name_zh', 'name_en'])
    .where('code', 'in', codes)
    .execute();
  return new Map(rows.map((row) => [row.code, shortAssociationName({ zh: row.name_zh, en: row.name_en })]));
};

/** The whole case page for a caller who may see the file: where it stands, what he can do and why not, and its story. */
export const readCase = (platform: Platform, caller: SignedIn, id: string): Promise<CaseView | Refusal> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, false);
    if (loaded instanceof Refusal) return loaded;
    const { row, regulation, unit, call } = loaded;
    const allEvents = await readEvents(tx, id);
    const deliberates = sitsOnPanel(caller, row.panel_codes);
    const events = deliberates ? allEvents : allEvents.filter((event) => !deliberations.has(event.type));
    const places = await readPlaces(tx, loaded);
    const versions = await tx
      .selectFrom('application_versions')
      .select(['version', 'submitted_at', 'hash', 'dossier'])
      .where('application_id', '=', id)
      .orderBy('version')
      .execute();
    const [previous, latest] = [versions.at(-2), versions.at(-1)];
    const region = unit.region_code
      ? await tx
          .selectFrom('regions')
          .select(['name_zh', 'name_en'])
          .where('code', '=', unit.region_code)
          .executeTakeFirst()
      : undefined;
    const documents = await tx
      .selectFrom('document_applications')
      .innerJoin('documents', 'documents.id', 'document_applications.document_id')
      .where('application_id', '=', id)
      .select(['id', 'kind', 'number', 'title', 'issued_on'])
      .orderBy('recorded_at')
      .execute();
    const summary = deliberates
      ? await tx.selectFrom('panel_summaries').selectAll().where('application_id', '=', id).executeTakeFirst()
      : undefined;
    const recognition = await tx
      .selectFrom('recognitions')
      .select('id')
      .where('application_id', '=', id)
      .executeTakeFirst();
    const baseType = regulation.baseTypes[row.base_type];
    const expert = caller.account.holdings.every((holding) => holding.role === 'expert');
    return {
      id,
      number: row.number,
      status: row.status,
      version: row.version,
      updatedAt: row.updated_at.toISOString(),
      submittedAt: row.submitted_at?.toISOString() ?? null,
      call: {
        id: call.id,
        title: call.title,
        opensAt: call.opens_at.toISOString(),
        closesAt: call.closes_at.toISOString(),
        materials: call.materials,
      },
      regulation: {
        id: regulation.id,
        version: row.regulation_version,
        title: regulation.title,
        effectiveFrom: regulation.effective.from,
      },
      baseType: row.base_type,
      baseTypeName: baseType?.name ?? { zh: row.base_type, en: row.base_type },
      unit: {
        id: unit.id,
        name: unitText(unit),
        jurisdiction: unit.jurisdiction,
        legalPersonality: unit.legal_personality,
        provinceCode: unit.province_code,
        regionName: region ? { zh: region.name_zh, en: region.name_en } : null,
        registration: unit.credit_code ?? unit.registration_number ?? '',
        western: isWestern(regulation, {
          facts: {},
          unit: {
            jurisdiction: unit.jurisdiction,
            legalPersonality: unit.legal_personality,
            provinceCode: unit.province_code,
          },
          materials: new Set(),
        }),
      },
      place: row.place,
      plannedName: row.place.zh
        ? recognitionName(regulation, row.base_type, { zh: row.place.zh, en: row.place.en || row.place.zh })
        : null,
      form: row.form,
      facts: row.facts as CaseView['facts'],
      recommenderCode: row.recommender_code,
      group: row.applicant_group,
      lane: row.lane,
      jointEntry: row.joint_entry,
      materials: loaded.materials,
      criteria: loaded.outcomes.map((outcome) => criterionView(outcome, loaded, places)),
      route: routeView(loaded, allEvents, places),
      stepIndex: row.step_index,
      dueOn: dueOf(loaded),
      commands: commandsFor(loaded.file, actorOf(caller)).map(({ command, obstacle }) => ({
        command,
        obstacle: obstacle
          ? {
              code: obstacle.code,
              message: obstacleText(obstacle, regulation.numbering),
              clauses: [...obstacle.clauses],
              ...(obstacle.count === undefined ? {} : { count: obstacle.count }),
            }
          : null,
      })),
      returned: returnOf(allEvents),
      changes: previous && latest ? changesBetween(loaded, previous.dossier, latest.dossier, caller.locale) : [],
      submittedVersions: versions.map((version) => ({
        version: version.version,
        at: version.submitted_at.toISOString(),
        hash: version.hash,
      })),
      events: events.map((event) => ({
        sequence: event.sequence,
        at: event.at.toISOString(),
        type: event.type,
        actor: expert && event.type !== 'submitted' ? null : event.actor_name,
        place: event.zh && event.en ? shortAssociationName({ zh: event.zh, en: event.en }) : null,
        stepName: row.route.find((step) => step.id === event.step_id)?.name ?? null,
        text: event.text,
        clauses: event.clauses,
        details: event.details,
      })),
      notice: loaded.notice
        ? {
            id: loaded.notice.id,
            opensAt: loaded.notice.opensAt.toISOString(),
            closesAt: loaded.notice.closesAt.toISOString(),
            state: platform.clock.now() < loaded.notice.closesAt ? 'open' : 'closed',
            objections: loaded.notice.objections,
            openObjections: loaded.notice.open,
            hash: loaded.notice.hash,
          }
        : null,
      reviews: await reviewViews(tx, loaded, caller),
      panelSummary: summary
        ? {
            summary: summary.summary,
            recommend: summary.recommend,
            average: summary.average_hundredths / 100,
            by: summary.actor_name,
            at: summary.at.toISOString(),
          }
        : null,
      decision: await decisionOf(tx, id),
      documents: documents
        .filter(
          (document) =>
            // An expert judges the file, not what associations wrote of it.
            !expert && (deliberates || document.kind === 'official-letter' || document.kind === 'approval'),
        )
        .map((document) => ({
          id: document.id,
          kind: document.kind,
          number: document.number,
          title: document.title,
          issuedOn: document.issued_on,
        })),
      recognitionId: recognition?.id ?? null,
      ...(await standingOf(tx, platform, caller, loaded)),
    };
  });
