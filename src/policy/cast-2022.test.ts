import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sufficientFacts } from '../demonstration/dossiers.ts';
import { evaluateCriteria, possibleJudgements, type Dossier, type FactValue } from './criteria.ts';
import { addDays, addMonths, lawDay, lawDayOf, parseLawDay, startOfLawDay } from './law-day.ts';
import { loadRegulation } from './load-regulation.ts';
import { recognitionName } from './naming.ts';
import { hasRule, type Regulation } from './regulation.ts';
import { barUntil, recognitionPeriod } from './validity.ts';
import { lastDayOfTerm } from './working-days.ts';

const text = readFileSync(new URL('../../regulations/cast-2022.yaml', import.meta.url), 'utf8');
const loaded = loadRegulation(text);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const regulation: Regulation = loaded.regulation;

const materials = new Set(['support-letter-prefecture', 'support-letter-province', 'support-letter-embassy']);
const dossierOf = (
  type: string,
  facts: Record<string, FactValue>,
  provinceCode: string | null = '420000',
): Dossier => ({
  facts: Object.fromEntries(
    Object.entries({ ...sufficientFacts[type], ...facts }).map(([metric, value]) => [
      metric,
      { value, source: 'declared' as const },
    ]),
  ),
  unit: {
    jurisdiction: type === 'overseas-base' ? 'foreign' : 'domestic',
    legalPersonality: true,
    provinceCode: type === 'overseas-base' ? null : provinceCode,
  },
  materials,
});
const verdictOf = (type: string, criterion: string, facts: Record<string, FactValue>, provinceCode?: string | null) =>
  evaluateCriteria(regulation, type, dossierOf(type, facts, provinceCode)).find(
    (outcome) => outcome.criterion.id === criterion,
  )?.verdict;

