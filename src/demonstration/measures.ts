import { createCall, publishCall } from '#features/calls/service.ts';
import { recordPayment, listFunding, reportUse } from '#features/funding/service.ts';
import type { Platform } from '#features/platform.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf, yearOf } from '#policy/law-day.ts';
import { addPerson, addUnit, allowed, creditCode, domesticUnit, type PersonInput } from './people.ts';
import { samplePdf, submit } from './steps.ts';
import { buildPartners } from './partners.ts';
import { sufficientDraft, walkTo, type Walker } from './walk.ts';

/** Files under the regulations of provinces and cities, beside the national main job. */

const DAY_MS = 86_400_000;

const officers: PersonInput[] = [
  { key: 'national2', name: '秦观澜', role: 'national-officer', at: { associationCode: 'nation' } },
  { key: 'yunnan', name: '和润之', role: 'province-officer', at: { associationCode: 'province-530000' } },
  { key: 'guangdong', name: '岑远帆', role: 'province-officer', at: { associationCode: 'province-440000' } },
  { key: 'kunming', name: '段青崖', role: 'prefecture-officer', at: { associationCode: 'prefecture-530100' } },
  { key: 'centre', name: '卫南枝', role: 'intake-officer', at: { associationCode: 'beijing-exchange-centre' } },
  { key: 'haidian', name: '路思齐', role: 'district-officer', at: { associationCode: 'district-110108' } },
  { key: 'dalian', name: '曲海宁', role: 'prefecture-officer', at: { associationCode: 'prefecture-210200' } },
  { key: 'dalian2', name: '单听潮', role: 'prefecture-officer', at: { associationCode: 'prefecture-210200' } },
  { key: 'dalian-leaders', name: '慕容岸', role: 'leading-group', at: { associationCode: 'prefecture-210200' } },
  { key: 'ganjingzi', name: '井望舟', role: 'district-officer', at: { associationCode: 'district-210211' } },
];

type Setting = {
  platform: Platform;
  hash: string;
  /** Sets the demonstration's clock; it only moves forward. */
  at: (moment: Date) => void;
  now: Date;
  people: readonly SignedIn[];
  who: (key: string) => SignedIn;
};

type UnitInput = {
  key: string;
  staff: string;
  nameZh: string;
  nameEn: string;
  code: string;
  region: string;
  city: string;
};

export type Measures = {
  /** Units and files of 2022, before everything else in time. */
  past: () => Promise<void>;
  /** Files of this year. */
  present: () => Promise<void>;
};

