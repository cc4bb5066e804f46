import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import type { SignedIn } from '#http/caller.ts';
import { clauseLabel } from '#policy/clause.ts';
import { leafOf } from '#policy/criteria.ts';
import { dossierFaults } from '#policy/dossier.ts';
import { lawDayOf, yearOf } from '#policy/law-day.ts';
import { missingMaterials, withCallMaterials } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { PlannedStep } from '#workflow/application-file.ts';
import type { AssociationLevel, Circumstance } from '#policy/route.ts';
import { planRoute, type UnitPlace } from '#workflow/plan-route.ts';
import { unitText } from '../units/unit-name.ts';
import { nextNumber } from '../counters.ts';
import { notify } from '../notifications.ts';
import type { Platform } from '../platform.ts';
import { moveCase, onCase, recordEvent } from './case-command.ts';
import { dossierHash } from './dossier-hash.ts';
import { nominatorOf } from '../nominations/live-nomination.ts';
import { changedPaths } from './drafting.ts';
import { barAgainst, callObstacle, notInForce } from './starting.ts';
import { outcomesOf, referenceDayOf, type LoadedCase } from './loaded-case.ts';

/** Where the unit sits in the association tree, for the route. */
const placeOf = async (tx: Tx, loaded: LoadedCase): Promise<UnitPlace> => {
  const { unit, row } = loaded;
  const codes = [unit.region_code, unit.province_code, unit.district_code].flatMap((code) => code ?? []);
  const regions =
    codes.length === 0 ? [] : await tx.selectFrom('regions').selectAll().where('code', 'in', codes).execute();
  const associations =
    codes.length === 0
      ? []
      : await tx
          .selectFrom('associations')
          .select(['code', 'kind', 'region_code'])
          .where('region_code', 'in', codes)
          .execute();
  const over = (level: AssociationLevel, region: string | null) =>
    associations.find((each) => each.kind === level && each.region_code === region)?.code ?? null;
  const province = regions.find((region) => region.code === unit.province_code);
  const held = new Set<Circumstance>([unit.legal_personality ? 'legal-person' : 'not-legal-person']);
  if (province?.municipality) held.add('municipality');
  if (unit.corps) held.add('corps');
  if (unit.direct_under_province) held.add('direct-under-province');
  return {
    associations: {
      district: over('district', unit.district_code),
      prefecture: over('prefecture', unit.region_code),
      province: unit.corps ? 'province-corps' : over('province', unit.province_code),
    },
    circumstances: held,
    lane: row.lane,
    nominator: await nominatorOf(tx, row.call_id, unit.id),
    recommender: await recommenderOf(tx, unit.id, row.recommender_code),
  };
};

/** The chosen recommender, only if a cooperation between the two is on record and has not ended. */
const recommenderOf = async (tx: Tx, unitId: string, code: string | null): Promise<UnitPlace['recommender']> => {
  if (code === null) return null;
  const row = await tx
    .selectFrom('cooperations')
    .innerJoin('associations', 'associations.code', 'cooperations.association_code')
    .where('unit_id', '=', unitId)
    .where('association_code', '=', code)
    .where('ended_on', 'is', null)
    .select(['code', 'kind'])
    .executeTakeFirst();
  return row && (row.kind === 'society' || row.kind === 'province') ? { code: row.code, kind: row.kind } : null;
};

const missingHolder = {
  district: {
    zh: '请先在单位资料中填明所在区县；该区县须有科协组织',
    en: 'name the district in the particulars of your unit; it needs an association on record',
  },
  nominator: { zh: '本办法须由推荐单位提名', en: 'a recommender must nominate under this regulation' },
  prefecture: { zh: '所在地没有登记的地市科协', en: 'no prefecture association is on record for your region' },
  province: { zh: '所在地没有登记的省级科协', en: 'no provincial association is on record for your region' },
  recommender: {
    zh: '请选择已登记合作关系的全国学会或省级科协',
    en: 'choose a national society or provincial association with which a cooperation is on record',
  },
} as const;

