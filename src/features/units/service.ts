import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { cooperationSchema, Unit, UnitInput } from '#contract/units.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import { jurisdictionOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { containing } from '#db/containing.ts';
import { checkCreditCode, normalizeCreditCode } from '#policy/credit-code.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { unitText } from './unit-name.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';

const fault = (path: string, message: string) =>
  refuse('invalid-request', { what: message.split(' / ')[0] }, { fields: [{ path: `unit.${path}`, message }] });

/** What contradicts itself or the registers in a unit's registration. */
const unitFault = async (
  tx: Tx,
  input: UnitInput,
): Promise<Refusal | Record<'regionCode' | 'provinceCode' | 'districtCode' | 'creditCode', string | null>> => {
  if (input.nameZh === '' && input.nameEn === '') return fault('nameZh', '请填单位名称 / Please give the unit’s name');
  if (input.jurisdiction === 'foreign') {
    if (input.countryCode === 'CN')
      return fault('countryCode', '境外单位请选所在国家或地区 / Choose the country or region');
    if (!input.registrationNumber)
      return fault('registrationNumber', '请填注册号 / Please give the registration number');
    if (input.nameEn === '') return fault('nameEn', '境外单位请填英文名称 / Please give the name in English');
    return { regionCode: null, provinceCode: null, districtCode: null, creditCode: null };
  }
  if (input.nameZh === '') return fault('nameZh', '请填单位名称 / Please give the unit’s name');
  const code = checkCreditCode(input.creditCode ?? '');
  if (!code.ok)
    return refuse(
      'credit-code-wrong',
      { what: code.reason },
      { fields: [{ path: 'unit.creditCode', message: `${code.reason.zh} / ${code.reason.en}` }] },
    );
  const region =
    input.regionCode === null
      ? undefined
      : await tx.selectFrom('regions').selectAll().where('code', '=', input.regionCode).executeTakeFirst();
  if (region === undefined) return fault('regionCode', '请选择所在地 / Please choose the place');
  if (region.level === 'province' && !region.municipality && !input.directUnderProvince && !input.corps) {
    return fault(
      'regionCode',
      '请选到地市；省直单位请勾选“省直单位” / Choose the prefecture, or tick “directly under the province”',
    );
  }
  const district = await districtOf(tx, input.districtCode, region.code);
  if (district instanceof Refusal) return district;
  return {
    regionCode: region.code,
    districtCode: district,
    provinceCode: region.parent_code ?? region.code,
    creditCode: normalizeCreditCode(input.creditCode ?? ''),
  };
};

/** The district, if it lies in the region; for a municipality or prefecture alike. */
const districtOf = async (tx: Tx, code: string | null, regionCode: string | null): Promise<string | null | Refusal> => {
  if (code === null) return null;
  const region = await tx
    .selectFrom('regions')
    .select('code')
    .where('code', '=', code)
    .where('level', '=', 'district')
    .where('parent_code', '=', regionCode)
    .executeTakeFirst();
  return region?.code ?? fault('districtCode', '该区县不在所选地区 / The district does not lie in the region chosen');
};

