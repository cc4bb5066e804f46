import { refuse, Refusal } from '#contract/refusals.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listSelections as listEndpoint } from '#contract/selections.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { currentStep, officeRoles } from '#workflow/application-file.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { unitText } from '../units/unit-name.ts';
import { moveCase, obstacleRefusal, recordEvent } from './case-command.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { advance, notifyApplicant } from './reviewing.ts';

/** Picking the best of a call (yunnan-2022-call 3.3): all files that stand at the step are decided in one act. */

type Groups = ReplyOf<typeof listEndpoint>['groups'];

const waitingFor = (caller: SignedIn): string[] =>
  caller.account.holdings.flatMap((holding) =>
    holding.associationCode !== null && officeRoles.includes(holding.role) ? [holding.associationCode] : [],
  );

/** Files at a selection step of the caller's associations, by call. */
export const listSelections = (platform: Platform, caller: SignedIn): Promise<{ groups: Groups }> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const codes = waitingFor(caller);
    if (codes.length === 0) return { groups: [] };
    const rows = await tx
      .selectFrom('applications')
      .innerJoin('units', 'units.id', 'applications.unit_id')
      .innerJoin('calls', 'calls.id', 'applications.call_id')
      .where('applications.status', '=', 'in-progress')
      .where('holder_code', 'in', codes)
      .selectAll('applications')
      .select(['units.name_zh', 'units.name_en', 'calls.title'])
      .orderBy('applications.submitted_at')
      .orderBy('applications.id')
      .execute();
    const groups = new Map<string, Groups[number]>();
    for (const row of rows) {
      const step = currentStep({ route: row.route, stepIndex: row.step_index });
      if (step?.kind !== 'selection') continue;
      const regulation = platform.regulations.pinned(row.regulation_id, row.regulation_version);
      const group = groups.get(row.call_id) ?? {
        callId: row.call_id,
        callTitle: row.title,
        regulationId: row.regulation_id,
        numbering: regulation.numbering,
        stepName: step.name,
        clause: step.clause,
        candidates: [],
      };
      group.candidates.push({
        id: row.id,
        number: row.number ?? '',
        unitName: unitText(row),
        groupName: regulation.applicants?.groups[row.applicant_group ?? '']?.label ?? null,
        submittedAt: (row.submitted_at ?? row.created_at).toISOString(),
        jointEntry: row.joint_entry,
      });
      groups.set(row.call_id, group);
    }
    return { groups: [...groups.values()] };
  });

type Verdict = { id: string; reason: string };

/**
 * Carries the chosen on in the order given and ends the others, each with its reason. Every file of the call that stands
 * at the step must be named: one that came meanwhile is not passed over in silence.
 */
export const selectBest = (
  platform: Platform,
  caller: SignedIn,
  input: { callId: string; chosen: readonly Verdict[]; others: readonly Verdict[] },
): Promise<{ chosen: number; others: number } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const named = [...input.chosen, ...input.others];
    const ids = named.map((each) => each.id);
    const waiting = await tx
      .selectFrom('applications')
      .where('call_id', '=', input.callId)
      .where('status', '=', 'in-progress')
      .where('holder_code', 'in', [...waitingFor(caller), ''])
      .select(['id', 'route', 'step_index'])
      .orderBy('id')
      .execute();
    const at = waiting
      .filter((row) => currentStep({ route: row.route, stepIndex: row.step_index })?.kind === 'selection')
      .map((row) => row.id);
    if (new Set(ids).size !== ids.length || ids.toSorted().join() !== at.toSorted().join())
      return refuse('selection-incomplete', { waiting: at.length, named: ids.length });
    const cases = new Map<string, LoadedCase>();
    for (const id of at) {
      const loaded = await loadCase(tx, platform, id, true);
      if (loaded instanceof Refusal) return loaded;
      const obstacle = obstacleTo('select', loaded.file, actorOf(caller));
      if (obstacle) return obstacleRefusal(obstacle, loaded.regulation);
      cases.set(id, loaded);
    }
    for (const [index, { id, reason }] of named.entries()) {
      const loaded = cases.get(id);
      const step = loaded && currentStep(loaded.file);
      if (loaded === undefined || step?.associationCode == null) return refuse('not-found');
      const chosen = index < input.chosen.length;
      const rank = chosen ? index + 1 : null;
      await tx
        .insertInto('selections')
        .values({
          application_id: id,
          call_id: input.callId,
          association_code: step.associationCode,
          chosen,
          rank,
          candidates: named.length,
          reason,
          actor_name: caller.account.name,
          at: platform.clock.now(),
        })
        .execute();
      const details = { rank, candidates: named.length };
      if (chosen) {
        await advance(tx, platform, loaded, caller, { type: 'selected', text: reason, details });
        continue;
      }
      await recordEvent(tx, platform, loaded, caller, { type: 'not-selected', text: reason, details });
      await notifyApplicant(tx, platform, loaded, {
        zh: '贵单位的申请本次未获择优推荐',
        en: 'Your application was not among those selected',
      });
      await moveCase(tx, platform, loaded, caller, { status: 'refused', stepIndex: loaded.row.step_index });
    }
    return { chosen: input.chosen.length, others: input.others.length };
  });

/** What became of the further title the file stood for (yunnan-2022-call 5.3): the text has no rule of it, so people decide and the platform keeps it. */
export const decideJointEntry = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { outcome: 'accepted' | 'declined'; decidedOn: LawDay; note: string },
): Promise<Record<string, never> | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, true);
    if (loaded instanceof Refusal) return loaded;
    const { jointEntry } = loaded.regulation;
    if (jointEntry === undefined || !loaded.row.joint_entry) return refuse('rule-absent');
    if (!waitingFor(caller).includes(jointEntry.by)) return refuse('not-permitted');
    const today = lawDayOf(platform.clock.now());
    const from = lawDayOf(loaded.row.submitted_at ?? loaded.row.created_at);
    if (input.decidedOn < from || input.decidedOn > today) return refuse('date-out-of-bounds', { from, to: today });
    await tx
      .insertInto('joint_entries')
      .values({
        application_id: id,
        entry: jointEntry.id,
        outcome: input.outcome,
        decided_on: input.decidedOn,
        note: input.note,
        actor_name: caller.account.name,
      })
      .onConflict((conflict) =>
        conflict.column('application_id').doUpdateSet({
          outcome: input.outcome,
          decided_on: input.decidedOn,
          note: input.note,
          actor_name: caller.account.name,
        }),
      )
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'application.joint-entry-decided',
      subject: `application:${id}`,
      details: { entry: jointEntry.id, outcome: input.outcome, decidedOn: input.decidedOn },
    });
    return {};
  });
