import { describe, expect, test } from 'vitest';
import { regulationOf, routeOf, underReading, verdictOf } from '#test/regulation-files.ts';
import { clauseLabel } from './clause.ts';
import { dossierFaults, fieldFault, type FormValue } from './dossier.ts';
import { lawDay } from './law-day.ts';
import { materialsOf } from './materials.ts';
import { recognitionName } from './naming.ts';
import { hasRule, inForce } from './regulation.ts';
import { recognitionPeriod } from './validity.ts';

const regulation = regulationOf('cast-partner-2023');
const fields = new Map(regulation.form.sections.flatMap((section) => section.fields).map((field) => [field.id, field]));
const faultOf = (id: string, value: FormValue, complete = true) => {
  const field = fields.get(id);
  if (field === undefined) throw new Error(`no field ${id}`);
  return fieldFault(field, value, complete)?.zh;
};

describe('认定条件（第一部分）', () => {
  test.each([
    ['2021-08-30', '2023-08-30', 'met'],
    ['2021-08-31', '2023-08-30', 'unmet'],
    ['2021-08-30', '2023-08-29', 'unmet'],
    ['2021-08-29', '2023-08-30', 'met'],
    ['2020-02-29', '2022-02-27', 'unmet'],
    ['2020-02-29', '2022-02-28', 'met'],
    ['2021-12-31', '2023-12-30', 'unmet'],
    ['2021-12-31', '2023-12-31', 'met'],
  ])('〔cast-partner-2023 1.1〕%s 成立，算到 %s：%s', (founded, reference, verdict) => {
    const over = { referenceDay: lawDay(reference) };
    expect(verdictOf(regulation, 'partner', 'established', { establishedOn: founded }, over)).toBe(verdict);
  });

  test('〔cast-partner-2023 1.1〕算到截止日；另一种解读算到提交日', () => {
    expect(regulation.referenceDay).toEqual({ clause: '1.1', reading: 'reference-day' });
    expect(regulation.readings['reference-day']?.chosen).toBe('closing-day');
    expect(underReading(regulation, 'reference-day', 'submission-day').readings['reference-day']?.chosen).toBe(
      'submission-day',
    );
  });

  test.each([
    ['civil-liability', 'bearsCivilLiability'],
    ['clean-record', 'recordClean'],
  ])('〔cast-partner-2023 1.1〕%s：是则符合，否则不符合', (criterion, metric) => {
    expect(verdictOf(regulation, 'partner', criterion, { [metric]: true })).toBe('met');
    expect(verdictOf(regulation, 'partner', criterion, { [metric]: false })).toBe('unmet');
  });

  test.each([
    ['〔cast-partner-2023 1.2〕', 'channels', 'channelStatement'],
    ['〔cast-partner-2023 1.3〕', 'cooperation-basis', 'cooperationBasisStatement'],
  ])('%s %s：有说明则待研判，空着则待填', (_, criterion, metric) => {
    expect(verdictOf(regulation, 'partner', criterion, { [metric]: '有记录。' })).toBe('needs-judgement');
    expect(verdictOf(regulation, 'partner', criterion, { [metric]: '' })).toBe('incomplete');
  });

  test('〔cast-partner-2023 1.3〕境内代表机构只是优先，不填也不影响', () => {
    expect(faultOf('officeInChina', null)).toBeUndefined();
    expect(Object.keys(regulation.metrics)).not.toContain('officeInChina');
  });
});

describe('推荐（第二、五部分）', () => {
  const kinds = regulation.nomination?.kinds ?? {};
  test.each([
    ['〔cast-partner-2023 2.1〕', 'society', 10, false, ['society']],
    ['〔cast-partner-2023 2.1〕', 'alliance', 5, true, ['alliance']],
    ['〔cast-partner-2023 2.2〕', 'province', 10, false, ['province']],
    ['〔cast-partner-2023 2.3〕', 'partner', 10, false, ['partner']],
    ['〔cast-partner-2023 2.4〕', 'international-organization', 5, true, ['international-organization']],
    ['〔cast-partner-2023 2.5〕', 'embassy', 'by-agreement', false, ['embassy']],
    [
      '〔cast-partner-2023 2.6〕',
      'recognised-association',
      5,
      true,
      ['university-association', 'institute-association', 'enterprise-association', 'coordinating-body'],
    ],
  ])('%s〔cast-partner-2023 5.1〕%s：名额 %s，逐一商定资格 %s', (mark, kind, quota, granted, associationKinds) => {
    expect(kinds[kind]).toMatchObject({ quota, granted, associationKinds });
    expect(mark).toBe(`〔cast-partner-2023 ${kinds[kind]?.clause}〕`);
  });

  test('〔cast-partner-2023 5.1〕只有省级科协统筹辖区；没有第八种推荐单位', () => {
    expect(Object.keys(kinds).filter((kind) => kinds[kind]?.pools)).toEqual(['province']);
    expect(Object.keys(kinds)).toHaveLength(7);
    expect(regulation.nomination?.clause).toBe('5.1');
  });

  test('〔cast-partner-2023 5.2〕境外机构不少于 50%，向上取整', () => {
    expect(regulation.nomination?.overseas).toEqual({ clause: '5.2', percent: 50, reading: 'overseas-share' });
    expect(regulation.readings['overseas-share']?.chosen).toBe('rounded-up');
  });

  test('〔cast-partner-2023 5.3〕须有机构负责人的同意', () => {
    expect(regulation.nomination?.consent).toEqual({ clause: '5.3' });
  });
});