/** Stores a unit; one credit code, or one number in one country's register, stands for one unit. */
export const insertUnit = async (tx: Tx, platform: Platform, input: UnitInput): Promise<string | Refusal> => {
  const checked = await unitFault(tx, input);
  if (checked instanceof Refusal) return checked;
  const id = platform.ids.next();
  const row = await tx
    .insertInto('units')
    .values({
      id,
      jurisdiction: input.jurisdiction,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      credit_code: checked.creditCode,
      registration_number: input.jurisdiction === 'foreign' ? (input.registrationNumber ?? '').toUpperCase() : null,
      country_code: input.jurisdiction === 'foreign' ? input.countryCode : 'CN',
      legal_personality: input.legalPersonality,
      region_code: checked.regionCode,
      province_code: checked.provinceCode,
      district_code: checked.districtCode,
      direct_under_province: input.directUnderProvince,
      corps: input.corps,
      city: input.city,
      address: input.address,
      contact_name: input.contactName,
      contact_phone: input.contactPhone,
      created_at: platform.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? refuse('unit-taken');
};

const viewOf = (
  row: Omit<Selectable<Tables['units']>, 'search_text'> &
    Record<'region_zh' | 'region_en' | 'district_zh' | 'district_en', string | null>,
): Unit => ({
  id: row.id,
  jurisdiction: row.jurisdiction,
  name: unitText(row),
  nameZh: row.name_zh,
  nameEn: row.name_en,
  creditCode: row.credit_code,
  registrationNumber: row.registration_number,
  countryCode: row.country_code,
  legalPersonality: row.legal_personality,
  regionCode: row.region_code,
  regionName: row.region_zh && row.region_en ? { zh: row.region_zh, en: row.region_en } : null,
  provinceCode: row.province_code,
  districtCode: row.district_code,
  districtName: row.district_zh && row.district_en ? { zh: row.district_zh, en: row.district_en } : null,
  directUnderProvince: row.direct_under_province,
  corps: row.corps,
  city: row.city,
  address: row.address,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
});

const selectUnits = (tx: Tx) =>
  tx
    .selectFrom('units')
    .leftJoin('regions', 'regions.code', 'units.region_code')
    .leftJoin('regions as districts', 'districts.code', 'units.district_code')
    .selectAll('units')
    .select([
      'regions.name_zh as region_zh',
      'regions.name_en as region_en',
      'districts.name_zh as district_zh',
      'districts.name_en as district_en',
    ]);

const ownUnitIds = (caller: SignedIn): string[] => caller.account.holdings.flatMap((holding) => holding.unitId ?? []);

export const readMyUnits = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const ids = ownUnitIds(caller);
    return {
      units: ids.length === 0 ? [] : (await selectUnits(tx).where('units.id', 'in', ids).execute()).map(viewOf),
    };
  });

export const updateUnit = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: Pick<UnitInput, 'nameEn' | 'city' | 'address' | 'contactName' | 'contactPhone' | 'districtCode'>,
): Promise<Unit | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    if (!ownUnitIds(caller).includes(id)) return refuse('not-found');
    const unit = await tx.selectFrom('units').select('region_code').where('id', '=', id).executeTakeFirstOrThrow();
    const district = await districtOf(tx, input.districtCode, unit.region_code);
    if (district instanceof Refusal) return district;
    await tx
      .updateTable('units')
      .set({
        name_en: input.nameEn,
        city: input.city,
        address: input.address,
        contact_name: input.contactName,
        contact_phone: input.contactPhone,
        district_code: district,
      })
      .where('id', '=', id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'unit.changed',
      subject: `unit:${id}`,
      details: input,
    });
    return viewOf(await selectUnits(tx).where('units.id', '=', id).executeTakeFirstOrThrow());
  });

const PAGE = 50;

/** Units by name, code or number. Officers below the nation find those of their own territory, and foreign ones. */
export const findUnits = (
  platform: Platform,
  caller: SignedIn,
  filter: {
    text?: string | undefined;
    jurisdiction?: 'domestic' | 'foreign' | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  },
) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const limit = filter.limit ?? PAGE;
    const { everywhere, associationCodes } = jurisdictionOf(caller);
    let query = selectUnits(tx);
    if (!everywhere) {
      const regions = await tx
        .selectFrom('associations')
        .select('region_code')
        .where('code', 'in', associationCodes.length > 0 ? [...associationCodes] : [''])
        .execute();
      const codes = regions.flatMap((row) => row.region_code ?? []);
      query = query.where((where) =>
        where.or([
          where('jurisdiction', '=', 'foreign'),
          ...(codes.length > 0
            ? [where('units.region_code', 'in', codes), where('units.province_code', 'in', codes)]
            : []),
        ]),
      );
    }
    if (filter.jurisdiction) query = query.where('jurisdiction', '=', filter.jurisdiction);
    if (filter.text) query = query.where('units.search_text', 'like', containing(filter.text.toLowerCase()));
    if (filter.cursor) query = query.where('units.id', '<', sql<string>`${filter.cursor}::uuid`);
    const rows = await query
      .orderBy('units.id', 'desc')
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    return { items: shown.map(viewOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null, total: null };
  });

