import { refuse, Refusal } from '#contract/refusals.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { readMeeting as readMeetingEndpoint } from '#contract/meetings.ts';
import type { Tx } from '#db/connect.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { addDays, lawDayOf, type LawDay } from '#policy/law-day.ts';
import { currentStep } from '#workflow/application-file.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { unitText } from '../units/unit-name.ts';
import { moveCase, momentText, obstacleRefusal, recordEvent } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { advance, notifyApplicant } from '../applications/reviewing.ts';
import { issueDocument } from '../documents/service.ts';
import { inTransaction, type Platform } from '../platform.ts';

type MeetingView = ReplyOf<typeof readMeetingEndpoint>;
export type Vote = {
  applicationId: string;
  inFavour: number;
  against: number;
  abstained: number;
  outcome: 'approved' | 'rejected' | 'deferred';
  remark: string;
};

/** The bodies whose meetings a caller reads: his own, and of an office those within it; the nation and auditors read all. */
const readableBodies = (caller: SignedIn): readonly string[] | 'all' => {
  const scope = scopeOf(caller);
  if (scope.kind !== 'person' || scope.seesAll) return 'all';
  const codes = caller.account.holdings.flatMap((holding) => holding.associationCode ?? []);
  if (codes.includes('intake')) return [...codes, 'leading-group'];
  return codes;
};

const viewMeetings = async (tx: Tx, platform: Platform, caller: SignedIn, id?: string): Promise<MeetingView[]> => {
  const bodies = readableBodies(caller);
  let query = tx.selectFrom('meetings').selectAll();
  if (bodies !== 'all') query = query.where('association_code', 'in', bodies.length > 0 ? [...bodies] : ['']);
  if (id) query = query.where('id', '=', id);
  const meetings = await query.orderBy('held_on', 'desc').orderBy('id', 'desc').limit(200).execute();
  if (meetings.length === 0) return [];
  const items = await tx
    .selectFrom('meeting_items')
    .innerJoin('applications', 'applications.id', 'meeting_items.application_id')
    .innerJoin('units', 'units.id', 'applications.unit_id')
    .leftJoin('panel_summaries', 'panel_summaries.application_id', 'applications.id')
    .where(
      'meeting_id',
      'in',
      meetings.map((meeting) => meeting.id),
    )
    .select([
      'meeting_id',
      'meeting_items.application_id',
      'in_favour',
      'against',
      'abstained',
      'outcome',
      'remark',
      'number',
      'name_zh',
      'name_en',
      'base_type',
      'regulation_id',
      'regulation_version',
      'recommend',
      'average_hundredths',
    ])
    .orderBy('position')
    .execute();
  return meetings.map((meeting) => ({
    id: meeting.id,
    title: meeting.title,
    heldOn: meeting.held_on,
    venue: meeting.venue,
    attendees: meeting.attendees,
    state: meeting.state,
    version: meeting.version,
    concludedAt: meeting.concluded_at?.toISOString() ?? null,
    documentId: meeting.document_id,
    items: items
      .filter((item) => item.meeting_id === meeting.id)
      .map((item) => ({
        applicationId: item.application_id,
        inFavour: item.in_favour ?? 0,
        against: item.against ?? 0,
        abstained: item.abstained ?? 0,
        outcome: item.outcome ?? 'approved',
        remark: item.remark,
        voted: item.outcome !== null,
        number: item.number ?? '',
        unitName: unitText(item),
        baseTypeName: platform.regulations.pinned(item.regulation_id, item.regulation_version).baseTypes[item.base_type]
          ?.name ?? { zh: item.base_type, en: item.base_type },
        recommend: item.recommend,
        average: item.average_hundredths === null ? null : item.average_hundredths / 100,
      })),
  }));
};

export const listMeetings = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => ({ meetings: await viewMeetings(tx, platform, caller) }));

export const readMeeting = (platform: Platform, caller: SignedIn, id: string): Promise<MeetingView | Refusal> =>
  platform.db.run(
    scopeOf(caller),
    async (tx) => (await viewMeetings(tx, platform, caller, id))[0] ?? refuse('not-found'),
  );

