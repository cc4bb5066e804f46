import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sufficientFacts } from '../demonstration/dossiers.ts';
import type { FactValue } from './criteria.ts';
import { lawDay } from './law-day.ts';
import { loadRegulation } from './load-regulation.ts';
import { changesBetween } from './regulation-changes.ts';
import type { Regulation } from './regulation.ts';
import { simulate, type Subject } from './simulate.ts';

const text = readFileSync(new URL('../../regulations/cast-2022.yaml', import.meta.url), 'utf8');
const read = (yaml: string): Regulation => {
  const loaded = loadRegulation(yaml);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.regulation;
};
const replaced = (...pairs: [string, string][]): Regulation =>
  read(
    pairs.reduce((all, [from, to]) => {
      expect(all).toContain(from);
      return all.replace(from, to);
    }, text),
  );
const before = read(text);
const TALENTS = '{ metric: contactedTalentCount, atLeast: 20 }';
const stricter = replaced([TALENTS, '{ metric: contactedTalentCount, atLeast: 25 }']);

const subject = (id: string, facts: Record<string, FactValue> = {}, over: Partial<Subject> = {}): Subject => ({
  id,
  kind: 'application',
  name: { zh: id, en: id },
  baseType: 'work-base',
  dossier: {
    facts: Object.fromEntries(
      Object.entries({ ...sufficientFacts['work-base'], ...facts }).map(([metric, value]) => [
        metric,
        { value, source: 'declared' as const },
      ]),
    ),
    unit: { jurisdiction: 'domestic', legalPersonality: true, provinceCode: '420000' },
    materials: new Set(['support-letter-prefecture']),
  },
  ...over,
});
const judged = (criterionId: string, verdict: 'met' | 'relaxed' = 'met') => ({
  criterionId,
  verdict,
  reason: '已核对',
  by: '周明岚',
  on: '2026-03-02',
});
const statements = ['managing-body', 'channels'].map((id) => judged(id));
const criterion = (result: ReturnType<typeof simulate>, id: string) =>
  result.types.find((type) => type.id === 'work-base')?.criteria.find((each) => each.id === id);