type CooperationView = z.input<typeof cooperationSchema>;

const cooperationViews = async (
  tx: Tx,
  filter: { id?: string; unitIds?: readonly string[]; associationCodes?: readonly string[] },
): Promise<CooperationView[]> => {
  let query = tx
    .selectFrom('cooperations')
    .innerJoin('units', 'units.id', 'cooperations.unit_id')
    .innerJoin('associations', 'associations.code', 'cooperations.association_code')
    .selectAll('cooperations')
    .select([
      'units.name_zh as unit_zh',
      'units.name_en as unit_en',
      'associations.name_zh as association_zh',
      'associations.name_en as association_en',
    ]);
  if (filter.id) query = query.where('cooperations.id', '=', filter.id);
  if (filter.unitIds)
    query = query.where(
      'unit_id',
      'in',
      filter.unitIds.length > 0 ? [...filter.unitIds] : ['00000000-0000-0000-0000-000000000000'],
    );
  if (filter.associationCodes)
    query = query.where(
      'association_code',
      'in',
      filter.associationCodes.length > 0 ? [...filter.associationCodes] : [''],
    );
  const rows = await query.orderBy('recorded_at', 'desc').limit(500).execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: { zh: row.unit_zh || row.unit_en, en: row.unit_en || row.unit_zh },
    associationCode: row.association_code,
    associationName: { zh: row.association_zh, en: row.association_en },
    since: row.since,
    basis: row.basis,
    recordedAt: row.recorded_at.toISOString(),
    endedOn: row.ended_on,
  }));
};

/** Cooperations of the caller's units, or those his associations recorded; the nation sees all. */
export const listCooperations = (platform: Platform, caller: SignedIn, unitId: string | undefined) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const own = ownUnitIds(caller);
    const { everywhere, associationCodes } = jurisdictionOf(caller);
    const seen = everywhere
      ? await cooperationViews(tx, {})
      : own.length > 0
        ? await cooperationViews(tx, { unitIds: own })
        : await cooperationViews(tx, { associationCodes });
    return { cooperations: unitId ? seen.filter((view) => view.unitId === unitId) : seen };
  });

/** An association puts on record that it cooperates with a foreign unit (cast-2022 12.2.2). */
export const recordCooperation = (
  platform: Platform,
  caller: SignedIn,
  input: { unitId: string; associationCode: string; since: LawDay; basis: string },
): Promise<CooperationView | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const holds = caller.account.holdings.some(
      (holding) =>
        holding.associationCode === input.associationCode &&
        (holding.role === 'province-officer' || holding.role === 'society-officer'),
    );
    if (!holds) return refuse('not-permitted');
    const unit = await tx
      .selectFrom('units')
      .select('id')
      .where('id', '=', input.unitId)
      .where('jurisdiction', '=', 'foreign')
      .executeTakeFirst();
    if (unit === undefined) return refuse('not-found');
    const today = lawDayOf(platform.clock.now());
    if (input.since > today) return refuse('date-out-of-bounds', { from: '1949-01-01', to: today });
    const id = platform.ids.next();
    await tx
      .insertInto('cooperations')
      .values({
        id,
        unit_id: input.unitId,
        association_code: input.associationCode,
        since: input.since,
        basis: input.basis,
        recorded_by: caller.account.id,
        recorded_at: platform.clock.now(),
        ended_on: null,
      })
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'cooperation.recorded',
      subject: `unit:${input.unitId}`,
      details: { cooperationId: id, association: input.associationCode },
    });
    return (await cooperationViews(tx, { id }))[0] ?? refuse('not-found');
  });

export const endCooperation = (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<Record<string, never> | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await tx
      .selectFrom('cooperations')
      .select(['association_code', 'unit_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (
      row === undefined ||
      !caller.account.holdings.some((holding) => holding.associationCode === row.association_code)
    )
      return refuse('not-found');
    await tx
      .updateTable('cooperations')
      .set({ ended_on: lawDayOf(platform.clock.now()) })
      .where('id', '=', id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'cooperation.ended',
      subject: `unit:${row.unit_id}`,
      details: { cooperationId: id },
    });
    return {};
  });