/** What a submission still lacks, first by the clock and the unit's standing, then by the file itself. */
const submissionObstacle = async (
  tx: Tx,
  platform: Platform,
  loaded: LoadedCase,
  regulation: Regulation,
): Promise<Refusal | undefined> => {
  const now = platform.clock.now();
  const { row } = loaded;
  if (row.status === 'draft') {
    const closed = callObstacle(loaded.call, row.base_type, now);
    if (closed) return closed;
    const ended = notInForce(regulation, lawDayOf(now));
    if (ended) return ended;
  }
  const barred = await barAgainst(tx, row.unit_id, lawDayOf(now), regulation.authority);
  if (barred) return barred;
  const faults = dossierFaults(
    regulation,
    row.base_type,
    { place: row.place, form: row.form, facts: row.facts, group: row.applicant_group, lane: row.lane },
    true,
  );
  if (faults.length > 0) {
    return refuse(
      'form-incomplete',
      { count: faults.length },
      { fields: faults.map((fault) => ({ path: fault.path, message: `${fault.reason.zh} / ${fault.reason.en}` })) },
    );
  }
  const present = new Set(loaded.materials.map((material) => material.slot));
  const missing = missingMaterials(regulation, row.base_type, present);
  if (missing.length > 0) {
    return refuse(
      'materials-missing',
      { list: missing.map((material) => material.label) },
      {
        clauses: [...new Set(missing.map((material) => material.clause))],
        fields: missing.map((material) => ({ path: `material.${material.id}`, message: '请上传 / Please upload' })),
      },
    );
  }
  if (regulation.submission.unmetCriteria === 'warn') return undefined;
  const unmet = outcomesOf(
    regulation,
    row,
    loaded.unit,
    loaded.materials,
    [],
    referenceDayOf(regulation, loaded.call, now),
  ).filter((outcome) => outcome.computed === 'unmet' && outcome.relaxableUnder === undefined);
  return unmet.length === 0
    ? undefined
    : refuse(
        'criteria-unmet',
        {
          list: unmet.map((outcome) => ({
            zh: `${outcome.criterion.condition.zh}（${clauseLabel(outcome.clause, 'zh', regulation.numbering)}）`,
            en: `${outcome.criterion.condition.en} (${clauseLabel(outcome.clause, 'en', regulation.numbering)})`,
          })),
        },
        { clauses: unmet.map((outcome) => outcome.clause) },
      );
};

/** Where a file is checked, judged and decided: what experts write of it is read there and nowhere else. */
const panelOf = (route: readonly PlannedStep[]): string[] => {
  const start = route.findIndex((step) => step.kind === 'formal-check' || step.kind === 'expert-review');
  return start < 0 ? [] : route.slice(start).flatMap((step) => step.associationCode ?? []);
};

/** Judgements on conditions that the correction did not touch go on weighing; the others have to be given again. */
const carryJudgements = async (
  tx: Tx,
  loaded: LoadedCase,
  changed: readonly string[],
  newVersion: number,
): Promise<void> => {
  const touched = new Set(
    (loaded.regulation.baseTypes[loaded.row.base_type]?.criteria ?? [])
      .filter((criterion) =>
        criterion.tests.some((test) => {
          const leaf = leafOf(loaded.regulation, test);
          return (
            ('metric' in leaf &&
              (changed.includes(`facts.${leaf.metric}`) || changed.includes(`material.evidence:${leaf.metric}`))) ||
            ('material' in leaf && changed.includes(`material.${leaf.material}`))
          );
        }),
      )
      .map((criterion) => criterion.id),
  );
  const kept = loaded.judgements
    .filter((judgement) => !touched.has(judgement.criterion_id))
    .map((judgement) => judgement.id);
  if (kept.length > 0)
    await tx.updateTable('judgements').set({ on_version: newVersion }).where('id', 'in', kept).execute();
};

/** Where a corrected file goes: back to who returned it, or, if it was published and has changed, to the review before the notice so that it is published anew. */
const stepAfterCorrection = (loaded: LoadedCase, hash: string): number => {
  const { route, step_index: returnedFrom } = loaded.row;
  const notice = route.findIndex((step) => step.kind === 'publicity');
  const published = loaded.notice !== undefined && notice >= 0 && returnedFrom >= notice;
  return published && loaded.notice?.hash !== hash ? Math.max(1, notice - 1) : returnedFrom;
};

/**
 * Submits a draft, or a returned file after correction. The regulation in force and the route are fixed at the first
 * submission (cast-2022 12, 26), the dossier is kept as it is, and the file gets its number.
 */