/** Sets up a meeting of the leading group with the files it will decide (cast-2022 13.3). */
export const createMeeting = (
  platform: Platform,
  caller: SignedIn,
  input: {
    title: string;
    heldOn: LawDay;
    venue: string;
    attendees: readonly string[];
    applicationIds: readonly string[];
  },
): Promise<MeetingView | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const today = lawDayOf(platform.clock.now());
    // A meeting is recorded when held or announced shortly before; it is never backdated past its files.
    const bounds = { from: addDays(today, -30), to: addDays(today, 90) };
    if (input.heldOn < bounds.from || input.heldOn > bounds.to) return refuse('date-out-of-bounds', bounds);
    const wrong: string[] = [];
    const bodies = new Set<string>();
    const ids = [...new Set(input.applicationIds)];
    for (const id of ids.toSorted()) {
      const loaded = await loadCase(tx, platform, id, true);
      if (loaded instanceof Refusal) return loaded;
      if (obstacleTo('decide', loaded.file, actorOf(caller)) !== undefined) wrong.push(loaded.row.number ?? id);
      bodies.add(currentStep(loaded.file)?.associationCode ?? '');
      const taken = await tx
        .selectFrom('meeting_items')
        .innerJoin('meetings', 'meetings.id', 'meeting_items.meeting_id')
        .where('application_id', '=', id)
        .where('state', '=', 'draft')
        .select('meeting_id')
        .executeTakeFirst();
      if (taken) wrong.push(loaded.row.number ?? id);
    }
    if (wrong.length > 0 || bodies.size > 1) return refuse('not-in-state', { list: wrong });
    const id = platform.ids.next();
    await tx
      .insertInto('meetings')
      .values({
        id,
        title: input.title,
        held_on: input.heldOn,
        venue: input.venue,
        attendees: [...input.attendees],
        state: 'draft',
        created_by: caller.account.id,
        created_at: platform.clock.now(),
        concluded_at: null,
        concluded_by_name: null,
        document_id: null,
        association_code: [...bodies][0] ?? 'leading-group',
      })
      .execute();
    await tx
      .insertInto('meeting_items')
      .values(
        ids.map((application, position) => ({
          meeting_id: id,
          application_id: application,
          position,
          in_favour: null,
          against: null,
          abstained: null,
          outcome: null,
        })),
      )
      .execute();
    return (await viewMeetings(tx, platform, caller, id))[0] ?? refuse('not-found');
  });

const voteFault = (votes: readonly Vote[], items: readonly string[], present: number): Refusal | undefined => {
  const counted = new Map(votes.map((vote) => [vote.applicationId, vote]));
  const missing = items.filter((id) => !counted.has(id));
  if (missing.length > 0 || counted.size !== items.length || votes.length !== items.length)
    return refuse('votes-impossible');
  const odd = votes.filter(
    (vote) =>
      vote.outcome !== 'deferred' &&
      (vote.inFavour + vote.against + vote.abstained !== present ||
        (vote.outcome === 'approved' && vote.inFavour <= vote.against)),
  );
  return odd.length === 0
    ? undefined
    : refuse(
        'votes-impossible',
        {},
        {
          fields: odd.map((vote) => ({
            path: `votes.${vote.applicationId}`,
            message: `三项之和应为到会 ${present} 人，同意须多于不同意方可通过 / The three must add up to the ${present} present, and more must be in favour than against`,
          })),
        },
      );
};

