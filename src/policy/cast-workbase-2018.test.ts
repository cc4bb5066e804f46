import { describe, expect, test } from 'vitest';
import { figuresOf, regulationOf, regulationText, routeOf, verdictOf } from '#test/regulation-files.ts';
import { applyRegulation } from './apply-regulation.ts';
import { clauseLabel } from './clause.ts';
import { dossierFaults, lanesOf } from './dossier.ts';
import { lawDay } from './law-day.ts';
import { loadRegulation } from './load-regulation.ts';
import { missingMaterials } from './materials.ts';
import { recognitionName } from './naming.ts';
import { hasRule, inForce } from './regulation.ts';
import { recognitionPeriod } from './validity.ts';

const regulation = regulationOf('cast-workbase-2018');
const call = regulationOf('yunnan-2022-call');
const place = { zh: '昆明市', en: 'Kunming' };

describe('工作基地办法（2018）：条件与材料', () => {
  const thresholds: [mark: string, criterion: string, metric: string, least: number, step: number][] = [
    ['〔cast-workbase-2018 6.1〕', 'staff', 'staffCount', 1, 1],
    ['〔cast-workbase-2018 6.1〕', 'running-funds', 'runningFundCnyPerYear', 1, 1],
  ];
  test.each(thresholds)('%s %s：%s 达到 %d 即符合，差一点不符合', (mark, criterion, metric, least, step) => {
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: least - step })).toBe('unmet');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: least })).toBe('met');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: least + step })).toBe('met');
    const clause = regulation.baseTypes['work-base']?.criteria.find((each) => each.id === criterion)?.clause;
    expect(mark).toBe(`〔cast-workbase-2018 ${clause}〕`);
  });

  test('上表不漏一个数值', () => {
    expect(thresholds.map(([, criterion]) => `work-base ${criterion}`)).toEqual(figuresOf(regulation));
  });

  test.each([
    ['〔cast-workbase-2018 6.1〕', 'venue', 'officeSpaceExists'],
    ['〔cast-workbase-2018 6.3〕', 'local-support', 'localSupportObtained'],
  ])('%s %s：是则符合，否则不符合', (_, criterion, metric) => {
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: true })).toBe('met');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: false })).toBe('unmet');
  });

  test.each([
    ['〔cast-workbase-2018 6.1〕', 'organisation', 'workRulesStatement'],
    ['〔cast-workbase-2018 6.2〕', 'channels', 'channelStatement'],
    ['〔cast-workbase-2018 6.2〕', 'carriers', 'carrierStatement'],
  ])('%s %s：有说明则待研判，空着则待填', (_, criterion, metric) => {
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: '有记录。' })).toBe('needs-judgement');
    expect(verdictOf(regulation, 'work-base', criterion, { [metric]: '' })).toBe('incomplete');
  });

  test('〔cast-workbase-2018 6.3〕支持函本身是条件', () => {
    const over = { materials: ['support-letter'] };
    expect(verdictOf(regulation, 'work-base', 'support-letter', {}, over)).toBe('met');
    expect(verdictOf(regulation, 'work-base', 'support-letter', {})).toBe('incomplete');
  });

  const uploads = ['support-letter', 'build-plan', 'contacts-evidence', 'local-policies'];

  test('〔cast-workbase-2018 7.1.1〕材料五项，申请表由平台按附件2生成，其余四项上传', () => {
    const required = regulation.materials.filter((material) => material.required);
    expect(required.map(({ clause, kind }) => [clause, kind])).toEqual([
      ['7.1.1', 'generated'],
      ...['7.1.2', '7.1.3', '7.1.4', '7.1.5'].map((clause) => [clause, 'upload']),
    ]);
    expect(missingMaterials(regulation, 'work-base', new Set(uploads))).toEqual([]);
  });

  test.each([
    ['〔cast-workbase-2018 7.1.2〕', '7.1.2', 'support-letter'],
    ['〔cast-workbase-2018 7.1.3〕', '7.1.3', 'build-plan'],
    ['〔cast-workbase-2018 7.1.4〕', '7.1.4', 'contacts-evidence'],
    ['〔cast-workbase-2018 7.1.5〕', '7.1.5', 'local-policies'],
  ])('%s 材料缺第%s项（%s）即不齐', (_, clause, missing) => {
    const present = new Set(uploads.filter((upload) => upload !== missing));
    const found = missingMaterials(regulation, 'work-base', present);
    expect(found.map((material) => [material.id, material.clause])).toEqual([[missing, clause]]);
  });

  test('〔cast-workbase-2018 annex.2〕申报表各栏与原表一致，封面、收件记录和落款齐全', () => {
    const labels = regulation.form.sections.flatMap((section) => section.fields.map((field) => field.label.zh));
    expect(labels).toEqual(
      '基地所在地 承担单位 单位地址 电话 常设联系人 传真 电子信箱 邮编 设立工作基地的基础条件 设立工作基地的优势 工作基地情况简述 工作基地预期目标 办公场地 配套资金 自筹资金 单位意见 负责人 职务'.split(
        ' ',
      ),
    );
    expect(regulation.form.print?.cover).toMatchObject({
      receiptRecord: true,
      year: true,
      title: ['中国科协海智计划', '工作基地申报表'],
      foot: ['中国科协国际部', '2018年制'],
    });
    expect(regulation.form.print?.tables[0]?.rows).toHaveLength(10);
  });

  test('〔cast-workbase-2018 7.2〕装订三份', () => {
    expect(regulation.form.bound).toEqual({ clause: '7.2', copies: 3 });
  });
});