export const submitApplication = (platform: Platform, caller: SignedIn, id: string, input: { version: number }) =>
  onCase(platform, caller, { id, command: 'submit', version: input.version }, async (tx, loaded) => {
    const { row, dossier } = loaded;
    const first = row.status === 'draft';
    const pinned = platform.regulations.on(row.regulation_id, lawDayOf(platform.clock.now()));
    const regulation =
      first && pinned ? withCallMaterials(pinned.regulation, loaded.call.materials) : loaded.regulation;
    const version = first && pinned ? pinned.version : row.regulation_version;
    const obstacle = await submissionObstacle(tx, platform, loaded, regulation);
    if (obstacle) return obstacle;
    let route: readonly PlannedStep[] = row.route;
    if (first) {
      const plan = planRoute(regulation, row.base_type, await placeOf(tx, loaded));
      if (!plan.ok)
        return refuse(
          'no-route',
          { missing: missingHolder[plan.missing] },
          {
            clauses: [plan.clause],
            fields: plan.missing === 'recommender' ? [{ path: 'recommender', message: '请选择 / Please choose' }] : [],
          },
        );
      route = plan.steps;
    }
    const now = platform.clock.now();
    const hash = dossierHash(dossier);
    const submittedVersion = (row.submitted_version ?? 0) + 1;
    const year = loaded.call.year;
    const number = row.number ?? `HZ-${year}-${String(await nextNumber(tx, `application:${year}`)).padStart(4, '0')}`;
    const previous = first
      ? undefined
      : await tx
          .selectFrom('application_versions')
          .select('dossier')
          .where('application_id', '=', id)
          .orderBy('version', 'desc')
          .executeTakeFirst();
    const changed = previous
      ? [...changedPaths(previous.dossier, dossier), ...changedMaterials(previous.dossier, dossier)]
      : [];
    if (!first) await carryJudgements(tx, loaded, changed, submittedVersion);
    await tx
      .insertInto('application_versions')
      .values({ application_id: id, version: submittedVersion, submitted_at: now, hash, dossier: json(dossier) })
      .execute();
    const stepIndex = first ? 1 : stepAfterCorrection(loaded, hash);
    const republish = !first && stepIndex !== row.step_index;
    if (republish && loaded.notice)
      await tx.updateTable('notice_items').set({ superseded: true }).where('application_id', '=', id).execute();
    await tx
      .updateTable('applications')
      .set({
        number,
        route: json(route),
        regulation_version: version,
        submitted_version: submittedVersion,
        submitted_at: row.submitted_at ?? now,
        flags: json([]),
        authority_code: regulation.authority,
        panel_codes: [...new Set([...panelOf(route), regulation.authority])],
        association_codes: [...new Set(route.flatMap((step) => step.associationCode ?? []))],
      })
      .where('id', '=', id)
      .execute();
    await recordEvent(tx, platform, loaded, caller, {
      type: first ? 'submitted' : 'resubmitted',
      step: first ? route[0] : route[row.step_index],
      clauses: [route[0]?.clause ?? regulation.submission.clause],
      details: { hash, submittedVersion, changed, republish, day: lawDayOf(now), year: yearOf(lawDayOf(now)) },
    });
    const target = route[stepIndex];
    if (target?.associationCode) {
      const unitName = unitText(loaded.unit);
      await notify(
        tx,
        platform,
        { associationCode: target.associationCode, roles: target.roles },
        {
          zh: `${unitName.zh}${first ? '提交了申请' : '补正后重新提交'}，请办理${target.name.zh}（${number}）`,
          en: `${unitName.en} ${first ? 'submitted an application' : 'resubmitted after correction'}: ${target.name.en} (${number})`,
        },
        `/applications/${id}`,
      );
    }
    const moved = await moveCase(tx, platform, { row: { ...row, number } }, caller, {
      status: 'in-progress',
      stepIndex,
      route,
    });
    return { ...moved, number };
  });

/** Slots whose files differ between two dossiers. */
export const changedMaterials = (before: LoadedCase['dossier'], after: LoadedCase['dossier']): string[] => {
  const filesBySlot = (dossier: LoadedCase['dossier']) => {
    const slots = new Map<string, string>();
    for (const { slot, sha256 } of dossier.materials) slots.set(slot, `${slots.get(slot) ?? ''},${sha256}`);
    return slots;
  };
  const [old, now] = [filesBySlot(before), filesBySlot(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((slot) => old.get(slot) !== now.get(slot))
    .map((slot) => `material.${slot}`);
};
