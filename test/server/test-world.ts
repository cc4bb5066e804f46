import type { FastifyInstance } from 'fastify';
import { createCall, publishCall } from '#features/calls/service.ts';
import type { Platform } from '#features/platform.ts';
import { recordCooperation } from '#features/units/service.ts';
import type { SignedIn } from '#http/caller.ts';
import { addDays, lawDayOf, startOfLawDay, yearOf } from '#policy/law-day.ts';
import {
  addPerson,
  addUnit,
  allowed,
  creditCode,
  demonstrationHash,
  domesticUnit,
  nationalPeople,
  type PersonInput,
} from '../../src/demonstration/people.ts';
import * as steps from '../../src/demonstration/steps.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import type { DraftInput } from '../../src/demonstration/steps.ts';
import { signedIn, type TestClient } from './client.ts';

const people: PersonInput[] = [
  ...nationalPeople,
  { key: 'guizhou', name: '周明岚', role: 'province-officer', at: { associationCode: 'province-520000' } },
  { key: 'guizhou2', name: '梁又青', role: 'province-officer', at: { associationCode: 'province-520000' } },
  { key: 'guiyang', name: '何知远', role: 'prefecture-officer', at: { associationCode: 'prefecture-520100' } },
  { key: 'hubei', name: '段临川', role: 'province-officer', at: { associationCode: 'province-420000' } },
  { key: 'wuhan', name: '江若舟', role: 'prefecture-officer', at: { associationCode: 'prefecture-420100' } },
  { key: 'beijing', name: '任长庚', role: 'province-officer', at: { associationCode: 'province-110000' } },
  { key: 'society', name: '陆闻笙', role: 'society-officer', at: { associationCode: 'society-optical' } },
  { key: 'society2', name: '黎照野', role: 'society-officer', at: { associationCode: 'society-computer' } },
];

/** Where units of the test world sit; western and not, with and without a prefecture. */
const places = {
  guiyang: { regionCode: '520100', city: '贵阳市' },
  wuhan: { regionCode: '420100', city: '武汉市' },
  beijing: { regionCode: '110000', city: '北京市' },
} as const;

export type TestUnit = { unitId: string; unitName: string; staff: SignedIn; key: string };

/** An invented nation with its officers, one open call, and steps that put applications where a test needs them. */
export type TestWorld = {
  platform: Platform;
  callId: string;
  who: (key: string) => SignedIn;
  /** A browser in which that person is signed in. */
  browser: (key: string, headers?: Record<string, string>) => Promise<TestClient>;
  unitAt: (place: keyof typeof places, over?: Partial<Parameters<typeof domesticUnit>[0]>) => Promise<TestUnit>;
  foreignUnit: (cooperatesWith?: string) => Promise<TestUnit>;
  /** A complete draft, ready to submit at version 2. */
  draft: (unit: TestUnit, baseType?: string, over?: Partial<DraftInput>) => Promise<string>;
  submitted: (unit: TestUnit, baseType?: string, over?: Partial<DraftInput>) => Promise<string>;
  /** Carries a submitted file of the domestic or overseas route up to the step named, not through it. */
  carryTo: (id: string, step: CarriedStep, by: { prefecture?: string; province: string }) => Promise<void>;
};
const carried = [
  'province-review',
  'publicity',
  'endorsement',
  'formal-check',
  'expert-review',
  'decision',
  'approval',
  'recognised',
] as const;
export type CarriedStep = (typeof carried)[number];

/** One small page for every upload: real enough for the content checks, fast enough for hundreds of tests. */
const page = pdfOf();

