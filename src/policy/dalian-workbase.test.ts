import { describe, expect, test } from 'vitest';
import { figuresOf, regulationOf, routeOf, underReading, verdictOf } from '#test/regulation-files.ts';
import { clauseLabel } from './clause.ts';
import { dossierFaults, lanesOf } from './dossier.ts';
import { lawDay } from './law-day.ts';
import { materialsOf } from './materials.ts';
import { recognitionName } from './naming.ts';
import { hasRule, inForce } from './regulation.ts';
import { units } from './units.ts';
import { recognitionPeriod } from './validity.ts';

const regulation = regulationOf('dalian-workbase');
const place = { zh: '', en: '' };

describe('申报对象和条件（第三部分）', () => {
  const thresholds: [mark: string, criterion: string, metric: string, least: number, step: number][] = [
    ['〔dalian-workbase 3.2.1〕', 'staff', 'staffCount', 1, 1],
    ['〔dalian-workbase 3.2.1〕', 'running-funds', 'runningFundCnyPerYear', 1, 1],
  ];
  test.each(thresholds)('%s %s：%s 达到 %d 即符合，差一点不符合', (mark, criterion, metric, least, step) => {
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: least - step })).toBe('unmet');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: least })).toBe('met');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: least + step })).toBe('met');
    const clause = regulation.baseTypes['work-base']?.criteria.find((each) => each.id === criterion)?.clause;
    expect(mark).toBe(`〔dalian-workbase ${clause}〕`);
  });

  test('上表不漏一个数值', () => {
    expect(thresholds.map(([, criterion]) => `work-base ${criterion}`)).toEqual(figuresOf(regulation));
  });

  test('〔dalian-workbase 3.1〕须为法人', () => {
    const verdict = (legalPersonality: boolean) =>
      verdictOf(regulation, 'work-base', 'legal-person', {}, { unit: { legalPersonality } });
    expect([verdict(true), verdict(false)]).toEqual(['met', 'unmet']);
  });

  test('〔dalian-workbase 3.2.1〕有办公场地则符合，没有则不符合', () => {
    expect(verdictOf(regulation, 'work-base', 'venue', { officeSpaceExists: true })).toBe('met');
    expect(verdictOf(regulation, 'work-base', 'venue', { officeSpaceExists: false })).toBe('unmet');
  });

  test.each([
    ['〔dalian-workbase 3.2.1〕', 'organisation', 'workRulesStatement'],
    ['〔dalian-workbase 3.2.2〕', 'channels', 'channelStatement'],
    ['〔dalian-workbase 3.2.2〕', 'carriers', 'carrierStatement'],
  ])('%s %s：有说明则待研判，空着则待填', (_, criterion, metric) => {
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: '有记录。' })).toBe('needs-judgement');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: '' })).toBe('incomplete');
  });

  test.each([
    ['〔dalian-workbase 3.1.1〕', 'parks', ['direct', 'through-district']],
    ['〔dalian-workbase 3.1.2〕', 'societies-and-districts', ['direct']],
    ['〔dalian-workbase 3.1.3〕', 'institutions', ['direct', 'through-district']],
  ])('%s〔dalian-workbase 4.1〕%s 的途径：%j', (_, group, lanes) => {
    expect(regulation.applicants && lanesOf(regulation.applicants, group)).toEqual(lanes);
    for (const lane of ['direct', 'through-district']) {
      const faults = dossierFaults(regulation, 'work-base', { place, form: {}, facts: {}, group, lane }, false);
      expect(faults.map(({ path }) => path)).toEqual(lanes.includes(lane) ? [] : ['lane']);
    }
  });

  test('〔dalian-workbase 3.1〕提交时须说明属哪类对象、走哪条途径', () => {
    const paths = dossierFaults(regulation, 'work-base', { place, form: {}, facts: {} }, true).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['group', 'lane']));
  });
});

describe('申报和认证（第四部分）', () => {
  const inCity = [
    'city-check@prefecture-210200',
    'expert-review@prefecture-210200',
    'decision@prefecture-210200',
    'approval@prefecture-210200',
  ];
  const associations = {
    district: 'district-210211',
    prefecture: 'prefecture-210200',
    province: 'province-210000',
  };

  test('〔dalian-workbase 4.1〕直接申请的由市科协初审', () => {
    expect(routeOf(regulation, 'work-base', { associations, lane: 'direct' })).toEqual(['submission@unit', ...inCity]);
  });

  test('〔dalian-workbase 4.1〕〔dalian-workbase 4.2〕〔dalian-workbase 4.3〕其他单位先经区县科协', () => {
    expect(routeOf(regulation, 'work-base', { associations, lane: 'through-district' })).toEqual([
      'submission@unit',
      'district-review@district-210211',
      ...inCity,
    ]);
    expect(
      routeOf(regulation, 'work-base', {
        associations: { prefecture: 'prefecture-210200' },
        lane: 'through-district',
      }),
    ).toBe('district 4.1');
  });

  test.each([
    ['〔dalian-workbase 4.1.1〕', '4.1.1', 'generated', false],
    ['〔dalian-workbase 4.1.2〕', '4.1.2', 'generated', false],
    ['〔dalian-workbase 4.1.3〕', '4.1.3', 'upload', true],
    ['〔dalian-workbase 4.1.4〕', '4.1.4', 'upload', false],
  ])('%s 材料第%s项：%s，盖章 %s', (_, clause, kind, sealed) => {
    const found = materialsOf(regulation, 'work-base').filter((material) => material.clause === clause);
    expect(found.map((material) => [material.kind, material.sealed, material.required])).toEqual([
      [kind, sealed, true],
    ]);
  });

  test('〔dalian-workbase 4.1〕材料共四项，纸质两份', () => {
    expect(materialsOf(regulation, 'work-base')).toHaveLength(4);
    expect(regulation.form.bound).toEqual({ clause: '4.1', copies: 2 });
  });

  test('〔dalian-workbase 4.1.2〕计划书的各部分都在表中', () => {
    const labels = regulation.form.sections
      .filter((section) => section.id.startsWith('plan-'))
      .map((section) => section.fields.map((field) => field.label.zh));
    expect(labels).toEqual([
      [
        '基本情况',
        '组织架构',
        '体系建设',
        '制度建设',
        '人才队伍建设',
        '研发情况',
        '目前取得的主要成果',
        '技术创新的引领作用',
      ],
      ['建立海智工作基地的目的及意义'],
      ['建立海智工作基地的优势', '保障条件'],
      ['工作计划', '预期目标'],
    ]);
  });

  test('〔dalian-workbase 4.2〕每年 5 个，超过须写明理由并由第二人批准；另一种解读不得超过', () => {
    expect(regulation.yearlyCap).toEqual({ clause: '4.2', maximum: 5, reading: 'yearly-cap' });
    expect(regulation.readings['yearly-cap']?.chosen).toBe('reason-and-second-approver');
    expect(underReading(regulation, 'yearly-cap', 'hard-stop').readings['yearly-cap']?.chosen).toBe('hard-stop');
  });

  test('〔dalian-workbase 4.3〕名称固定，由市科协批复', () => {
    expect(recognitionName(regulation, 'work-base', place).zh).toBe('大连市科协海智工作基地');
    expect(regulation.recognition.document).toMatchObject({ issuer: 'prefecture-210200', form: 'approval' });
  });
});