describe('流程与认定（第三部分）', () => {
  test.each(['society-optical', 'province-440000', 'partner-nordic', 'embassy-oslo'])(
    '〔cast-partner-2023 3.1〕〔cast-partner-2023 3.2.1〕〔cast-partner-2023 3.2.2〕〔cast-partner-2023 3.3〕由推荐单位 %s 审核提交，初审、评审、审定、认定',
    (nominator) => {
      expect(routeOf(regulation, 'partner', { nominator })).toEqual([
        'submission@unit',
        `recommender-check@${nominator}`,
        'formal-check@intake',
        'expert-review@intake',
        'decision@leading-group',
        'approval@nation',
      ]);
    },
  );

  test('〔cast-partner-2023 3.1〕没有人推荐则不能确定流程', () => {
    expect(routeOf(regulation, 'partner', { associations: { province: 'province-440000' } })).toBe('nominator 3.1');
  });

  test.each(['2023-12-31', '2024-02-29', '2023-10-16'])(
    '〔cast-partner-2023 3.3〕%s 认定：当日起，没有届满日，不授牌',
    (issued) => {
      expect(recognitionPeriod(regulation, lawDay(issued))).toEqual({ from: issued, to: null });
      expect(regulation.recognition.plaque).toBe(false);
    },
  );

  test('〔cast-partner-2023 3.3〕名称固定', () => {
    expect(recognitionName(regulation, 'partner', { zh: '奥斯陆', en: 'Oslo' }).zh).toBe('中国科协海智计划合作机构');
  });

  test('2023年7月24日起', () => {
    expect(['2023-07-23', '2023-07-24'].map((day) => inForce(regulation, lawDay(day)))).toEqual([false, true]);
  });
});

