import { refuse, Refusal } from '#contract/refusals.ts';
import type { DossierInput } from '#contract/applications.ts';
import type { Tx } from '#db/connect.ts';
import { json, type Dossier, type FactValues, type FormValues } from '#db/tables.ts';
import type { SignedIn } from '#http/caller.ts';
import { metricsOf } from '#policy/criteria.ts';
import { dossierFaults, entryLabel } from '#policy/dossier.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { audit } from '../audit/log.ts';
import type { Platform } from '../platform.ts';
import { moveCase, onCase, recordEvent, touchCase } from './case-command.ts';
import type { LoadedCase } from './loaded-case.ts';

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