describe('管理和评估（第五部分）', () => {
  test('〔dalian-workbase 5.3〕每季度报信息，没有定日；11 月 30 日前报总结和计划', () => {
    const [quarterly, yearly] = regulation.duties;
    expect(regulation.duties).toHaveLength(2);
    expect(quarterly).toMatchObject({ every: 'quarter', to: ['prefecture-210200'] });
    expect(quarterly?.due).toBeUndefined();
    expect(yearly).toMatchObject({ every: 'year', due: { month: 11, day: 30 }, to: ['prefecture-210200'] });
    expect(yearly?.parts.map((part) => part.id)).toEqual(['main-work', 'innovations', 'results', 'plan']);
  });

  test('〔dalian-workbase 5.4〕每年评估，六个方面', () => {
    expect(regulation.assessment?.when).toBe('yearly');
    expect(regulation.assessment?.heads.map((head) => head.clause)).toEqual([
      '5.4.1',
      '5.4.2',
      '5.4.3',
      '5.4.4',
      '5.4.5',
      '5.4.6',
    ]);
  });

  test('〔dalian-workbase 5.4.3〕每年有规模的活动至少 1 次，合作的海外团体不少于 2 个', () => {
    const heads = regulation.assessment?.heads ?? [];
    expect(heads.flatMap((head) => head.counts.map((count) => [head.clause, count.metric, count.atLeast]))).toEqual([
      ['5.4.3', 'largeActivityCountPerYear', 1],
      ['5.4.3', 'overseasSocietyCooperationCount', 2],
    ]);
    const metric = regulation.metrics['largeActivityCountPerYear'];
    expect(metric?.kind === 'count' && units[metric.unit].zh).toBe('次/年');
  });

  test('〔dalian-workbase 5.5〕只分合格和不合格；连续两年不合格退出', () => {
    expect(regulation.assessment?.grades?.bands.map(({ label, failed }) => [label.zh, failed])).toEqual([
      ['合格', false],
      ['不合格', true],
    ]);
    expect(regulation.exit).toEqual({ clause: '5.5', failures: 2, reading: 'consecutive-failures' });
  });

  test.each([
    ['2023-01-01', '2025-12-31'],
    ['2022-12-31', '2025-12-30'],
    ['2021-03-01', '2024-02-29'],
    ['2023-03-01', '2026-02-28'],
    ['2023-10-16', '2026-10-15'],
  ])('〔dalian-workbase 5.6〕%s 批准：当日起 3 年，至 %s', (issued, to) => {
    expect(recognitionPeriod(regulation, lawDay(issued))).toEqual({ from: issued, to });
  });

  test('〔dalian-workbase 5.6〕到期前 90 天内申请续期', () => {
    expect(regulation.renewal).toEqual({ clause: '5.6', windowDays: 90, reading: 'renewal-window' });
  });

  test.each(['relaxation', 'publicity', 'fraud', 'reviewMisconduct', 'upgrade', 'funding'] as const)(
    '没有 %s 的规定',
    (rule) => {
      expect(hasRule(regulation, rule)).toBe(false);
    },
  );

  test('施行首日由解读确定；每一部分都有说明', () => {
    expect(['2021-12-31', '2022-01-01'].map((day) => inForce(regulation, lawDay(day)))).toEqual([false, true]);
    for (const part of '1 2 2.1 2.2 2.3 2.4 2.5 3 3.1 3.1.1 3.1.2 3.1.3 3.2 3.2.1 3.2.2 4 4.1 4.1.1 4.1.2 4.1.3 4.1.4 4.2 4.3 5 5.1 5.2 5.3 5.4 5.4.1 5.4.2 5.4.3 5.4.4 5.4.5 5.4.6 5.5 5.6'.split(
      ' ',
    ))
      expect(regulation.clauses[part], part).toBeDefined();
    expect(clauseLabel('5.4.3', 'zh', regulation.numbering)).toBe('第五部分（四）3');
  });
});
