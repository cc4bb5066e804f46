import type { FastifyInstance } from 'fastify';
import { createCall, publishCall } from '#features/calls/service.ts';
import type { Platform } from '#features/platform.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import type { SignedIn } from '#http/caller.ts';
import { addDays, lawDayOf, startOfLawDay, yearOf } from '#policy/law-day.ts';
import type { Role } from '#policy/roles.ts';
import { signedIn, type TestClient } from '#test/server/client.ts';
import {
  addPerson,
  addUnit,
  allowed,
  creditCode,
  demonstrationHash,
  domesticUnit,
} from '../../src/demonstration/people.ts';
import { submit } from '../../src/demonstration/steps.ts';
import { sufficientDraft, type Walker } from '../../src/demonstration/walk.ts';

/** People and calls for one regulation: officers wherever its routes are held, three experts, and units as needed. */
export type MeasureWorld = Walker & {
  who: (key: string) => SignedIn;
  browser: (key: string) => Promise<TestClient>;
  officer: (key: string, role: Role, associationCode: string) => Promise<SignedIn>;
  /** A published call, open from yesterday for sixty days. */
  call: (by: string, regulationId: string, types: string[], over?: { publicityDays?: number }) => Promise<string>;
  unit: (over: Parameters<typeof domesticUnit>[0]['regionCode'], more?: UnitOver) => Promise<MeasureUnit>;
  draft: (unit: MeasureUnit, callId: string, baseType: string, over?: DraftOver) => Promise<string>;
  submitted: (unit: MeasureUnit, callId: string, baseType: string, over?: DraftOver) => Promise<string>;
};
export type MeasureUnit = { key: string; unitId: string; staff: SignedIn; name: string };
type UnitOver = Partial<Parameters<typeof domesticUnit>[0]>;
type DraftOver = Omit<Parameters<typeof sufficientDraft>[2], 'callId' | 'baseType' | 'unitId' | 'place'>;

const page = pdfOf();

export const buildMeasureWorld = async (app: FastifyInstance, platform: Platform): Promise<MeasureWorld> => {
  const hash = await demonstrationHash();
  const people = new Map<string, SignedIn>();
  const experts: SignedIn[] = [];
  const add = async (key: string, name: string, role: Role, associationCode: string) => {
    const expert = role === 'expert' ? { expert: { affiliation: `研究院${key}`, fields: ['技术转移'] } } : {};
    const person = await addPerson(platform, hash, { key, name, role, at: { associationCode }, ...expert });
    people.set(key, person);
    return person;
  };
  for (const index of [1, 2, 3])
    experts.push(await add(`expert${index}`, `专家${'甲乙丙'[index - 1]}`, 'expert', 'nation'));
  const who = (key: string): SignedIn => {
    const person = people.get(key);
    if (person === undefined) throw new Error(`nobody is called ${key}`);
    return person;
  };
  let count = 0;
  const draft: MeasureWorld['draft'] = (unit, callId, baseType, over = {}) =>
    sufficientDraft(
      platform,
      unit.staff,
      { callId, baseType, unitId: unit.unitId, place: { zh: `样例园区${unit.key}`, en: `Park ${unit.key}` }, ...over },
      () => page,
    );
  return {
    platform,
    get people() {
      return [...people.values()];
    },
    experts,
    who,
    browser: (key) => signedIn(app, who(key).account.email),
    officer: (key, role, associationCode) => add(key, `${key}经办`, role, associationCode),
    call: async (by, regulationId, types, over = {}) => {
      const today = lawDayOf(platform.clock.now());
      const call = allowed(
        await createCall(platform, who(by), {
          title: { zh: '申报通知', en: 'Call' },
          year: yearOf(today),
          regulationId,
          opensAt: startOfLawDay(addDays(today, -1)).toISOString(),
          closesAt: startOfLawDay(addDays(today, 60)).toISOString(),
          types,
          publicityDays: over.publicityDays ?? null,
          publicityDayKind: 'calendar',
          text: { zh: '', en: '' },
        }),
      );
      allowed(await publishCall(platform, who(by), call.id));
      return call.id;
    },
    unit: async (regionCode, more = {}) => {
      count += 1;
      const key = `unit${count}`;
      const name = `样例单位${count}`;
      const made = await addUnit(
        platform,
        hash,
        key,
        `经办人${count}`,
        domesticUnit({
          nameZh: name,
          nameEn: `Unit ${count}`,
          creditCode: creditCode(`91${regionCode}MA${String(count).padStart(7, '0')}`),
          regionCode,
          city: '样例市',
          ...more,
        }),
      );
      people.set(key, made.staff);
      return { key, ...made, name };
    },
    draft,
    submitted: async (unit, callId, baseType, over) => {
      const id = await draft(unit, callId, baseType, over);
      await submit(platform, unit.staff, id);
      return id;
    },
  };
};
