import { describe, expect, test } from 'vitest';
import { figuresOf, regulationOf, routeOf, underReading, verdictOf } from '#test/regulation-files.ts';
import { evaluateCriteria, metricsOf, possibleJudgements } from './criteria.ts';
import { lawDay } from './law-day.ts';
import { materialsOf } from './materials.ts';
import { recognitionName } from './naming.ts';
import { hasRule, inForce } from './regulation.ts';
import { barUntil, fraudCancelsWholeYear, recognitionPeriod } from './validity.ts';

const regulation = regulationOf('beijing-capital');

describe('认定条件：每个数值的两侧（第七至十条）', () => {
  const thresholds: [mark: string, type: string, criterion: string, metric: string, least: number, step: number][] = [
    ['〔beijing-capital 7.2〕', 'work-base', 'staff', 'staffCount', 1, 1],
    ['〔beijing-capital 7.2〕', 'work-base', 'venue', 'serviceAreaM2', 0.01, 0.01],
    ['〔beijing-capital 7.2〕', 'work-base', 'running-funds', 'runningFundCnyPerYear', 1, 1],
    ['〔beijing-capital 7.3〕', 'work-base', 'talents', 'contactedTalentCount', 20, 1],
    ['〔beijing-capital 8.3〕', 'offshore-base', 'venue', 'serviceAreaM2', 5000, 0.01],
    ['〔beijing-capital 8.3〕', 'offshore-base', 'enterprises', 'residentEnterpriseCount', 50, 1],
    ['〔beijing-capital 8.4〕', 'offshore-base', 'institutions', 'cooperatingInstitutionCount', 10, 1],
    ['〔beijing-capital 8.4〕', 'offshore-base', 'talents', 'contactedTalentCount', 300, 1],
    ['〔beijing-capital 8.5〕', 'offshore-base', 'special-fund', 'specialFundCnyPerYear', 1_000_000, 1],
    ['〔beijing-capital 8.5〕', 'offshore-base', 'attracted-talents', 'attractedTalentCount', 50, 1],
    // 超过 10 个：10 个不算。
    ['〔beijing-capital 9.3〕', 'overseas-base', 'partners', 'localPartnerCount', 11, 1],
    ['〔beijing-capital 9.4〕', 'overseas-base', 'domestic-cooperation', 'domesticCooperationCount', 2, 1],
    ['〔beijing-capital 9.4〕', 'overseas-base', 'recommendations', 'recommendedTalentCountPerYear', 20, 1],
    ['〔beijing-capital 10.2〕', 'rd-community', 'venue', 'serviceAreaM2', 2000, 0.01],
    ['〔beijing-capital 10.2〕', 'rd-community', 'residents', 'residentInstitutionCount', 10, 1],
    ['〔beijing-capital 10.4〕', 'rd-community', 'talents', 'contactedTalentCount', 100, 1],
    ['〔beijing-capital 10.4〕', 'rd-community', 'institutions', 'cooperatingInstitutionCount', 10, 1],
    ['〔beijing-capital 10.5〕', 'rd-community', 'international-organizations', 'internationalOrganizationCount', 2, 1],
  ];
  test.each(thresholds)(
    '%s %s 的 %s：%s 达到 %d 即符合，差一点不符合',
    (mark, type, criterion, metric, least, step) => {
      expect(verdictOf(regulation, type, criterion, { [metric]: least - step })).toBe('unmet');
      expect(verdictOf(regulation, type, criterion, { [metric]: least })).toBe('met');
      expect(verdictOf(regulation, type, criterion, { [metric]: least + step })).toBe('met');
      const clause = regulation.baseTypes[type]?.criteria.find((each) => each.id === criterion)?.clause;
      expect(mark).toBe(`〔beijing-capital ${clause}〕`);
    },
  );

  test('上表不漏一个数值', () => {
    expect(thresholds.map(([, type, criterion]) => `${type} ${criterion}`).toSorted()).toEqual(
      figuresOf(regulation).toSorted(),
    );
  });

  test('〔beijing-capital 9.3〕“超过 10 个”换另一种解读则 10 个即可', () => {
    const other = underReading(regulation, 'more-than-ten', 'ten-counts');
    expect(verdictOf(other, 'overseas-base', 'partners', { localPartnerCount: 10 })).toBe('met');
    expect(verdictOf(other, 'overseas-base', 'partners', { localPartnerCount: 9 })).toBe('unmet');
  });

  test.each([
    ['〔beijing-capital 7.3〕', 'work-base'],
    ['〔beijing-capital 10.4〕', 'rd-community'],
  ])('%s %s：六类活动缺一类即不符合', (_, type) => {
    const all = Object.keys(regulation.activityKinds?.kinds ?? {});
    expect(all).toHaveLength(6);
    expect(verdictOf(regulation, type, 'activities', { sustainedActivityKinds: all })).toBe('met');
    for (const missing of all) {
      const kinds = all.filter((kind) => kind !== missing);
      expect(verdictOf(regulation, type, 'activities', { sustainedActivityKinds: kinds })).toBe('unmet');
    }
  });

  test.each([
    ['〔beijing-capital 7.5〕', 'work-base', 'information', 'informationSentRegularly'],
    ['〔beijing-capital 8.2〕', 'offshore-base', 'local-policy', 'localPolicyPiloted'],
    ['〔beijing-capital 8.3〕', 'offshore-base', 'park-association', 'parkAssociationSound'],
    ['〔beijing-capital 9.2〕', 'overseas-base', 'venue', 'fixedVenueExists'],
    ['〔beijing-capital 10.4〕', 'rd-community', 'special-fund', 'specialFundExists'],
  ])('%s %s 的 %s：是则符合，否则不符合', (_, type, criterion, metric) => {
    expect(verdictOf(regulation, type, criterion, { [metric]: true })).toBe('met');
    expect(verdictOf(regulation, type, criterion, { [metric]: false })).toBe('unmet');
  });

  test.each([
    ['〔beijing-capital 7.2〕', 'work-base', 'supporting-systems', 'managingBodyStatement'],
    ['〔beijing-capital 7.4〕', 'work-base', 'media', 'mediaStatement'],
    ['〔beijing-capital 7.5〕', 'work-base', 'needs-research', 'needsResearchStatement'],
    ['〔beijing-capital 9.5〕', 'overseas-base', 'commissions', 'commissionedServiceStatement'],
    ['〔beijing-capital 10.3〕', 'rd-community', 'supply-chain', 'supplyChainStatement'],
  ])('%s %s 的 %s：有说明则待研判，空着则待填', (_, type, criterion, metric) => {
    expect(verdictOf(regulation, type, criterion, { [metric]: '已开展，有记录。' })).toBe('needs-judgement');
    expect(verdictOf(regulation, type, criterion, { [metric]: '' })).toBe('incomplete');
  });

  test('〔beijing-capital 7.1〕工作基地不限独立法人，但须设在境内', () => {
    const facts = {};
    const bare = { unit: { legalPersonality: false } };
    expect(verdictOf(regulation, 'work-base', 'domestic-host', facts, bare)).toBe('met');
    expect(verdictOf(regulation, 'work-base', 'domestic-host', facts, { unit: { jurisdiction: 'foreign' } })).toBe(
      'unmet',
    );
  });

  test.each([
    ['〔beijing-capital 8.1〕', 'offshore-base', 'domestic'],
    ['〔beijing-capital 9.1〕', 'overseas-base', 'foreign'],
    ['〔beijing-capital 10.1〕', 'rd-community', 'domestic'],
  ] as const)('%s %s 须为%s独立法人', (_, type, jurisdiction) => {
    const other = jurisdiction === 'domestic' ? 'foreign' : 'domestic';
    const verdict = (unit: { jurisdiction: 'domestic' | 'foreign'; legalPersonality: boolean }) =>
      verdictOf(regulation, type, 'legal-person', {}, { unit });
    expect(verdict({ jurisdiction, legalPersonality: true })).toBe('met');
    expect(verdict({ jurisdiction, legalPersonality: false })).toBe('unmet');
    expect(verdict({ jurisdiction: other, legalPersonality: true })).toBe('unmet');
  });

  test('〔beijing-capital 11〕没有地区放宽：西部单位差一人也不能放宽', () => {
    expect(hasRule(regulation, 'relaxation')).toBe(false);
    const outcome = evaluateCriteria(regulation, 'work-base', {
      facts: { contactedTalentCount: { value: 19, source: 'declared' } },
      unit: { jurisdiction: 'domestic', legalPersonality: true, provinceCode: '650000' },
      materials: new Set(),
    }).find((each) => each.criterion.id === 'talents');
    expect(outcome && possibleJudgements(outcome)).toEqual([]);
  });
});