describe('认定条件：每个数值的两侧（第七至十条）', () => {
  const thresholds: [mark: string, type: string, criterion: string, metric: string, least: number, step: number][] = [
    ['〔cast-2022 7.2〕', 'work-base', 'venue', 'serviceAreaM2', 100, 0.01],
    ['〔cast-2022 7.2〕', 'work-base', 'staff', 'fullTimeStaffCount', 1, 1],
    ['〔cast-2022 7.2〕', 'work-base', 'running-funds', 'runningFundCnyPerYear', 1, 1],
    ['〔cast-2022 7.5〕', 'work-base', 'talents', 'contactedTalentCount', 20, 1],
    ['〔cast-2022 8.3〕', 'offshore-base', 'venue', 'serviceAreaM2', 5000, 0.01],
    ['〔cast-2022 8.3〕', 'offshore-base', 'enterprises', 'residentEnterpriseCount', 50, 1],
    ['〔cast-2022 8.4〕', 'offshore-base', 'institutions', 'cooperatingInstitutionCount', 20, 1],
    ['〔cast-2022 8.4〕', 'offshore-base', 'talents', 'contactedTalentCount', 500, 1],
    ['〔cast-2022 8.5〕', 'offshore-base', 'special-fund', 'specialFundCnyPerYear', 1_000_000, 1],
    ['〔cast-2022 8.5〕', 'offshore-base', 'attracted-talents', 'attractedTalentCount', 100, 1],
    // 超过 10 个：10 个不算。
    ['〔cast-2022 9.3〕', 'overseas-base', 'partners', 'localPartnerCount', 11, 1],
    ['〔cast-2022 9.4〕', 'overseas-base', 'domestic-cooperation', 'domesticCooperationCount', 2, 1],
    ['〔cast-2022 9.4〕', 'overseas-base', 'recommendations', 'recommendedTalentCountPerYear', 100, 1],
    ['〔cast-2022 10.2〕', 'rd-community', 'venue', 'serviceAreaM2', 2000, 0.01],
    ['〔cast-2022 10.2〕', 'rd-community', 'residents', 'residentInstitutionCount', 20, 1],
    ['〔cast-2022 10.4〕', 'rd-community', 'talents', 'contactedTalentCount', 100, 1],
    ['〔cast-2022 10.4〕', 'rd-community', 'institutions', 'cooperatingInstitutionCount', 10, 1],
    ['〔cast-2022 10.5〕', 'rd-community', 'international-organizations', 'internationalOrganizationCount', 2, 1],
  ];
  test.each(thresholds)('%s %s 的 %s：%s 达到 %d 即符合，差一点不符合', (_, type, criterion, metric, least, step) => {
    expect(verdictOf(type, criterion, { [metric]: least - step })).toBe('unmet');
    expect(verdictOf(type, criterion, { [metric]: least })).toBe('met');
    expect(verdictOf(type, criterion, { [metric]: least + step })).toBe('met');
  });

  test.each([
    ['〔cast-2022 7.4〕', 'work-base', 'local-policy', 'localPolicyExists'],
    ['〔cast-2022 7.5〕', 'work-base', 'special-fund', 'specialFundExists'],
    ['〔cast-2022 8.2〕', 'offshore-base', 'provincial-policy', 'provincialPolicyPiloted'],
    ['〔cast-2022 8.3〕', 'offshore-base', 'park-association', 'parkAssociationSound'],
    ['〔cast-2022 9.2〕', 'overseas-base', 'venue', 'fixedVenueExists'],
    ['〔cast-2022 10.4〕', 'rd-community', 'special-fund', 'specialFundExists'],
  ])('%s %s 的 %s：是则符合，否则不符合', (_, type, criterion, metric) => {
    expect(verdictOf(type, criterion, { [metric]: true })).toBe('met');
    expect(verdictOf(type, criterion, { [metric]: false })).toBe('unmet');
  });

  test('〔cast-2022 9.3〕“超过 10 个”换另一种解读则 10 个即可', () => {
    const other = structuredClone(regulation);
    other.readings['more-than-ten']!.chosen = 'ten-counts';
    const outcome = evaluateCriteria(
      other,
      'overseas-base',
      dossierOf('overseas-base', { localPartnerCount: 10 }),
    ).find((each) => each.criterion.id === 'partners');
    expect(outcome?.verdict).toBe('met');
  });

  test('〔cast-2022 2〕〔cast-2022 7.3〕六类活动缺一类即不符合', () => {
    for (const missing of Object.keys(regulation.activityKinds?.kinds ?? {})) {
      const kinds = Object.keys(regulation.activityKinds?.kinds ?? {}).filter((kind) => kind !== missing);
      expect(verdictOf('work-base', 'activities', { sustainedActivityKinds: kinds })).toBe('unmet');
    }
  });

  test('〔cast-2022 7.3〕文字说明总要人研判，空着则待填；研判后定论', () => {
    expect(verdictOf('work-base', 'channels', {})).toBe('needs-judgement');
    expect(verdictOf('work-base', 'channels', { channelStatement: '' })).toBe('incomplete');
    const judged = evaluateCriteria(regulation, 'work-base', dossierOf('work-base', {}), [
      { criterionId: 'channels', verdict: 'met', reason: '有记录', by: '某', on: '2026-03-01' },
    ]);
    expect(judged.find((outcome) => outcome.criterion.id === 'channels')?.verdict).toBe('met');
  });

  test('〔cast-2022 11〕性质：任何人都不能把不达标的数说成达标，只有西部可放宽', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('met', 'relaxed', 'unmet' as const),
        fc.constantFrom('420000', '520000'),
        (talents, verdict, province) => {
          const [outcome] = evaluateCriteria(
            regulation,
            'work-base',
            dossierOf('work-base', { contactedTalentCount: talents }, province),
            [{ criterionId: 'talents', verdict: verdict as 'met', reason: '理由', by: '某', on: '2026-03-01' }],
          ).filter((each) => each.criterion.id === 'talents');
          if (talents >= 20) return outcome?.verdict === (verdict === 'unmet' ? 'unmet' : 'met');
          return outcome?.verdict === (province === '520000' && verdict === 'relaxed' ? 'relaxed' : 'unmet');
        },
      ),
    );
  });

  test('〔cast-2022 11〕〔cast-2022 7.1〕西部十二省份可放宽，法人资格和支持函不在放宽之列（第十一条）', () => {
    const western = evaluateCriteria(
      regulation,
      'work-base',
      dossierOf('work-base', { contactedTalentCount: 17 }, '650000'),
    ).find((each) => each.criterion.id === 'talents');
    expect(western?.relaxableUnder).toBe('11');
    expect(western && possibleJudgements(western)).toEqual(['relaxed', 'unmet']);
    const eastern = evaluateCriteria(
      regulation,
      'work-base',
      dossierOf('work-base', { contactedTalentCount: 17 }, '310000'),
    ).find((each) => each.criterion.id === 'talents');
    expect(eastern && possibleJudgements(eastern)).toEqual([]);
    const bare = {
      ...dossierOf('work-base', {}, '650000'),
      unit: { jurisdiction: 'domestic' as const, legalPersonality: false, provinceCode: '650000' },
    };
    expect(
      evaluateCriteria(regulation, 'work-base', bare).find((each) => each.criterion.id === 'legal-person')
        ?.relaxableUnder,
    ).toBeUndefined();
    expect(regulation.relaxation?.provinces).toHaveLength(12);
  });
});

