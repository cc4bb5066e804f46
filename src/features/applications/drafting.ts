import { refuse, Refusal } from '#contract/refusals.ts';
import type { DossierInput } from '#contract/applications.ts';
import type { Tx } from '#db/connect.ts';
import { json, type Dossier, type FactValues, type FormValues } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { conditionsBarringUnit, metricsOf } from '#policy/criteria.ts';
import { dossierFaults, entryLabel, sectionsFor } from '#policy/dossier.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { unitText } from '../units/unit-name.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { audit } from '../audit/log.ts';
import { inForce, type Regulation } from '#policy/regulation.ts';
import { forwardingObstacle } from '../calls/territory.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { linkNomination, notNominated } from '../nominations/live-nomination.ts';
import { momentText, moveCase, onCase, recordEvent, touchCase } from './case-command.ts';
import { carriedOver, knownFrom } from './bridging.ts';
import type { LoadedCase } from './loaded-case.ts';

/** Why a type cannot be applied for under a call at this moment, if it cannot. */
export const callObstacle = (call: LoadedCase['call'], baseType: string, now: Date): Refusal | undefined => {
  if (call.status !== 'published' || now < call.opens_at || now >= call.closes_at) {
    return refuse('call-not-open', { opens: momentText(call.opens_at), closes: momentText(call.closes_at) });
  }
  return !call.types.includes(baseType) || baseType in call.suspensions ? refuse('type-not-open') : undefined;
};

/** Why nothing can begin under a regulation on a day: it does not hold yet, or no longer (cast-2022 26, 27). */
export const notInForce = (regulation: Regulation, day: LawDay): Refusal | undefined =>
  inForce(regulation, day)
    ? undefined
    : refuse('regulation-not-in-force', {
        title: regulation.title,
        from: regulation.effective.from,
        until: regulation.effective.until ?? '',
      });

/** The bar in force against a unit on a day (cast-2022 15), its last day included. A bar binds under the authority that set it. */
export const barAgainst = async (
  tx: Tx,
  unitId: string,
  today: LawDay,
  authority: string,
): Promise<Refusal | undefined> => {
  const bar = await tx
    .selectFrom('sanctions')
    .where('unit_id', '=', unitId)
    .where('lifted_at', 'is', null)
    .where('bar_until', '>=', today)
    .where('authority_code', '=', authority)
    .select(['bar_until', 'clause'])
    .orderBy('bar_until', 'desc')
    .executeTakeFirst();
  return bar && refuse('barred', { until: bar.bar_until }, { clauses: [bar.clause] });
};