describe('工作基地办法（2018）：流程、有效期和管理', () => {
  const upward = ['formal-check@intake', 'decision@leading-group', 'approval@nation'];

  test('〔cast-workbase-2018 7.2〕〔cast-workbase-2018 7.3〕经省科协报送，初审后由领导小组审批；没有公示和专家评审', () => {
    expect(routeOf(regulation, 'work-base', { associations: { province: 'province-530000' } })).toEqual([
      'submission@unit',
      'province-review@province-530000',
      'endorsement@province-530000',
      ...upward,
    ]);
    expect(routeOf(regulation, 'work-base')).toBe('province 7.2');
  });

  test('〔cast-workbase-2018 8〕名称统一，不加地名；由办公厅批复', () => {
    expect(recognitionName(regulation, 'work-base', place).zh).toBe('中国科协海智计划工作基地');
    expect(regulation.recognition.document).toMatchObject({ issuer: 'general-office', form: 'approval' });
  });

  test.each([
    ['2018-01-01', '2022-12-31'],
    ['2018-12-31', '2023-12-30'],
    ['2019-03-01', '2024-02-29'],
    ['2020-02-28', '2025-02-27'],
    ['2022-06-15', '2027-06-14'],
  ])('〔cast-workbase-2018 14〕%s 批准：当日起 5 年，至 %s', (issued, to) => {
    expect(recognitionPeriod(regulation, lawDay(issued))).toEqual({ from: issued, to });
  });

  test('〔cast-workbase-2018 14〕到期前 90 天内申请续期', () => {
    expect(regulation.renewal).toEqual({ clause: '14', windowDays: 90, reading: 'renewal-window' });
    expect(regulation.readings['renewal-window']?.chosen).toBe('within-window-last-day-included');
  });

  test('〔cast-workbase-2018 13〕连续两年不合格退出，中间断一年不算连续', () => {
    expect(regulation.exit).toEqual({ clause: '13', failures: 2, reading: 'consecutive-failures' });
    expect(regulation.readings['consecutive-failures']?.chosen).toBe('adjacent-years');
  });

  test('〔cast-workbase-2018 10〕年底报省和国家：总结五个方面，加下一年计划', () => {
    expect(regulation.duties).toHaveLength(1);
    expect(regulation.duties[0]).toMatchObject({ due: { month: 12, day: 31 }, to: ['province', 'nation'] });
    expect(regulation.duties[0]?.parts.map((part) => part.id)).toEqual([
      'talents',
      'landed-projects',
      'exchanges',
      'innovation',
      'difficulties',
      'plan',
    ]);
  });

  test('〔cast-workbase-2018 11〕每年考核，五个方面', () => {
    expect(regulation.assessment?.when).toBe('yearly');
    expect(regulation.assessment?.heads.map((head) => head.clause)).toEqual(['11.1', '11.2', '11.3', '11.4', '11.5']);
  });

  test('〔cast-workbase-2018 12〕优秀表扬，合格，不合格限期整改；由领导小组批准', () => {
    expect(
      regulation.assessment?.grades?.bands.map(({ label, consequence, failed }) => [label.zh, consequence, failed]),
    ).toEqual([
      ['优秀', 'commendation', false],
      ['合格', 'none', false],
      ['不合格', 'rectification', true],
    ]);
    expect(regulation.assessment?.grades?.approvedBy).toBeDefined();
  });

  test('〔cast-workbase-2018 15〕2018年1月1日起，至2022年10月15日为止', () => {
    expect(
      ['2017-12-31', '2018-01-01', '2022-10-15', '2022-10-16'].map((day) => inForce(regulation, lawDay(day))),
    ).toEqual([false, true, true, false]);
    expect(inForce(regulationOf('cast-2022'), lawDay('2022-10-16'))).toBe(true);
  });

  test.each(['relaxation', 'publicity', 'expertReview', 'fraud', 'reviewMisconduct', 'upgrade', 'funding'] as const)(
    '没有 %s 的规定',
    (rule) => {
      expect(hasRule(regulation, rule)).toBe(false);
    },
  );

  test('每一条从第一条到第十六条都有说明', () => {
    for (let article = 1; article <= 16; article += 1)
      expect(regulation.clauses[String(article)], `第 ${article} 条`).toBeDefined();
  });
});