describe('信息表（附件）', () => {
  test.each([
    ['introduction', 500],
    ['recentBusiness', 600],
  ])('〔cast-partner-2023 annex〕%s 不超过 %d 字，按人看到的字数计', (id, maximum) => {
    for (const character of ['海', '，', '𠮷', '👩‍🔬', '🇳🇴', 'é'.normalize('NFD')]) {
      const text = (length: number) => `海${character.repeat(length - 1)}`;
      expect(faultOf(id, text(maximum)), character).toBeUndefined();
      expect(faultOf(id, text(maximum + 1)), character).toBe(`不超过 ${maximum} 字，现有 ${maximum + 1} 字`);
    }
  });

  test.each(['organizationKind', 'servicesOffered'])('〔cast-partner-2023 annex〕%s 选“其他”须注明', (id) => {
    const value = (option: string) => (id === 'servicesOffered' ? ['legal-service', option] : option);
    expect(faultOf(id, value('other:科技园区运营'))).toBeUndefined();
    for (const empty of ['other:', 'other:  ', 'other:\t'])
      expect(faultOf(id, value(empty))).toBe('选择“其他”时请注明');
    expect(faultOf(id, value('other'))).toBe('请从选项中选择');
  });

  test('〔cast-partner-2023 annex〕机构类型没有“其他”；可多选，至少选一项，不能重复', () => {
    expect(faultOf('organizationRoles', ['recommends-talents', 'platform', 'employs-talents'])).toBeUndefined();
    expect(faultOf('organizationRoles', ['other:研究'])).toBe('请从选项中选择');
    expect(faultOf('organizationRoles', [])).toBe('请填写');
    expect(faultOf('organizationRoles', ['platform', 'platform'])).toBe('请从选项中选择');
  });

  test('〔cast-partner-2023 annex〕选项与原表相同', () => {
    const options = (id: string) => Object.values(fields.get(id)?.options ?? {}).map((option) => option.zh);
    expect(options('organizationKind')).toEqual(['社会组织', '高校及科研机构', '孵化器、服务平台', '投资机构', '企业']);
    expect(options('servicesOffered')).toHaveLength(9);
    expect(options('organizationRoles').map((option) => option.slice(0, 4))).toEqual([
      '荐才机构',
      '平台机构',
      '用才机构',
    ]);
  });

  test('〔cast-partner-2023 annex〕除名称、地址和人名外用中文填写', () => {
    for (const id of ['headPost', 'contactPost', 'introduction', 'recentBusiness', 'qualifications', 'awards']) {
      expect(faultOf(id, 'Director'), id).toBe('此项请用中文填写');
      expect(faultOf(id, '主任 Director'), id).toBeUndefined();
    }
    for (const id of [
      'organizationNameZh',
      'organizationNameEn',
      'registeredAddress',
      'contactAddress',
      'headName',
      'contactName',
    ])
      expect(faultOf(id, 'Nordic Society, Oslo'), id).toBeUndefined();
  });

  test('〔cast-partner-2023 annex〕是否、国家、面积、人数各按其类', () => {
    expect(['yes', 'no', 'maybe'].map((value) => faultOf('registeredAbroad', value))).toEqual([
      undefined,
      undefined,
      '请选择是或否',
    ]);
    expect(['NO', 'HK', 'Norway'].map((value) => faultOf('registrationCountry', value))).toEqual([
      undefined,
      undefined,
      '请选择国家或地区',
    ]);
    expect([120.25, 120.255].map((value) => faultOf('totalAreaM2', value))).toEqual([
      undefined,
      '请填数字，最多 2 位小数',
    ]);
    expect([12, 1.5, -1].map((value) => faultOf('staffCount', value))).toEqual([
      undefined,
      '请填不小于零的整数',
      '请填不小于零的整数',
    ]);
  });

  test('〔cast-partner-2023 annex〕注册时间只问一次，作为条件；打印时仍在原处', () => {
    expect(fields.has('establishedOn')).toBe(false);
    expect(JSON.stringify(regulation.form.print)).toContain('"establishedOn"');
    const entries = { place: { zh: '', en: '' }, form: {}, facts: {} };
    const faults = dossierFaults(regulation, 'partner', entries, true).map(({ path }) => path);
    expect(faults.filter((path) => path.endsWith('.establishedOn'))).toEqual(['facts.establishedOn']);
    expect(faults).not.toContain('place');
  });

  test('〔cast-partner-2023 annex〕登记证明只收图片和 PDF', () => {
    const certificate = materialsOf(regulation, 'partner').find(({ id }) => id === 'registration-certificate');
    expect(certificate).toMatchObject({ accept: ['pdf', 'image'], required: true, kind: 'upload' });
  });

  test('〔cast-partner-2023 annex〕表分三部分，承诺书由双方签字盖章', () => {
    expect(regulation.form.print?.tables.map((table) => table.title)).toEqual([
      '一、候选合作机构基本情况',
      '二、机构服务能力及业绩情况',
      '三、承诺书',
    ]);
    expect(
      regulation.form.print?.tables
        .at(-1)
        ?.rows.at(-1)
        ?.map((cell) => cell.signatures),
    ).toEqual([
      ['负责人（签字）', '公章'],
      ['负责人（签字）', '公章'],
    ]);
    expect(faultOf('pledgeGiven', null)).toBe('请填写');
    expect(faultOf('pledgeGiven', 'given')).toBeUndefined();
  });
});

describe('没有规定的', () => {
  test.each([
    'relaxation',
    'publicity',
    'fraud',
    'reviewMisconduct',
    'assessment',
    'upgrade',
    'renewal',
    'exit',
    'yearlyCap',
    'funding',
  ] as const)('没有 %s 的规定', (rule) => {
    expect(hasRule(regulation, rule)).toBe(false);
  });

  test('没有报送义务；每一部分都有说明', () => {
    expect(regulation.duties).toEqual([]);
    for (const part of '1 1.1 1.2 1.3 2 2.1 2.2 2.3 2.4 2.5 2.6 3 3.1 3.2 3.2.1 3.2.2 3.3 4 4.1 4.2 4.3 5 5.1 5.2 5.3 6 6.1 6.2 6.3 7 annex'.split(
      ' ',
    ))
      expect(regulation.clauses[part], part).toBeDefined();
    expect(clauseLabel('3.2.1', 'zh', regulation.numbering)).toBe('第三部分（二）1');
  });
});
