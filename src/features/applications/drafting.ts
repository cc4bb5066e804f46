import { refuse, Refusal } from '#contract/refusals.ts';
import type { DossierInput } from '#contract/applications.ts';
import type { Tx } from '#db/connect.ts';
import { json, type Dossier, type FactValues, type FormValues } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { conditionsBarringUnit, metricsOf } from '#policy/criteria.ts';
import { dossierFaults, entryLabel } from '#policy/dossier.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { unitText } from '../units/unit-name.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { audit } from '../audit/log.ts';
import { inForce } from '../regulations/library.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { momentText, moveCase, onCase, recordEvent, touchCase } from './case-command.ts';
import type { LoadedCase } from './loaded-case.ts';

/** Why a type cannot be applied for under a call at this moment, if it cannot. */
export const callObstacle = (call: LoadedCase['call'], baseType: string, now: Date): Refusal | undefined => {
  if (call.status !== 'published' || now < call.opens_at || now >= call.closes_at) {
    return refuse('call-not-open', { opens: momentText(call.opens_at), closes: momentText(call.closes_at) });
  }
  return !call.types.includes(baseType) || baseType in call.suspensions ? refuse('type-not-open') : undefined;
};

/** The bar in force against a unit on a day (cast-2022 15), its last day included. */
export const barAgainst = async (tx: Tx, unitId: string, today: LawDay): Promise<Refusal | undefined> => {
  const bar = await tx
    .selectFrom('sanctions')
    .where('unit_id', '=', unitId)
    .where('lifted_at', 'is', null)
    .where('bar_until', '>=', today)
    .select(['bar_until', 'clause'])
    .orderBy('bar_until', 'desc')
    .executeTakeFirst();
  return bar && refuse('barred', { until: bar.bar_until }, { clauses: [bar.clause] });
};

/** Starts a draft, filled with what the platform knows of the unit. */
export const startApplication = (
  platform: Platform,
  caller: SignedIn,
  input: { callId: string; baseType: string; unitId: string },
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
    const barred = await barAgainst(tx, unit.id, lawDayOf(now));
    if (barred) return barred;
    const pinned = platform.regulations.current(call.regulation_id);
    if (pinned === undefined || !inForce(pinned.regulation, lawDayOf(now))) return refuse('type-not-open');
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
    const known: Record<string, string> = {
      unitName: unitText(unit).zh,
      unitAddress: unit.address,
      place: unit.city,
      contactName: unit.contact_name,
      contactPhone: unit.contact_phone,
      contactEmail: caller.account.email,
    };
    const form: FormValues = Object.fromEntries(
      pinned.regulation.form.sections
        .flatMap((section) => section.fields)
        .flatMap((field) => (field.from && known[field.from] ? [[field.id, known[field.from] as string]] : [])),
    );
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
        form: json(form),
        facts: json({}),
        recommender_code: null,
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
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'application.started',
      subject: `application:${id}`,
      details: { call: call.id, baseType: input.baseType },
    });
    return { id };
  });

/** jsonb gives keys back in an order of its own. */
const same = (left: unknown, right: unknown): boolean => canonicalJson(left ?? null) === canonicalJson(right ?? null);

/** Paths at which two sets of entries differ. */
export const changedPaths = (
  before: Pick<Dossier, 'place' | 'form' | 'facts'>,
  after: Pick<Dossier, 'place' | 'form' | 'facts'>,
): string[] => {
  const paths = same(before.place, after.place) ? [] : ['place'];
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
    const faults = dossierFaults(loaded.regulation, loaded.row.base_type, { place: input.place, form, facts }, false);
    if (faults.length > 0) {
      return refuse(
        'form-incomplete',
        { count: faults.length },
        { fields: faults.map((fault) => ({ path: fault.path, message: `${fault.reason.zh} / ${fault.reason.en}` })) },
      );
    }
    const locked = lockedPaths(loaded, changedPaths(loaded.dossier, { place: input.place, form, facts }));
    if (locked) return locked;
    if (loaded.row.status === 'returned' && input.recommenderCode !== loaded.row.recommender_code)
      return refuse('field-locked', { list: [{ zh: '推荐单位', en: 'Recommender' }] });
    await tx
      .updateTable('applications')
      .set({ place: json(input.place), form: json(form), facts: json(facts), recommender_code: input.recommenderCode })
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

/** Removes a draft that was never submitted, with everything uploaded to it. */
export const discardApplication = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<Record<string, never> | Refusal> => {
  const removed = await onCase(platform, caller, { id, command: 'discard', version: null }, async (tx) => {
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
  });
  if (removed instanceof Refusal) return removed;
  // Only now: a file taken away before the commit could not be brought back.
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