describe('政策模拟 〔cast-2022 25〕', () => {
  test('提高一个数值：恰在界上的仍符合，低于新数的由符合变为不符合', () => {
    const result = simulate(before, stricter, [
      subject('二十五人', { contactedTalentCount: 25 }, { judgements: statements }),
      subject('二十四人', { contactedTalentCount: 24 }, { judgements: statements, kind: 'recognition' }),
      subject('十九人', { contactedTalentCount: 19 }, { judgements: statements }),
    ]);
    expect(result.subjects).toEqual({ recognitions: 1, applications: 2 });
    const talents = criterion(result, 'talents');
    expect(talents).toMatchObject({
      state: 'changed',
      before: { met: 2, unmet: 1 },
      after: { met: 1, unmet: 2 },
    });
    expect(result.affected).toEqual([
      {
        id: '二十四人',
        kind: 'recognition',
        name: { zh: '二十四人', en: '二十四人' },
        baseType: 'work-base',
        from: 'pass',
        to: 'fail',
        changes: [{ criterion: 'talents', from: 'met', to: 'unmet' }],
      },
    ]);
    expect(result.standings.before).toMatchObject({ pass: 2, fail: 1 });
    expect(result.standings.after).toMatchObject({ pass: 1, fail: 2 });
  });

  test('文本没有变化时，谁也不受影响', () => {
    const result = simulate(before, before, [subject('甲'), subject('乙', { contactedTalentCount: 3 })]);
    expect(result.affected).toEqual([]);
    expect(result.changes).toEqual([]);
  });

  test('新增的条件只在新文本下计数，取消的条件只在旧文本下计数', () => {
    const base = before.baseTypes['work-base'];
    if (base === undefined) throw new Error('no work base');
    const after: Regulation = {
      ...before,
      baseTypes: {
        ...before.baseTypes,
        'work-base': {
          ...base,
          criteria: [
            ...base.criteria.filter((each) => each.id !== 'talents'),
            {
              id: 'more-staff',
              clause: '7.2',
              condition: { zh: '专职人员不少于 6 人', en: 'At least 6 full-time staff' },
              tests: [{ metric: 'fullTimeStaffCount', atLeast: 6 }],
              relaxable: false,
            },
          ],
        },
      },
    };
    const result = simulate(before, after, [subject('甲', {}, { judgements: statements })]);
    expect(criterion(result, 'more-staff')).toMatchObject({
      state: 'added',
      condition: { before: null },
      before: { met: 0, unmet: 0 },
      after: { unmet: 1 },
    });
    expect(criterion(result, 'talents')).toMatchObject({ state: 'removed', before: { met: 1 }, after: { met: 0 } });
    expect(result.affected[0]?.changes).toContainEqual({ criterion: 'talents', from: 'met', to: null });
  });

  test('研判在条件未变时继续有效；条件变了须重新研判，放宽也一样', () => {
    const west = subject(
      '西部',
      { contactedTalentCount: 17 },
      { judgements: [...statements, judged('talents', 'relaxed')] },
    );
    const western: Subject = {
      ...west,
      dossier: { ...west.dossier, unit: { ...west.dossier.unit, provinceCode: '520000' } },
    };
    expect(simulate(before, before, [western]).standings.after).toMatchObject({ pass: 1 });
    const result = simulate(before, stricter, [western]);
    expect(result.affected[0]).toMatchObject({ from: 'pass', to: 'fail' });
    expect(result.affected[0]?.changes).toEqual([{ criterion: 'talents', from: 'relaxed', to: 'unmet' }]);
  });

  test('类型被取消时，其基地不再有可适用的条件', () => {
    const { 'work-base': _, ...others } = before.baseTypes;
    const result = simulate(before, { ...before, baseTypes: others }, [subject('甲', {}, { judgements: statements })]);
    expect(result.types.find((type) => type.id === 'work-base')).toMatchObject({ state: 'removed', subjects: 1 });
    expect(result.affected[0]).toMatchObject({ from: 'pass', to: 'no-type' });
  });

  test('计算年限的起点随文本而变', () => {
    const age = (chosen: string): Regulation => ({
      ...before,
      referenceDay: { clause: '11', reading: 'age' },
      readings: {
        ...before.readings,
        age: { clause: '11', wording: { zh: '以上', en: 'at least' }, chosen, options: {} },
      },
      metrics: { ...before.metrics, foundedOn: { kind: 'day', label: { zh: '成立日', en: 'Founded' } } },
      baseTypes: {
        'work-base': {
          ...(before.baseTypes['work-base'] as Regulation['baseTypes'][string]),
          criteria: [
            {
              id: 'age',
              clause: '7.1',
              condition: { zh: '成立两年以上', en: 'Two years old' },
              tests: [{ metric: 'foundedOn', yearsOld: 2 }],
              relaxable: false,
            },
          ],
        },
      },
    });
    const result = simulate(age('submission-day'), age('closing-day'), [
      subject(
        '甲',
        { foundedOn: '2024-03-10' },
        { days: { submission: lawDay('2026-03-02'), closing: lawDay('2026-03-31') } },
      ),
    ]);
    expect(result.affected[0]?.changes).toEqual([{ criterion: 'age', from: 'unmet', to: 'met' }]);
  });
});

describe('两个文本的差异', () => {
  test('数值、文字和有效期逐处列出，连同条款', () => {
    const after = replaced([TALENTS, '{ metric: contactedTalentCount, atLeast: 25 }'], ['years: 3', 'years: 5']);
    const changes = changesBetween(before, after);
    expect(changes).toContainEqual({ path: 'recognition.years', clause: '14', before: '3', after: '5' });
    expect(changes).toContainEqual({
      path: 'baseTypes.work-base.criteria.talents.tests.1.atLeast',
      clause: '7.5',
      before: '20',
      after: '25',
    });
    expect(simulate(before, after, []).changes.map((change) => change.path)).toEqual(['recognition.years']);
  });

  test('新增的材料按其标识列出，不使后面的材料都显得变了', () => {
    const [first] = before.materials;
    if (first === undefined) throw new Error('no material');
    const changes = changesBetween(before, { ...before, materials: [{ ...first, id: 'plan' }, ...before.materials] });
    expect(changes.every((change) => change.path.startsWith('materials.plan.'))).toBe(true);
    expect(changes).toContainEqual(
      expect.objectContaining({ path: 'materials.plan.label', before: null, after: first.label }),
    );
  });
});