describe('云南申报通知（2022）', () => {
  const kunming = { prefecture: 'prefecture-530100', province: 'province-530000' };
  const fromProvince = [
    'province-review@province-530000',
    'selection@province-530000',
    'endorsement@province-530000',
    'formal-check@intake',
    'decision@leading-group',
    'approval@nation',
  ];

  test('〔yunnan-2022-call 3.1〕省直和中央在滇单位直报省科协', () => {
    expect(routeOf(call, 'work-base', { associations: kunming, lane: 'direct' })).toEqual([
      'submission@unit',
      ...fromProvince,
    ]);
  });

  test('〔yunnan-2022-call 3.2〕〔yunnan-2022-call 3.3〕其他单位先经州市科协，省科协审核后择优', () => {
    expect(routeOf(call, 'work-base', { associations: kunming, lane: 'through-prefecture' })).toEqual([
      'submission@unit',
      'prefecture-review@prefecture-530100',
      ...fromProvince,
    ]);
    expect(
      routeOf(call, 'work-base', { associations: { province: 'province-530000' }, lane: 'through-prefecture' }),
    ).toBe('prefecture 3.2');
  });

  test.each([
    ['〔yunnan-2022-call 1〕', 'institutions', ['direct', 'through-prefecture']],
    ['〔yunnan-2022-call 3.2〕', 'parks', ['through-prefecture']],
    ['〔yunnan-2022-call 1〕', 'zones', ['direct', 'through-prefecture']],
    ['〔yunnan-2022-call 1〕', 'prefecture-associations', ['direct']],
    ['〔yunnan-2022-call 1〕', 'other', ['direct', 'through-prefecture']],
  ])('%s %s 的途径：%j', (_, group, lanes) => {
    expect(call.applicants && lanesOf(call.applicants, group)).toEqual(lanes);
    const faults = (lane: string) =>
      dossierFaults(call, 'work-base', { place, form: {}, facts: {}, group, lane }, false).map(({ path }) => path);
    for (const lane of ['direct', 'through-prefecture'])
      expect(faults(lane), lane).toEqual(lanes.includes(lane) ? [] : ['lane']);
  });

  test('〔yunnan-2022-call 1〕提交时须说明申报对象和途径', () => {
    const paths = dossierFaults(call, 'work-base', { place, form: {}, facts: {} }, true).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['group', 'lane']));
  });

  test('〔yunnan-2022-call 4〕每年 20 万元，连续 3 年，省科协支付', () => {
    expect(call.funding).toMatchObject({
      clause: '4',
      cnyPerYear: 200_000,
      years: 3,
      payer: 'province-530000',
    });
  });

  test('〔yunnan-2022-call 5.2〕装订五份；表格和版式同所依办法；材料五项', () => {
    expect(call.form.bound).toEqual({ clause: '5.2', copies: 5 });
    expect(call.form.sections).toEqual(regulation.form.sections);
    expect(call.form.print).toEqual(regulation.form.print);
    expect(call.form.clause).toBe('cast-workbase-2018/annex.2');
    expect(call.materials.filter(({ clause }) => clause === '5.2')).toHaveLength(5);
  });

  test('〔yunnan-2022-call 5.3〕可以同时申报省级工作站', () => {
    expect(call.jointEntry).toMatchObject({ clause: '5.3', id: 'yunnan-workstation', by: 'province-530000' });
  });

  test('〔yunnan-2022-call 2〕条件沿用所依办法并写明出处', () => {
    const clauses = call.baseTypes['work-base']?.criteria.map((criterion) => criterion.clause);
    expect(clauses).toEqual(
      regulation.baseTypes['work-base']?.criteria.map(({ clause }) => `cast-workbase-2018/${clause}`),
    );
    expect(clauseLabel('cast-workbase-2018/6.1', 'zh', call.numbering)).toBe('所依办法第六条（一）');
    expect(clauseLabel('3.2', 'zh', call.numbering)).toBe('第三部分（二）');
    expect(verdictOf(call, 'work-base', 'staff', { staffCount: 0 })).toBe('unmet');
    expect(verdictOf(call, 'work-base', 'staff', { staffCount: 1 })).toBe('met');
  });

  test.each([
    ['〔yunnan-2022-call 2.1〕', 'venue', { officeSpaceExists: false }, 'unmet', '6.1'],
    ['〔yunnan-2022-call 2.2〕', 'channels', { channelStatement: '' }, 'incomplete', '6.2'],
    ['〔yunnan-2022-call 2.3〕', 'local-support', { localSupportObtained: false }, 'unmet', '6.3'],
  ])('%s 缺了 %s 的，在通知下同样过不了，依据写所依办法的条款', (_, criterion, facts, verdict, clause) => {
    expect(verdictOf(call, 'work-base', criterion, facts)).toBe(verdict);
    const told = call.baseTypes['work-base']?.criteria.find((each) => each.id === criterion)?.clause;
    expect(told).toBe(`cast-workbase-2018/${clause}`);
  });

  test('由省科协发布，由国家管理；有效期、续期、退出、报送沿用所依办法', () => {
    expect([call.under, call.callsBy, call.authority]).toEqual(['cast-workbase-2018', 'province-530000', 'nation']);
    expect(call.issuedOn).toBeUndefined();
    expect(call.renewal?.clause).toBe('cast-workbase-2018/14');
    expect(call.exit?.clause).toBe('cast-workbase-2018/13');
    expect(call.duties[0]?.clause).toBe('cast-workbase-2018/10');
    expect(recognitionPeriod(call, lawDay('2022-10-01'))).toEqual({ from: '2022-10-01', to: '2027-09-30' });
    expect(Object.keys(call.readings).toSorted()).toEqual([
      'call-effective-day',
      'consecutive-failures',
      'effective-day',
      'renewal-window',
    ]);
    expect(['2021-12-31', '2022-01-01', '2022-10-15', '2022-10-16'].map((day) => inForce(call, lawDay(day)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test.each(['relaxation', 'publicity', 'expertReview', 'fraud', 'upgrade', 'yearlyCap'] as const)(
    '没有 %s 的规定',
    (rule) => {
      expect(hasRule(call, rule)).toBe(false);
    },
  );

  test('每一部分都有说明', () => {
    for (const part of ['1', '2', '2.1', '2.2', '2.3', '3', '3.1', '3.2', '3.3', '4', '5', '5.1', '5.2', '5.3'])
      expect(call.clauses[part], part).toBeDefined();
  });
});

describe('a call completed by the regulation it applies', () => {
  test('a form of which the call states parts is the parent’s with those parts', () => {
    const parent = { id: 'parent', form: { clause: '7', sections: ['parent'], bound: { clause: '7.2', copies: 3 } } };
    const form = (own: Record<string, unknown>) =>
      applyRegulation({ id: 'call', under: 'parent', ...own }, parent)['form'];
    const bound = { clause: '5', copies: 5 };
    expect(form({ form: { bound } })).toEqual({ clause: 'parent/7', sections: ['parent'], bound });
    expect(form({})).toEqual({
      clause: 'parent/7',
      sections: ['parent'],
      bound: { clause: 'parent/7.2', copies: 3 },
    });
    expect(form({ form: { clause: '5', sections: ['own'] } })).toEqual({ clause: '5', sections: ['own'] });
  });

  test('a call whose regulation is unknown is refused at its line', () => {
    const text = regulationText('yunnan-2022-call');
    const result = loadRegulation(text);
    const line = text.split('\n').findIndex((each) => each.startsWith('under:')) + 1;
    expect(result).toEqual({
      ok: false,
      faults: [
        {
          line,
          path: 'under',
          reason: expect.stringContaining('there is no regulation "cast-workbase-2018" to apply'),
        },
      ],
    });
  });
});