describe('有效期、名称和限制（第十四、十五条）', () => {
  test.each([
    ['2022-10-16', '2022-11-01', '2025-10-31'],
    ['2022-10-31', '2022-11-01', '2025-10-31'],
    ['2022-11-01', '2022-12-01', '2025-11-30'],
    ['2022-12-31', '2023-01-01', '2025-12-31'],
    ['2023-01-31', '2023-02-01', '2026-01-31'],
    ['2024-02-29', '2024-03-01', '2027-02-28'],
  ])('〔cast-2022 14.2〕%s 发文：%s 至 %s', (issued, from, to) => {
    expect(recognitionPeriod(regulation, lawDay(issued))).toEqual({ from, to });
  });

  test('〔cast-2022 14.2〕另一种解读晚一个月起算', () => {
    const other = structuredClone(regulation);
    other.readings['validity-start']!.chosen = 'two-full-months-later';
    expect(recognitionPeriod(other, lawDay('2022-10-16'))).toEqual({ from: '2022-12-01', to: '2025-11-30' });
  });

  test('〔cast-2022 14.2〕性质：起算日总是月初且晚于发文日，满 36 个月的前一天届满', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
        const issued = addDays(lawDay('2000-01-01'), offset);
        const { from, to } = recognitionPeriod(regulation, issued);
        return from.endsWith('-01') && from > issued && to !== null && addDays(to, 1) === addMonths(from, 36);
      }),
    );
  });

  test.each([
    ['2026-03-02', '2028-03-02'],
    ['2024-02-29', '2026-02-28'],
  ])('〔cast-2022 15〕%s 认定造假：限制到 %s 当日为止', (decided, until) => {
    expect(barUntil(regulation, lawDay(decided))).toBe(until);
  });

  test('〔cast-2022 14.1〕〔cast-2022 5〕名称按类型套用城市或园区名', () => {
    const place = { zh: '石岚高新区', en: 'Shilan' };
    expect(Object.keys(regulation.baseTypes).map((type) => recognitionName(regulation, type, place).zh)).toEqual([
      '中国科协海智工作基地（石岚高新区）',
      '国家海外人才离岸创新创业基地（石岚高新区）',
      '中国科协海外创新创业基地（石岚高新区）',
      '海智国际研发社区（石岚高新区）',
    ]);
  });

  test('本办法没有续期和退出的规定', () => {
    expect(hasRule(regulation, 'renewal')).toBe(false);
    expect(hasRule(regulation, 'exit')).toBe(false);
    expect(hasRule(regulation, 'fraud')).toBe(true);
  });

  test('每一条从第一条到第二十八条都有说明', () => {
    for (let article = 1; article <= 28; article += 1)
      expect(regulation.clauses[String(article)], `第 ${article} 条`).toBeDefined();
  });
});

describe('law days', () => {
  test('the day changes at Beijing midnight, to the millisecond', () => {
    const midnight = startOfLawDay(lawDay('2026-01-01')).getTime();
    expect(lawDayOf(new Date(midnight - 1))).toBe('2025-12-31');
    expect(lawDayOf(new Date(midnight))).toBe('2026-01-01');
    expect(new Date(midnight).toISOString()).toBe('2025-12-31T16:00:00.000Z');
  });

  test('days that do not exist are no days', () => {
    expect(['2023-02-29', '2026-13-01', '2026-1-1', '', '2026-04-31'].map(parseLawDay)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(parseLawDay('2024-02-29')).toBe('2024-02-29');
  });

  test('a term of working days passes over holidays and make-up days, and stops where no calendar is known', () => {
    const calendar = {
      years: new Set([2026]),
      exceptions: new Map([
        [lawDay('2026-10-01'), false],
        [lawDay('2026-10-10'), true],
      ]),
    };
    expect(lastDayOfTerm(lawDay('2026-09-30'), 1, 'working', calendar)).toEqual({ ok: true, day: '2026-10-02' });
    expect(lastDayOfTerm(lawDay('2026-10-09'), 1, 'working', calendar)).toEqual({ ok: true, day: '2026-10-10' });
    expect(lastDayOfTerm(lawDay('2026-12-31'), 1, 'working', calendar)).toEqual({ ok: false, missingYear: 2027 });
    expect(lastDayOfTerm(lawDay('2026-12-31'), 1, 'calendar', calendar)).toEqual({ ok: true, day: '2027-01-01' });
  });
});