/** Starts a draft, filled with what the platform knows of the unit. */
export const startApplication = (
  platform: Platform,
  caller: SignedIn,
  input: { callId: string; baseType: string; unitId: string; from?: string | undefined },
): Promise<{ id: string } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const now = platform.clock.now();
    const holds = caller.account.holdings.some(
      (holding) => holding.unitId === input.unitId && (holding.role === 'applicant' || holding.role === 'unit-head'),
    );
    if (!holds) return refuse('not-found');
    const unit = await tx.selectFrom('units').selectAll().where('id', '=', input.unitId).executeTakeFirstOrThrow();
    const call = await tx
      .selectFrom('calls')
      .selectAll()
      .where('id', '=', input.callId)
      .where('status', '=', 'published')
      .executeTakeFirst();
    if (call === undefined) return refuse('not-found');
    const closed = callObstacle(call, input.baseType, now);
    if (closed) return closed;
    const elsewhere = await forwardingObstacle(tx, call, unit);
    if (elsewhere) return elsewhere;
    const today = lawDayOf(now);
    const nearest = platform.regulations.current(call.regulation_id);
    if (nearest === undefined) return refuse('type-not-open');
    const ended = notInForce(nearest.regulation, today);
    if (ended) return ended;
    const pinned = platform.regulations.on(call.regulation_id, today) ?? nearest;
    const barred = await barAgainst(tx, unit.id, today, pinned.regulation.authority);
    if (barred) return barred;
    const unnominated = await notNominated(tx, pinned.regulation, input);
    if (unnominated) return unnominated;
    const never = conditionsBarringUnit(pinned.regulation, input.baseType, {
      jurisdiction: unit.jurisdiction,
      legalPersonality: unit.legal_personality,
      provinceCode: unit.province_code,
    });
    if (never.length > 0) {
      return refuse(
        'criteria-unmet',
        { list: never.map((criterion) => criterion.condition) },
        { clauses: never.map((criterion) => criterion.clause) },
      );
    }
    const registered: Record<string, string> = {
      unitName: unitText(unit).zh,
      unitNameZh: unit.name_zh,
      unitNameEn: unit.name_en,
      unitRegistration: unit.credit_code ?? unit.registration_number ?? '',
      country: unit.country_code,
      unitAddress: unit.address,
      place: unit.city,
      contactName: unit.contact_name,
      contactPhone: unit.contact_phone,
      contactEmail: caller.account.email,
    };
    const form: FormValues = Object.fromEntries(
      sectionsFor(pinned.regulation, input.baseType)
        .flatMap((section) => section.fields)
        .flatMap((field) =>
          field.from && registered[field.from] ? [[field.id, registered[field.from] as string]] : [],
        ),
    );
    const known = input.from === undefined ? undefined : await knownFrom(tx, platform, input.from);
    if (input.from !== undefined && known?.unitId !== unit.id) return refuse('not-found');
    const carried = known && carriedOver(known, pinned.regulation, input.baseType);
    const id = platform.ids.next();
    const inserted = await tx
      .insertInto('applications')
      .values({
        id,
        number: null,
        call_id: call.id,
        unit_id: unit.id,
        base_type: input.baseType,
        regulation_id: pinned.regulation.id,
        regulation_version: pinned.version,
        status: 'draft',
        route: json([]),
        step_id: null,
        holder_code: null,
        step_entered_at: null,
        due_on: null,
        province_code: unit.province_code,
        place: json({ zh: unit.city, en: '' }),
        // What the registration knows is newer than what a recognition once rested on.
        form: json({ ...carried?.form, ...form }),
        facts: json(carried?.facts ?? {}),
        recommender_code: null,
        applicant_group: null,
        lane: null,
        authority_code: pinned.regulation.authority,
        flags: json([]),
        submitted_version: null,
        published_hash: null,
        created_by: caller.account.id,
        created_at: now,
        updated_at: now,
        updated_by: caller.account.id,
        submitted_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['call_id', 'unit_id', 'base_type'])
          .where('status', 'in', ['draft', 'in-progress', 'returned'])
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (inserted === undefined) return refuse('application-exists');
    await linkNomination(tx, input, id);
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'application.started',
      subject: `application:${id}`,
      details: { call: call.id, baseType: input.baseType, from: input.from ?? null },
    });
    return { id };
  });

/** jsonb gives keys back in an order of its own. */
const same = (left: unknown, right: unknown): boolean => canonicalJson(left ?? null) === canonicalJson(right ?? null);

/** What the applicant enters, beside files; older stored dossiers know no groups. */
type EnteredPart = Pick<Dossier, 'place' | 'form' | 'facts'> & Partial<Pick<Dossier, 'group' | 'lane' | 'jointEntry'>>;

/** Paths at which two sets of entries differ. */
export const changedPaths = (before: EnteredPart, after: EnteredPart): string[] => {
  const paths = same(before.place, after.place) ? [] : ['place'];
  if ((before.group ?? null) !== (after.group ?? null)) paths.push('group');
  if ((before.lane ?? null) !== (after.lane ?? null)) paths.push('lane');
  if ((before.jointEntry ?? false) !== (after.jointEntry ?? false)) paths.push('jointEntry');
  for (const kind of ['form', 'facts'] as const) {
    const keys = new Set([...Object.keys(before[kind]), ...Object.keys(after[kind])]);
    for (const key of keys) if (!same(before[kind][key], after[kind][key])) paths.push(`${kind}.${key}`);
  }
  return paths;
};

/** Refuses changes beyond what was flagged when a file is back for correction. Evidence of a flagged metric is open with it. */
export const lockedPaths = (loaded: LoadedCase, paths: readonly string[]): Refusal | undefined => {
  if (loaded.row.status !== 'returned') return undefined;
  const open = new Set(loaded.row.flags.map((flag) => flag.path));
  const locked = paths.filter(
    (path) =>
      !open.has(path) &&
      !(path.startsWith('material.evidence:') && open.has(path.replace('material.evidence:', 'facts.'))),
  );
  return locked.length === 0
    ? undefined
    : refuse(
        'field-locked',
        { list: locked.map((path) => entryLabel(loaded.regulation, path)) },
        { fields: locked.map((path) => ({ path, message: '未退回，不能修改 / Not flagged; it cannot change' })) },
      );
};

