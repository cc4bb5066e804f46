import { Refusal } from '#contract/refusals.ts';
import type { UnitInput } from '#contract/units.ts';
import { insertAccount } from '#features/accounts/service.ts';
import { hashPassword } from '#features/accounts/passwords.ts';
import { audit } from '#features/audit/log.ts';
import type { Platform } from '#features/platform.ts';
import { insertUnit } from '#features/units/service.ts';
import type { Account, SignedIn } from '#http/caller.ts';
import { readAccount } from '#http/sessions.ts';
import { checkCreditCode } from '#policy/credit-code.ts';
import { lawDay } from '#policy/law-day.ts';
import type { Role } from '#policy/roles.ts';
import type { Locale } from '#policy/text.ts';

/** One password for every demonstration account; they exist only while the product listens on loopback. */
export const DEMONSTRATION_PASSWORD = 'haizhi-demo-2026';
const SINCE = lawDay('2020-01-01');

/** What a refused step of the demonstration throws: the world is built by rule, so a refusal is a bug. */
export const allowed = <T>(result: T | Refusal): T => {
  if (result instanceof Refusal)
    throw new Error(`refused: ${result.code} ${JSON.stringify({ ...result.details, fields: result.fields })}`);
  return result;
};

/** A valid credit code from its first 17 characters: the check character is found by trying. */
export const creditCode = (body: string): string => {
  const last = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find((character) => checkCreditCode(body + character).ok);
  if (last === undefined) throw new Error(`no check character for ${body}`);
  return body + last;
};

export type PersonInput = {
  key: string;
  name: string;
  locale?: Locale;
  role: Role;
  at: { associationCode: string } | { unitId: string };
  expert?: { affiliation: string; ties?: string[]; fields: string[] };
};

/** Adds a person with one role since 2020 and gives him as a caller. */
export const addPerson = async (platform: Platform, passwordHash: string, input: PersonInput): Promise<SignedIn> => {
  const account = await platform.db.run({ kind: 'system' }, async (tx) => {
    const locale = input.locale ?? 'zh';
    const email = `${input.key}@demo.haizhi.example`;
    const id = allowed(
      await insertAccount(tx, platform, { name: input.name, email, passwordHash, locale, demonstration: true }),
    );
    await tx
      .insertInto('memberships')
      .values({
        id: platform.ids.next(),
        account_id: id,
        role: input.role,
        association_code: 'associationCode' in input.at ? input.at.associationCode : null,
        unit_id: 'unitId' in input.at ? input.at.unitId : null,
        valid_from: SINCE,
        valid_to: null,
      })
      .execute();
    if (input.expert) {
      await tx
        .insertInto('expert_profiles')
        .values({
          account_id: id,
          affiliation: input.expert.affiliation,
          ties: input.expert.ties ?? [],
          fields: input.expert.fields,
        })
        .execute();
    }
    await audit(tx, platform.clock, {
      actor: null,
      action: 'demonstration.account-added',
      subject: `account:${id}`,
      details: { role: input.role },
    });
    return readAccount(tx, platform.clock, id);
  });
  return asCaller(account);
};

export const asCaller = (account: Account): SignedIn => ({ account, locale: account.locale, address: '127.0.0.1' });

/** Registers a unit of the demonstration with one person of staff. */
export const addUnit = async (
  platform: Platform,
  passwordHash: string,
  key: string,
  staff: string,
  unit: UnitInput,
): Promise<{ unitId: string; staff: SignedIn }> => {
  const unitId = await platform.db.run({ kind: 'system' }, async (tx) => allowed(await insertUnit(tx, platform, unit)));
  return {
    unitId,
    staff: await addPerson(platform, passwordHash, {
      key,
      name: staff,
      role: 'applicant',
      at: { unitId },
      locale: unit.jurisdiction === 'foreign' ? 'en' : 'zh',
    }),
  };
};

export const demonstrationHash = async (): Promise<string> => allowed(await hashPassword(DEMONSTRATION_PASSWORD));

/** A domestic unit with invented particulars; `over` says what differs. */
export const domesticUnit = (
  over: Pick<UnitInput, 'nameZh' | 'creditCode' | 'regionCode' | 'city'> & Partial<UnitInput>,
): UnitInput => ({
  jurisdiction: 'domestic',
  nameEn: '',
  registrationNumber: null,
  countryCode: 'CN',
  legalPersonality: true,
  districtCode: null,
  directUnderProvince: false,
  corps: false,
  address: `${over.city}创新大道 1 号`,
  contactName: '联系人',
  contactPhone: '0000-12345678',
  ...over,
});

/** Officers of the nation and the bodies, as every demonstration and test world needs them. */
export const nationalPeople = [
  { key: 'national', name: '沈知衡', role: 'national-officer', at: { associationCode: 'nation' } },
  { key: 'intake', name: '顾明川', role: 'intake-officer', at: { associationCode: 'intake' } },
  { key: 'leading', name: '程望舒', role: 'leading-group', at: { associationCode: 'leading-group' } },
  { key: 'auditor', name: '裴静言', role: 'auditor', at: { associationCode: 'nation' } },
  { key: 'admin', name: '管理员甲', role: 'administrator', at: { associationCode: 'nation' } },
  {
    key: 'expert1',
    name: '骆怀远',
    role: 'expert',
    at: { associationCode: 'nation' },
    expert: { affiliation: '云麓大学', fields: ['光电子', '先进材料'] },
  },
  {
    key: 'expert2',
    name: '苏砚秋',
    role: 'expert',
    at: { associationCode: 'nation' },
    expert: { affiliation: '东湖技术经济研究所', fields: ['科技管理', '技术转移'] },
  },
  {
    key: 'expert3',
    name: '温若谷',
    role: 'expert',
    at: { associationCode: 'nation' },
    expert: { affiliation: '海棠生物医药研究院', fields: ['生物医药'] },
  },
  {
    key: 'expert4',
    name: '白星渡',
    role: 'expert',
    at: { associationCode: 'nation' },
    expert: { affiliation: '临川理工大学', ties: ['澜江高新区海外人才服务中心'], fields: ['人工智能'] },
  },
  {
    key: 'expert5',
    name: '卓清和',
    role: 'expert',
    at: { associationCode: 'nation' },
    expert: { affiliation: '珞珈海外人才离岸创新中心', fields: ['创业投资'] },
  },
] as const satisfies PersonInput[];