export const buildWorld = async (
  app: FastifyInstance,
  platform: Platform,
  clock: { advance: (step: { days: number }) => void },
): Promise<TestWorld> => {
  const hash = await demonstrationHash();
  const callers = new Map<string, SignedIn>();
  for (const person of people) callers.set(person.key, await addPerson(platform, hash, person));
  const who = (key: string): SignedIn => {
    const caller = callers.get(key);
    if (caller === undefined) throw new Error(`nobody is called ${key}`);
    return caller;
  };
  const today = lawDayOf(platform.clock.now());
  const call = allowed(
    await createCall(platform, who('national'), {
      title: { zh: '海智基地申报通知', en: 'Call for Haizhi bases' },
      year: yearOf(today),
      regulationId: 'cast-2022',
      opensAt: startOfLawDay(addDays(today, -1)).toISOString(),
      closesAt: startOfLawDay(addDays(today, 60)).toISOString(),
      types: ['work-base', 'offshore-base', 'overseas-base', 'rd-community'],
      publicityDays: 5,
      publicityDayKind: 'calendar',
      text: { zh: '', en: '' },
    }),
  );
  allowed(await publishCall(platform, who('national'), call.id));

  let count = 0;
  const keep = (key: string, unitName: string, made: { unitId: string; staff: SignedIn }): TestUnit => {
    callers.set(key, made.staff);
    return { ...made, unitName, key };
  };
  const draft: TestWorld['draft'] = async (unit, baseType = 'work-base', over = {}) =>
    steps.completeDraft(
      platform,
      unit.staff,
      {
        callId: call.id,
        baseType,
        unitId: unit.unitId,
        unitName: unit.unitName,
        place: { zh: `石岚高新区${unit.key}`, en: `Shilan ${unit.key}` },
        ...over,
      },
      () => page,
    );
  const submitted: TestWorld['submitted'] = async (unit, baseType, over) => {
    const id = await draft(unit, baseType, over);
    await steps.submit(platform, unit.staff, id);
    return id;
  };

  return {
    platform,
    callId: call.id,
    who,
    browser: (key, headers) => signedIn(app, who(key).account.email, headers),
    unitAt: async (place, over = {}) => {
      count += 1;
      const key = `unit${count}`;
      const nameZh = over.nameZh ?? `测试单位${count}`;
      const made = await addUnit(
        platform,
        hash,
        key,
        `经办人${count}`,
        domesticUnit({
          nameZh,
          nameEn: `Test unit ${count}`,
          creditCode: creditCode(`91${places[place].regionCode}MA${String(count).padStart(7, '0')}`),
          ...places[place],
          ...over,
        }),
      );
      return keep(key, nameZh, made);
    },
    foreignUnit: async (cooperatesWith) => {
      count += 1;
      const key = `foreign${count}`;
      const nameEn = `Foreign Society ${count}`;
      const made = await addUnit(platform, hash, key, `Staff ${count}`, {
        jurisdiction: 'foreign',
        nameZh: '',
        nameEn,
        creditCode: null,
        registrationNumber: `NL-${count}`,
        countryCode: 'NL',
        legalPersonality: true,
        regionCode: null,
        districtCode: null,
        directUnderProvince: false,
        corps: false,
        city: 'Delft',
        address: '1 Example Street',
        contactName: 'Staff',
        contactPhone: '+31 20 000 0000',
      });
      if (cooperatesWith) {
        const officer = [...callers.values()].find((caller) =>
          caller.account.holdings.some(
            (holding) => holding.associationCode === cooperatesWith && holding.role.endsWith('-officer'),
          ),
        );
        if (officer)
          allowed(
            await recordCooperation(platform, officer, {
              unitId: made.unitId,
              associationCode: cooperatesWith,
              since: addDays(today, -400),
              basis: '合作备忘录',
            }),
          );
      }
      return keep(key, nameEn, made);
    },
    draft,
    submitted,
    carryTo: async (id, step, by) => {
      const province = who(by.province);
      const until = carried.indexOf(step);
      const acts: (() => Promise<unknown>)[] = [
        async () => by.prefecture && steps.endorse(platform, who(by.prefecture), id),
        () => steps.endorse(platform, province, id),
        async () => {
          await steps.publish(platform, province, [id]);
          clock.advance({ days: 7 });
          await steps.closeNotices(platform);
        },
        () => steps.sign(platform, province, id),
        () => steps.passCheck(platform, who('intake'), id),
        async () => {
          await steps.assign(platform, who('intake'), id, [who('expert1'), who('expert2'), who('expert3')]);
          for (const expert of ['expert1', 'expert2', 'expert3']) await steps.review(platform, who(expert), id);
          await steps.conclude(platform, who('intake'), id);
        },
        () => steps.decide(platform, who('leading'), [id]),
        () => steps.approve(platform, who('national'), [id]),
      ];
      for (const act of acts.slice(0, until + 1)) await act();
    },
  };
};