describe('材料与流程（第十一、十二条）', () => {
  test('〔beijing-capital 11.1〕各类都要申请表和证明材料', () => {
    for (const type of Object.keys(regulation.baseTypes))
      expect(materialsOf(regulation, type).map((material) => material.id)).toEqual(
        expect.arrayContaining(['application-form', 'criteria-proofs']),
      );
  });

  test('〔beijing-capital 11.2〕只有海外基地要支持函', () => {
    const letters = (type: string) =>
      materialsOf(regulation, type).filter((material) => material.id.startsWith('support-letter'));
    expect(letters('overseas-base').map((material) => material.id)).toEqual(['support-letter-embassy']);
    for (const type of ['work-base', 'offshore-base', 'rd-community']) expect(letters(type)).toEqual([]);
    expect(
      verdictOf(regulation, 'overseas-base', 'support-letter', {}, { materials: ['support-letter-embassy'] }),
    ).toBe('met');
    expect(verdictOf(regulation, 'overseas-base', 'support-letter', {})).toBe('incomplete');
  });

  const usual = [
    'submission@unit',
    'formal-check@beijing-exchange-centre',
    'expert-review@province-110000',
    'approval@province-110000',
  ];
  const haidian = { district: 'district-110108', province: 'province-110000' };

  test('〔beijing-capital 12.1〕〔beijing-capital 12.2〕〔beijing-capital 12.3〕〔beijing-capital 12.4〕法人：交流中心受理，专家审定，市科协批准，没有公示', () => {
    for (const type of ['work-base', 'offshore-base', 'rd-community'])
      expect(
        routeOf(regulation, type, { associations: haidian, circumstances: ['municipality', 'legal-person'] }),
      ).toEqual(usual);
    expect(routeOf(regulation, 'overseas-base', { circumstances: ['legal-person'] })).toEqual(usual);
    expect(hasRule(regulation, 'publicity')).toBe(false);
  });

  test('〔beijing-capital 7.1〕非法人组织申请工作基地先经区科协推荐；区科协没有登记则不能确定流程', () => {
    const circumstances = ['municipality', 'not-legal-person'] as const;
    expect(routeOf(regulation, 'work-base', { associations: haidian, circumstances: [...circumstances] })).toEqual([
      usual[0],
      'district-recommendation@district-110108',
      ...usual.slice(1),
    ]);
    expect(
      routeOf(regulation, 'work-base', {
        associations: { province: 'province-110000' },
        circumstances: [...circumstances],
      }),
    ).toBe('district 7.1');
  });
});

