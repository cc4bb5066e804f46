import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { clauseLabel } from '#policy/clause.ts';
import { addDays, lawDayOf } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import { currentStep, type ApplicationStatus, type PlannedStep } from '#workflow/application-file.ts';
import { obstacleTexts, obstacleTo, type Command, type Obstacle } from '#workflow/commands.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';

/** An obstacle in words with its clauses: 有条件不符合（第七条（五））. */
export const obstacleText = (obstacle: Obstacle, numbering: Regulation['numbering']): Text => {
  const words = obstacleTexts[obstacle.code];
  if (obstacle.clauses.length === 0) return words;
  const clauses = [...new Set(obstacle.clauses)].map((clause) => ({
    zh: clauseLabel(clause, 'zh', numbering),
    en: clauseLabel(clause, 'en', numbering),
  }));
  return {
    zh: `${words.zh}（${clauses.map((clause) => clause.zh).join('、')}）`,
    en: `${words.en} (${clauses.map((clause) => clause.en).join(', ')})`,
  };
};

/** The refusal an obstacle becomes. */
export const obstacleRefusal = (obstacle: Obstacle, { numbering }: Pick<Regulation, 'numbering'>): Refusal =>
  obstacle.code === 'not-yours'
    ? refuse('not-permitted', {}, { clauses: obstacle.clauses })
    : refuse(
        'cannot-now',
        { reason: obstacleText(obstacle, numbering), obstacle: obstacle.code },
        { clauses: obstacle.clauses },
      );

/** 3月12日 10:02 in Beijing, and the same in English. */
export const momentText = (instant: Date): Text => {
  const parts = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'Asia/Shanghai',
      month: locale === 'zh-CN' ? 'numeric' : 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }).formatToParts(instant);
  const pick = (locale: string, type: string) => parts(locale).find((part) => part.type === type)?.value ?? '';
  const time = `${pick('zh-CN', 'hour')}:${pick('zh-CN', 'minute')}`;
  return {
    zh: `${pick('zh-CN', 'month')}月${pick('zh-CN', 'day')}日 ${time}`,
    en: `${pick('en-GB', 'day')} ${pick('en-GB', 'month')} ${time} (Beijing)`,
  };
};

/** Says who changed a file since the caller read it: acted on it, or merely edited it. */
const lateness = async (tx: Tx, { row }: LoadedCase, readVersion: number): Promise<Refusal> => {
  const last = await tx
    .selectFrom('application_events')
    .where('application_id', '=', row.id)
    .select(['actor_name', 'at'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  const edited = last === undefined || row.updated_at > last.at;
  const editor =
    edited && row.updated_by !== null
      ? await tx.selectFrom('accounts').select('name').where('id', '=', row.updated_by).executeTakeFirst()
      : undefined;
  const who = (edited ? editor?.name : last.actor_name) ?? { zh: '平台', en: 'The platform' };
  return refuse(edited ? 'stale-version' : 'acted-already', {
    who,
    at: momentText(edited ? row.updated_at : last.at),
    version: row.version,
    readVersion,
  });
};

export type CaseCommandInput = { id: string; command: Command; version: number | null };

/**
 * The one way to act on a case: lock, compare versions, ask the workflow, then work; all in one transaction.
 * Of two racing commands one wins and the other is told who acted and when.
 */
export const onCase = <T>(
  platform: Platform,
  caller: SignedIn,
  { id, command, version }: CaseCommandInput,
  work: (tx: Tx, loaded: LoadedCase) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, true);
    if (loaded instanceof Refusal) return loaded;
    if (version !== null && loaded.row.version !== version) return lateness(tx, loaded, version);
    const obstacle = obstacleTo(command, loaded.file, actorOf(caller));
    if (obstacle) return obstacleRefusal(obstacle, loaded.regulation);
    return work(tx, loaded);
  });

export type CaseEvent = {
  type: string;
  text?: string | null;
  clauses?: readonly string[];
  details?: Record<string, unknown>;
  /** The step it belongs to; the current one unless said. */
  step?: PlannedStep | undefined;
};

/** Writes an event on a case and its audit entry. Events are never changed or removed. */
export const recordEvent = async (
  tx: Tx,
  platform: Platform,
  loaded: Pick<LoadedCase, 'row' | 'file'>,
  caller: SignedIn | null,
  event: CaseEvent,
): Promise<void> => {
  const step = event.step ?? currentStep(loaded.file);
  const heldHere = caller?.account.holdings.find(
    (holding) => holding.associationCode !== null && holding.associationCode === step?.associationCode,
  );
  const elsewhere = caller?.account.holdings.find((holding) => holding.associationCode !== null);
  const ofUnit = caller?.account.holdings.some((holding) => holding.unitId === loaded.row.unit_id) ?? false;
  const association = ofUnit ? null : ((heldHere ?? elsewhere)?.associationCode ?? null);
  const last = await tx
    .selectFrom('application_events')
    .where('application_id', '=', loaded.row.id)
    .select((select) => select.fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  await tx
    .insertInto('application_events')
    .values({
      application_id: loaded.row.id,
      sequence: (last?.sequence ?? 0) + 1,
      type: event.type,
      at: platform.clock.now(),
      actor_id: caller?.account.id ?? null,
      actor_name: caller?.account.name ?? null,
      association_code: association,
      step_id: step?.id ?? null,
      text: event.text ?? null,
      clauses: [...(event.clauses ?? (step ? [step.clause] : []))],
      details: json(event.details ?? {}),
    })
    .execute();
  await audit(tx, platform.clock, {
    actor: caller?.account ?? null,
    action: `application.${event.type}`,
    subject: `application:${loaded.row.id}`,
    details: { step: step?.id, association, ...event.details },
  });
};

/** Puts the file at a step of its route, or ends it. Keeps the list columns in agreement with the route. */
export const moveCase = async (
  tx: Tx,
  platform: Platform,
  loaded: Pick<LoadedCase, 'row'>,
  caller: SignedIn | null,
  to: { status: ApplicationStatus; stepIndex: number; route?: readonly PlannedStep[] },
): Promise<{ status: ApplicationStatus; stepId: string | null; number: string | null }> => {
  const now = platform.clock.now();
  const route = to.route ?? loaded.row.route;
  const step = route[to.stepIndex];
  const waiting = to.status === 'in-progress' && step !== undefined;
  await tx
    .updateTable('applications')
    .set((update) => ({
      status: to.status,
      step_index: to.stepIndex,
      step_id: step?.id ?? null,
      holder_code: waiting ? step.associationCode : null,
      holder_roles: waiting ? [...step.roles] : [],
      step_entered_at: now,
      due_on: waiting && step.expectedDays !== null ? addDays(lawDayOf(now), step.expectedDays) : null,
      version: update('version', '+', 1),
      updated_at: now,
      updated_by: caller?.account.id ?? null,
    }))
    .where('id', '=', loaded.row.id)
    .execute();
  return { status: to.status, stepId: step?.id ?? null, number: loaded.row.number };
};

/** Marks a change that does not move the file, so that a reader with an older version is told. */
export const touchCase = async (
  tx: Tx,
  platform: Platform,
  loaded: Pick<LoadedCase, 'row'>,
  caller: SignedIn,
): Promise<{ version: number; savedAt: string }> => {
  const now = platform.clock.now();
  await tx
    .updateTable('applications')
    .set({ version: loaded.row.version + 1, updated_at: now, updated_by: caller.account.id })
    .where('id', '=', loaded.row.id)
    .execute();
  return { version: loaded.row.version + 1, savedAt: now.toISOString() };
};