/** Saves a draft, or the flagged parts of a returned file. Entries may be missing but not malformed. */
export const saveDraft = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: DossierInput,
): Promise<{ version: number; savedAt: string } | Refusal> =>
  onCase(platform, caller, { id, command: 'save-draft', version: input.version }, async (tx, loaded) => {
    const form = input.form as FormValues;
    const facts = keepAsked(loaded, input.facts as FactValues);
    const entered = {
      place: input.place,
      form,
      facts,
      group: input.group,
      lane: input.lane,
      jointEntry: input.jointEntry,
    };
    const faults = dossierFaults(loaded.regulation, loaded.row.base_type, entered, false);
    if (faults.length > 0) {
      return refuse(
        'form-incomplete',
        { count: faults.length },
        { fields: faults.map((fault) => ({ path: fault.path, message: `${fault.reason.zh} / ${fault.reason.en}` })) },
      );
    }
    const locked = lockedPaths(loaded, changedPaths(loaded.dossier, entered));
    if (locked) return locked;
    if (loaded.row.status === 'returned' && input.recommenderCode !== loaded.row.recommender_code)
      return refuse('field-locked', { list: [{ zh: '推荐单位', en: 'Recommender' }] });
    await tx
      .updateTable('applications')
      .set({
        place: json(input.place),
        form: json(form),
        facts: json(facts),
        recommender_code: input.recommenderCode,
        applicant_group: input.group,
        lane: input.lane,
        joint_entry: input.jointEntry && loaded.regulation.jointEntry !== undefined,
      })
      .where('id', '=', id)
      .execute();
    const saved = await touchCase(tx, platform, loaded, caller);
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'application.saved',
      subject: `application:${id}`,
      details: { version: saved.version },
    });
    return saved;
  });

/** Nulls say "nothing entered"; they are not stored for metrics this type does not ask. */
const keepAsked = (loaded: LoadedCase, facts: FactValues): FactValues => {
  const asked = new Set(metricsOf(loaded.regulation, loaded.row.base_type).map((metric) => metric.id));
  return Object.fromEntries(Object.entries(facts).filter(([metric, value]) => asked.has(metric) || value !== null));
};

/**
 * Removes a draft's rows; the keys of its uploaded files, which are taken away only after the commit: a file gone before
 * it could not be brought back.
 */
export const removeDraft = async (tx: Tx, platform: Platform, caller: SignedIn, id: string): Promise<string[]> => {
  const links = await tx.deleteFrom('materials').where('application_id', '=', id).returning('upload_id').execute();
  await tx.deleteFrom('applications').where('id', '=', id).execute();
  const uploads = links.map((link) => link.upload_id);
  const files =
    uploads.length === 0
      ? []
      : await tx.deleteFrom('uploads').where('id', 'in', uploads).returning('storage_key').execute();
  await audit(tx, platform.clock, {
    actor: caller.account,
    action: 'application.discarded',
    subject: `application:${id}`,
    details: { files: files.length },
  });
  return files.map((file) => file.storage_key);
};

/** Removes a draft that was never submitted, with everything uploaded to it. */
export const discardApplication = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<Record<string, never> | Refusal> => {
  const removed = await onCase(platform, caller, { id, command: 'discard', version: null }, (tx) =>
    removeDraft(tx, platform, caller, id),
  );
  if (removed instanceof Refusal) return removed;
  await Promise.all(removed.map((key) => platform.files.remove(key)));
  return {};
};

/** The applicant takes the file back before it is decided. */
export const withdrawApplication = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; reason: string },
) =>
  onCase(platform, caller, { id, command: 'withdraw', version: input.version }, async (tx, loaded) => {
    await recordEvent(tx, platform, loaded, caller, { type: 'withdrawn', text: input.reason, clauses: [] });
    return moveCase(tx, platform, loaded, caller, { status: 'withdrawn', stepIndex: loaded.row.step_index });
  });