describe('名称、有效期和限制（第十三、十四条）', () => {
  test('〔beijing-capital 13.1〕〔beijing-capital 5〕四种类型名称固定，不加括号和地名', () => {
    const place = { zh: '海淀区', en: 'Haidian' };
    expect(Object.keys(regulation.baseTypes).map((type) => recognitionName(regulation, type, place).zh)).toEqual([
      '首都海智工作基地',
      '首都海外人才离岸创新创业基地',
      '首都海外创新创业基地',
      '首都国际研发社区',
    ]);
  });

  test.each([
    ['2023-10-16', '2023-11-01', '2026-10-31'],
    ['2023-10-31', '2023-11-01', '2026-10-31'],
    ['2023-11-01', '2023-12-01', '2026-11-30'],
    ['2023-12-31', '2024-01-01', '2026-12-31'],
    ['2023-01-31', '2023-02-01', '2026-01-31'],
    ['2024-02-29', '2024-03-01', '2027-02-28'],
  ])('〔beijing-capital 13.2〕%s 公布名单：%s 至 %s', (issued, from, to) => {
    expect(recognitionPeriod(regulation, lawDay(issued))).toEqual({ from, to });
  });

  test('〔beijing-capital 13.2〕另一种解读晚一个月起算', () => {
    const other = underReading(regulation, 'validity-start', 'two-full-months-later');
    expect(recognitionPeriod(other, lawDay('2023-12-31'))).toEqual({ from: '2024-02-01', to: '2027-01-31' });
  });

  test('〔beijing-capital 13.3〕北京市科学技术协会授牌，以名单公布', () => {
    expect(regulation.recognition.awardedBy.zh).toBe('北京市科学技术协会');
    expect(regulation.recognition.document).toMatchObject({ issuer: 'province-110000', form: 'list' });
  });

  test.each([
    ['2026-03-02', '2028-03-02'],
    ['2024-02-29', '2026-02-28'],
    ['2024-12-31', '2026-12-31'],
  ])('〔beijing-capital 14〕%s 认定造假：限制到 %s 当日为止，当年在办的全部取消', (decided, until) => {
    expect(barUntil(regulation, lawDay(decided))).toBe(until);
    expect(fraudCancelsWholeYear(regulation)).toBe(true);
  });
});

