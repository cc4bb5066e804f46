import { refuse } from '#contract/refusals.ts';
import { json, type Flag } from '#db/tables.ts';
import type { SignedIn } from '#http/caller.ts';
import type { Tx } from '#db/connect.ts';
import { metricsOf, possibleJudgements } from '#policy/criteria.ts';
import { entryLabel } from '#policy/dossier.ts';
import { materialsOf } from '#policy/materials.ts';
import type { Text } from '#policy/text.ts';
import { currentStep } from '#workflow/application-file.ts';
import { unitText } from '../units/unit-name.ts';
import { notify } from '../notifications.ts';
import type { Platform } from '../platform.ts';
import { moveCase, onCase, recordEvent, touchCase } from './case-command.ts';
import type { LoadedCase } from './loaded-case.ts';

/** Tells the people of the next step that a file waits for them. */
export const notifyHolders = async (
  tx: Tx,
  platform: Platform,
  loaded: LoadedCase,
  stepIndex: number,
): Promise<void> => {
  const step = loaded.row.route[stepIndex];
  if (!step?.associationCode) return;
  const unit = unitText(loaded.unit);
  await notify(
    tx,
    platform,
    { associationCode: step.associationCode, roles: step.roles },
    {
      zh: `${unit.zh}的申请到达${step.name.zh}（${loaded.row.number}）`,
      en: `${unit.en}: ${step.name.en} (${loaded.row.number})`,
    },
    `/applications/${loaded.row.id}`,
  );
};

/** Tells the applicant what became of the file. */
export const notifyApplicant = (tx: Tx, platform: Platform, loaded: LoadedCase, text: Text): Promise<void> =>
  notify(
    tx,
    platform,
    { unitId: loaded.row.unit_id },
    { zh: `${text.zh}（${loaded.row.number}）`, en: `${text.en} (${loaded.row.number})` },
    `/applications/${loaded.row.id}`,
  );

/** Moves the file one step on after `event`, and tells both sides. */
export const advance = async (
  tx: Tx,
  platform: Platform,
  loaded: LoadedCase,
  caller: SignedIn | null,
  event: Parameters<typeof recordEvent>[4],
) => {
  const step = currentStep(loaded.file);
  await recordEvent(tx, platform, loaded, caller, event);
  const next = loaded.row.step_index + 1;
  await notifyHolders(tx, platform, loaded, next);
  const nextName = loaded.row.route[next]?.name;
  if (step && nextName) {
    await notifyApplicant(tx, platform, loaded, {
      zh: `贵单位的申请已完成${step.name.zh}，进入${nextName.zh}`,
      en: `Your application finished “${step.name.en}” and entered “${nextName.en}”`,
    });
  }
  return moveCase(tx, platform, loaded, caller, { status: 'in-progress', stepIndex: next });
};

type Versioned = { version: number };

/** Records an officer's finding on one condition (cast-2022 7–11): a judgement, a relaxation with its reason, or a doubt. */
export const judgeCriterion = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: Versioned & { criterionId: string; verdict: 'met' | 'unmet' | 'relaxed'; reason: string },
) =>
  onCase(platform, caller, { id, command: 'judge-criterion', version: input.version }, async (tx, loaded) => {
    const outcome = loaded.outcomes.find((item) => item.criterion.id === input.criterionId);
    const step = currentStep(loaded.file);
    if (outcome === undefined || step?.associationCode == null) return refuse('not-found');
    if (!possibleJudgements(outcome).includes(input.verdict))
      return refuse('judgement-not-possible', {}, { clauses: [outcome.clause] });
    await tx
      .insertInto('judgements')
      .values({
        id: platform.ids.next(),
        application_id: id,
        criterion_id: input.criterionId,
        verdict: input.verdict,
        reason: input.reason,
        actor_id: caller.account.id,
        actor_name: caller.account.name,
        association_code: step.associationCode,
        at: platform.clock.now(),
        on_version: loaded.row.submitted_version ?? 0,
      })
      .execute();
    const clauses =
      input.verdict === 'relaxed' && outcome.relaxableUnder
        ? [outcome.clause, outcome.relaxableUnder]
        : [outcome.clause];
    await recordEvent(tx, platform, loaded, caller, {
      type: 'judged',
      text: input.reason,
      clauses,
      details: { criterionId: input.criterionId, verdict: input.verdict, condition: outcome.criterion.condition },
    });
    return touchCase(tx, platform, loaded, caller);
  });