/** The officers of provinces and cities with their own regulations, and what stands under these. */
export const buildMeasures = async (setting: Setting): Promise<Measures> => {
  const { platform, hash, now } = setting;
  const own = new Map<string, SignedIn>();
  for (const person of officers) own.set(person.key, await addPerson(platform, hash, person));
  const who = (key: string): SignedIn => own.get(key) ?? setting.who(key);
  const walker: Walker = {
    platform,
    people: [...setting.people, ...own.values()],
    experts: ['expert1', 'expert2', 'expert3'].map(setting.who),
  };
  const unit = (input: UnitInput, over: Parameters<typeof domesticUnit>[0] | object = {}) =>
    addUnit(
      platform,
      hash,
      input.key,
      input.staff,
      domesticUnit({
        nameZh: input.nameZh,
        nameEn: input.nameEn,
        creditCode: creditCode(input.code),
        regionCode: input.region,
        city: input.city,
        ...over,
      }),
    );
  const call = async (by: string, regulationId: string, zh: string, en: string, closesAt: Date, types: string[]) => {
    const opensAt = platform.clock.now();
    const { id } = allowed(
      await createCall(platform, who(by), {
        title: { zh, en },
        year: yearOf(lawDayOf(opensAt)),
        regulationId,
        opensAt: opensAt.toISOString(),
        closesAt: closesAt.toISOString(),
        types,
        publicityDays: null,
        publicityDayKind: 'calendar',
        text: { zh: '请在受理期内在线填报。', en: 'Please apply online within the window.' },
      }),
    );
    allowed(await publishCall(platform, who(by), id));
    return id;
  };
  const file = async (
    made: { unitId: string; staff: SignedIn },
    callId: string,
    baseType: string,
    place: { zh: string; en: string },
    over: Omit<Parameters<typeof sufficientDraft>[2], 'callId' | 'baseType' | 'unitId' | 'place'> = {},
  ) => {
    const input = { callId, baseType, unitId: made.unitId, place, ...over };
    const id = await sufficientDraft(platform, made.staff, input, samplePdf);
    await submit(platform, made.staff, id);
    return id;
  };

  const partners = buildPartners({
    platform,
    hash,
    walker,
    who,
    call: (zh, en, closesAt) => call('national', 'cast-partner-2023', zh, en, closesAt, ['partner']),
  });

  const past = async () => {
    setting.at(new Date('2022-03-01T02:00:00Z'));
    const callId = await call(
      'yunnan',
      'yunnan-2022-call',
      '关于组织申报中国科协海智计划工作基地的通知',
      'Call for CAST Haizhi work bases (Yunnan)',
      new Date('2022-04-30T16:00:00Z'),
      ['work-base'],
    );
    const dianchi = await unit({
      key: 'dianchi',
      staff: '木晚晴',
      nameZh: '滇池生物技术研究所',
      nameEn: 'Dianchi Institute of Biotechnology',
      code: '12530000431200001',
      region: '530100',
      city: '昆明市',
    });
    const id = await file(
      dianchi,
      callId,
      'work-base',
      { zh: '昆明', en: 'Kunming' },
      {
        group: 'institutions',
        lane: 'direct',
        jointEntry: true,
      },
    );
    await walkTo(walker, id, 'nowhere');
    const { instalments } = await listFunding(platform, who('yunnan'));
    setting.at(new Date('2022-06-20T02:00:00Z'));
    for (const instalment of instalments.filter((each) => each.year === 2022)) {
      allowed(
        await recordPayment(platform, who('yunnan'), instalment.id, {
          paidOn: lawDayOf(platform.clock.now()),
          amountCny: instalment.amountCny,
          reference: '样例回单 2022-018',
        }),
      );
      allowed(
        await reportUse(platform, dianchi.staff, instalment.id, {
          usedCny: 126_400,
          account: '海外专家来滇讲学三次、联合实验两项的差旅与耗材，凭据齐全。',
        }),
      );
    }
    setting.at(new Date('2023-08-01T02:00:00Z'));
    await partners.past();
  };

  const present = async () => {
    const year = yearOf(lawDayOf(now));
    const until = new Date(now.getTime() + 30 * DAY_MS);
    const types = ['work-base', 'offshore-base', 'overseas-base', 'rd-community'];
    const capital = await call(
      'beijing',
      'beijing-capital',
      `${year} 年首都海智基地申报通知`,
      `Call for capital Haizhi bases ${year}`,
      until,
      types,
    );
    const shichahai = await unit({
      key: 'shichahai',
      staff: '苏幕遮',
      nameZh: '银锭桥国际人才发展中心',
      nameEn: 'Yinding International Talent Centre',
      code: '12110000400000011',
      region: '110000',
      city: '北京市',
    });
    await walkTo(walker, await file(shichahai, capital, 'work-base', { zh: '北京', en: 'Beijing' }), 'nowhere');
    const salon = await unit(
      {
        key: 'salon',
        staff: '顾小满',
        nameZh: '中关村海归创新沙龙',
        nameEn: 'Zhongguancun Returnees’ Salon',
        code: '51110108500000012',
        region: '110000',
        city: '北京市',
      },
      { legalPersonality: false, districtCode: '110108' },
    );
    await file(salon, capital, 'work-base', { zh: '海淀', en: 'Haidian' });
    const dalian = await call(
      'dalian',
      'dalian-workbase',
      `${year} 年大连市海智工作基地申报通知`,
      `Call for Dalian Haizhi work bases ${year}`,
      until,
      ['work-base'],
    );
    const harbour = [
      {
        key: 'xinghai',
        staff: '于归舟',
        nameZh: '星海湾智能装备研究院',
        nameEn: 'Xinghai Institute of Intelligent Equipment',
        code: '12210200422400021',
      },
      {
        key: 'laohutan',
        staff: '栾雪见',
        nameZh: '虎滩海洋科技园有限公司',
        nameEn: 'Hutan Ocean Science Park',
        code: '91210200MA0Q00022',
      },
    ];
    const [first, second] = await Promise.all(
      harbour.map((each) => unit({ ...each, region: '210200', city: '大连市' }, { districtCode: '210211' })),
    );
    if (first === undefined || second === undefined) return;
    const lane = { group: 'institutions' } as const;
    await walkTo(
      walker,
      await file(first, dalian, 'work-base', { zh: '大连', en: 'Dalian' }, { ...lane, lane: 'direct' }),
      'approval',
    );
    await file(second, dalian, 'work-base', { zh: '大连', en: 'Dalian' }, { group: 'parks', lane: 'through-district' });
    await partners.present(year, until);
  };
  return { past, present };
};