describe('管理（第十五条以下）', () => {
  test('〔beijing-capital 15〕12 月底前报交流中心，四个部分，含典型案例', () => {
    const [duty, ...others] = regulation.duties;
    expect(others).toEqual([]);
    expect(duty).toMatchObject({ due: { month: 12, day: 31 }, to: ['beijing-exchange-centre'], every: 'year' });
    expect(duty?.parts.map((part) => part.id)).toEqual(['summary', 'plan', 'contacts', 'typical-cases']);
  });

  test('〔beijing-capital 16〕期满评估，四类各有侧重，没有等次', () => {
    expect(regulation.assessment?.when).toBe('end-of-period');
    expect(Object.keys(regulation.assessment?.emphasis ?? {})).toEqual(Object.keys(regulation.baseTypes));
    expect(regulation.assessment?.grades).toBeUndefined();
  });

  test('〔beijing-capital 21〕四类各对应国家办法的同一类，意思相同的指标同名', () => {
    const national = regulationOf(regulation.bridge?.regulation ?? '');
    for (const [here, there] of Object.entries(regulation.bridge?.types ?? {})) {
      expect(there).toBe(here);
      const names = new Set(metricsOf(national, there).map((metric) => metric.id));
      const kept = metricsOf(regulation, here).filter((metric) => names.has(metric.id));
      expect(kept.length, here).toBeGreaterThanOrEqual(6);
      for (const { id, metric } of kept) expect(national.metrics[id]?.kind, id).toBe(metric.kind);
    }
    const fields = (of: typeof regulation) => of.form.sections.flatMap((section) => section.fields.map(({ id }) => id));
    expect(fields(regulation)).toEqual(fields(national));
  });

  test('〔beijing-capital 20〕交流中心在市科协之下', () => {
    expect(regulation.authority).toBe('province-110000');
    expect(regulation.bodies['beijing-exchange-centre']?.under).toBe('province-110000');
  });

  test('〔beijing-capital 24〕〔beijing-capital 25〕废止两部旧办法；施行首日由解读确定', () => {
    expect(regulation.supersedes?.titles).toHaveLength(2);
    expect(regulation.readings['effective-day']?.chosen).toBe('first-day-assumed');
    expect(inForce(regulation, lawDay('2022-12-31'))).toBe(false);
    expect(inForce(regulation, lawDay('2023-01-01'))).toBe(true);
  });

  test.each(['relaxation', 'publicity', 'upgrade', 'renewal', 'exit', 'yearlyCap', 'funding'] as const)(
    '没有 %s 的规定',
    (rule) => {
      expect(hasRule(regulation, rule)).toBe(false);
    },
  );

  test('每一条从第一条到第二十六条都有说明', () => {
    for (let article = 1; article <= 26; article += 1)
      expect(regulation.clauses[String(article)], `第 ${article} 条`).toBeDefined();
  });
});