/** An association's endorsement: the file goes on (cast-2022 12). */
export const endorseApplication = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: Versioned & { opinion: string },
) =>
  onCase(platform, caller, { id, command: 'endorse', version: input.version }, (tx, loaded) =>
    advance(tx, platform, loaded, caller, { type: 'endorsed', text: input.opinion }),
  );

/** The designated body's formal check is passed (cast-2022 13.1). */
export const passFormalCheck = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: Versioned & { remark: string },
) =>
  onCase(platform, caller, { id, command: 'pass-formal-check', version: input.version }, (tx, loaded) =>
    advance(tx, platform, loaded, caller, { type: 'formal-check-passed', text: input.remark }),
  );

/** Every path of a file that can be flagged. */
const flaggable = ({ regulation, row }: LoadedCase): Set<string> =>
  new Set([
    'place',
    ...regulation.form.sections.flatMap((section) => section.fields.map((field) => `form.${field.id}`)),
    ...metricsOf(regulation, row.base_type).flatMap(({ id }) => [`facts.${id}`, `material.evidence:${id}`]),
    ...materialsOf(regulation, row.base_type)
      .filter((material) => material.kind === 'upload')
      .map((material) => `material.${material.id}`),
  ]);

/** Sends the file back with flagged entries; only those unlock for the applicant. */
export const returnApplication = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: Versioned & { reason: string; flags: readonly Flag[] },
) =>
  onCase(platform, caller, { id, command: 'return-for-correction', version: input.version }, async (tx, loaded) => {
    if (input.flags.length === 0) return refuse('nothing-flagged');
    const known = flaggable(loaded);
    const unknown = input.flags.filter((flag) => !known.has(flag.path));
    if (unknown.length > 0)
      return refuse(
        'invalid-request',
        { what: unknown.map((flag) => flag.path).join(', ') },
        { fields: unknown.map((flag) => ({ path: flag.path, message: '表中没有此项 / The form has no such entry' })) },
      );
    const clauses = currentStep(loaded.file)?.clause;
    await recordEvent(tx, platform, loaded, caller, {
      type: 'returned',
      text: input.reason,
      clauses: clauses ? [clauses] : [],
      details: { flags: input.flags.map((flag) => ({ ...flag, label: entryLabel(loaded.regulation, flag.path) })) },
    });
    await tx
      .updateTable('applications')
      .set({ flags: json(input.flags) })
      .where('id', '=', id)
      .execute();
    await notifyApplicant(tx, platform, loaded, {
      zh: `贵单位的申请被退回补正，共 ${input.flags.length} 处`,
      en: `Your application was returned with ${input.flags.length} entries to correct`,
    });
    return moveCase(tx, platform, loaded, caller, { status: 'returned', stepIndex: loaded.row.step_index });
  });

/** Ends the file with reasons. */
export const refuseApplication = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: Versioned & { reason: string },
) =>
  onCase(platform, caller, { id, command: 'refuse', version: input.version }, async (tx, loaded) => {
    const clause = currentStep(loaded.file)?.clause;
    await recordEvent(tx, platform, loaded, caller, {
      type: 'refused',
      text: input.reason,
      clauses: [...(clause ? [clause] : []), ...loaded.file.unmet],
    });
    await notifyApplicant(tx, platform, loaded, { zh: '贵单位的申请未获推荐', en: 'Your application was refused' });
    return moveCase(tx, platform, loaded, caller, { status: 'refused', stepIndex: loaded.row.step_index });
  });