/** Records the votes and decides every file of the meeting, with the minutes as a document; all or nothing. */
export const concludeMeeting = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; votes: readonly Vote[] },
): Promise<MeetingView | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const meeting = await tx.selectFrom('meetings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (
      meeting === undefined ||
      !caller.account.holdings.some((each) => each.associationCode === meeting.association_code)
    )
      return refuse('not-found');
    if (meeting.state === 'concluded')
      return refuse('acted-already', {
        who: meeting.concluded_by_name,
        at: momentText(meeting.concluded_at ?? meeting.created_at),
      });
    const today = lawDayOf(platform.clock.now());
    if (meeting.held_on > today)
      return refuse('cannot-now', { reason: { zh: '会议尚未召开', en: 'The meeting has not been held yet' } });
    const items = await tx
      .selectFrom('meeting_items')
      .select('application_id')
      .where('meeting_id', '=', id)
      .orderBy('position')
      .execute();
    const fault = voteFault(
      input.votes,
      items.map((item) => item.application_id),
      meeting.attendees.length,
    );
    if (fault) return fault;
    const cases = new Map<string, LoadedCase>();
    for (const vote of input.votes.toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1))) {
      const loaded = await loadCase(tx, platform, vote.applicationId, true);
      if (loaded instanceof Refusal) return loaded;
      const obstacle = obstacleTo('decide', loaded.file, actorOf(caller));
      if (obstacle)
        return obstacle.code === 'not-now' || obstacle.code === 'ended'
          ? refuse('not-in-state', { list: [loaded.row.number ?? ''] })
          : obstacleRefusal(obstacle, loaded.regulation);
      cases.set(vote.applicationId, loaded);
    }
    const minutes = await issueDocument(tx, platform, caller, {
      kind: 'meeting-minutes',
      issuerCode: meeting.association_code,
      issuedOn: today,
      title: meeting.title,
      applicationIds: items.map((item) => item.application_id),
      model: (number) => minutesModel(number, meeting, input.votes, cases, platform),
    });
    for (const vote of input.votes) {
      const loaded = cases.get(vote.applicationId);
      if (loaded === undefined) continue;
      await tx
        .updateTable('meeting_items')
        .set({
          in_favour: vote.inFavour,
          against: vote.against,
          abstained: vote.abstained,
          outcome: vote.outcome,
          remark: vote.remark,
        })
        .where('meeting_id', '=', id)
        .where('application_id', '=', vote.applicationId)
        .execute();
      await carryOut(tx, platform, caller, loaded, vote, {
        meetingId: id,
        heldOn: meeting.held_on,
        documentId: minutes.id,
      });
    }
    await tx
      .updateTable('meetings')
      .set({
        state: 'concluded',
        version: meeting.version + 1,
        concluded_at: platform.clock.now(),
        concluded_by_name: caller.account.name,
        document_id: minutes.id,
      })
      .where('id', '=', id)
      .execute();
    return (await viewMeetings(tx, platform, caller, id))[0] ?? refuse('not-found');
  });

const carryOut = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  loaded: LoadedCase,
  vote: Vote,
  details: Record<string, unknown>,
): Promise<void> => {
  const event = {
    text: vote.remark || null,
    details: {
      ...details,
      outcome: vote.outcome,
      inFavour: vote.inFavour,
      against: vote.against,
      abstained: vote.abstained,
    },
  };
  if (vote.outcome === 'approved') {
    await advance(tx, platform, loaded, caller, { type: 'decided', ...event });
  } else if (vote.outcome === 'rejected') {
    await recordEvent(tx, platform, loaded, caller, { type: 'decided', ...event });
    await notifyApplicant(tx, platform, loaded, {
      zh: '工作领导小组审定：不予认定',
      en: 'The leading group decided not to recognise',
    });
    await moveCase(tx, platform, loaded, caller, { status: 'refused', stepIndex: loaded.row.step_index });
  } else {
    await recordEvent(tx, platform, loaded, caller, { type: 'deferred', ...event });
    await moveCase(tx, platform, loaded, caller, { status: 'in-progress', stepIndex: loaded.row.step_index });
  }
};

const outcomeWords = { approved: '同意认定', rejected: '不予认定', deferred: '暂缓' } as const;

const minutesModel = (
  number: string,
  meeting: { title: string; held_on: LawDay; venue: string; attendees: string[] },
  votes: readonly Vote[],
  cases: ReadonlyMap<string, LoadedCase>,
  platform: Platform,
) => ({
  title: meeting.title,
  heldOn: meeting.held_on,
  place: meeting.venue,
  chair: meeting.attendees[0] ?? '',
  recorder: '',
  attendees: meeting.attendees,
  absentees: [],
  paragraphs: [`${number}。会议听取专家评审情况，逐件表决，结果如下。`],
  decisions: votes.flatMap((vote) => {
    const loaded = cases.get(vote.applicationId);
    if (loaded === undefined) return [];
    return [
      {
        unit: unitText(loaded.unit).zh,
        baseType: loaded.regulation.baseTypes[loaded.row.base_type]?.name.zh ?? loaded.row.base_type,
        agree: vote.inFavour,
        disagree: vote.against,
        abstain: vote.abstained,
        result: outcomeWords[vote.outcome],
        note: vote.remark,
      },
    ];
  }),
  signatures: ['组长（签字）', '记录人（签字）'],
  sample: platform.demonstration,
});
