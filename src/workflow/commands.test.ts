import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRegulation } from '#policy/load-regulation.ts';
import type { Role } from '#policy/roles.ts';
import type { Actor, ApplicationFile, ApplicationStatus, PlannedStep } from './application-file.ts';
import { commandNames, obstacleTo, type Command } from './commands.ts';
import { planRoute } from './plan-route.ts';

const loaded = loadRegulation(readFileSync(new URL('../../regulations/cast-2022.yaml', import.meta.url), 'utf8'));
if (!loaded.ok) throw new Error('cast-2022 has faults');
const { regulation } = loaded;

const planned = (
  type: string,
  recommender: { code: string; kind: 'society' | 'province' } | null = null,
  circumstances: ('municipality' | 'corps' | 'direct-under-province')[] = [],
) =>
  planRoute(regulation, type, {
    associations: {
      district: null,
      prefecture: circumstances.length > 0 ? null : 'prefecture-520100',
      province: 'province-520000',
    },
    lane: null,
    nominator: null,
    circumstances: new Set(circumstances),
    recommender,
  });
const plan = planned('work-base');
if (!plan.ok) throw new Error('no route');
const route = plan.steps;

const at = (role: Role, associationCode: string | null, unitId: string | null = null): Actor => ({
  accountId: `${role}@${associationCode ?? unitId}`,
  holdings: [{ role, associationCode, unitId }],
});
const actors = {
  申报单位: at('applicant', null, 'unit'),
  单位负责人: at('unit-head', null, 'unit'),
  其他单位: at('applicant', null, 'other-unit'),
  本地市: at('prefecture-officer', 'prefecture-520100'),
  其他地市: at('prefecture-officer', 'prefecture-420100'),
  本省: at('province-officer', 'province-520000'),
  其他省: at('province-officer', 'province-420000'),
  学会: at('society-officer', 'society-optical'),
  受理机构: at('intake-officer', 'intake'),
  被指派专家: at('expert', 'nation'),
  未指派专家: { accountId: 'stranger', holdings: [{ role: 'expert', associationCode: 'nation', unitId: null }] },
  领导小组: at('leading-group', 'leading-group'),
  国家: at('national-officer', 'nation'),
  审计: at('auditor', 'nation'),
  管理员: at('administrator', 'nation'),
} satisfies Record<string, Actor>;
type Who = keyof typeof actors;

const expert = actors.被指派专家.accountId;
const fileAt = (status: ApplicationStatus, stepId: string, over: Partial<ApplicationFile> = {}): ApplicationFile => ({
  status,
  unitId: 'unit',
  route,
  stepIndex: (over.route ?? route).findIndex((step) => step.id === stepId),
  actedBy: [],
  publicity: { state: 'none', openObjections: 0, upheldObjections: 0 },
  reviews: { expertIds: [], submittedBy: [], required: 3 },
  unmet: [],
  unjudged: [],
  authority: 'nation',
  nomination: null,
  changedSincePublicity: false,
  ...over,
});

/** A route that picks the best and writes without a public notice, as a province's call may have it. */
const withSelection: PlannedStep[] = route.flatMap((step) =>
  step.kind === 'publicity' ? [{ ...step, id: 'selection', kind: 'selection' as const }] : [step],
);

const national: Partial<Record<Who, Command[]>> = { 国家: ['find-fraud', 'record-misconduct'] };
const owner = (commands: Command[]): Partial<Record<Who, Command[]>> => ({ 申报单位: commands, 单位负责人: commands });
const withdrawable = { ...owner(['withdraw']), ...national };
const notice = (openObjections = 0, upheldObjections = 0) => ({
  state: 'closed' as const,
  openObjections,
  upheldObjections,
});
const panel = (submitted: number) => ({
  expertIds: [expert, 'e2', 'e3'],
  submittedBy: ['e2', 'e3', expert].slice(0, submitted),
  required: 3,
});

/** For every state, who may do exactly what; a person not named may do nothing, and any other command is refused. */
const table: [state: string, file: ApplicationFile, may: Partial<Record<Who, Command[]>>][] = [
  ['草稿', fileAt('draft', 'submission'), owner(['save-draft', 'submit', 'discard'])],
  [
    '退回补正',
    fileAt('returned', 'prefecture-review'),
    { ...owner(['save-draft', 'submit', 'withdraw']), ...national },
  ],
  [
    '地市审核',
    fileAt('in-progress', 'prefecture-review'),
    { ...withdrawable, 本地市: ['judge-criterion', 'endorse', 'return-for-correction', 'refuse'] },
  ],
  [
    '地市审核，有条件待研判',
    fileAt('in-progress', 'prefecture-review', { unjudged: ['7.3'] }),
    { ...withdrawable, 本地市: ['judge-criterion', 'return-for-correction', 'refuse'] },
  ],
  [
    '省级审核',
    fileAt('in-progress', 'province-review'),
    { ...withdrawable, 本省: ['judge-criterion', 'endorse', 'return-for-correction', 'refuse'] },
  ],
  [
    '省级审核，有条件不符合',
    fileAt('in-progress', 'province-review', { unmet: ['7.5'] }),
    { ...withdrawable, 本省: ['judge-criterion', 'return-for-correction', 'refuse'] },
  ],
  [
    '推荐单位审核，名单未提交',
    fileAt('in-progress', 'province-review', { nomination: { by: 'province-520000', submitted: false } }),
    { ...withdrawable, 本省: ['judge-criterion', 'return-for-correction', 'refuse'] },
  ],
  [
    '推荐单位审核，名单已提交',
    fileAt('in-progress', 'province-review', { nomination: { by: 'province-520000', submitted: true } }),
    { ...withdrawable, 本省: ['judge-criterion', 'endorse', 'return-for-correction', 'refuse'] },
  ],
  [
    '别处的审核，推荐单位的名单与它无关',
    fileAt('in-progress', 'prefecture-review', { nomination: { by: 'province-520000', submitted: false } }),
    { ...withdrawable, 本地市: ['judge-criterion', 'endorse', 'return-for-correction', 'refuse'] },
  ],
  [
    '择优推荐',
    fileAt('in-progress', 'selection', { route: withSelection }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse', 'select'] },
  ],
  [
    '行文，路线没有公示',
    fileAt('in-progress', 'endorsement', { route: withSelection }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse', 'sign-opinion'] },
  ],
  [
    '公示前',
    fileAt('in-progress', 'publicity'),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse', 'open-publicity'] },
  ],
  [
    '公示中',
    fileAt('in-progress', 'publicity', { publicity: { state: 'open', openObjections: 0, upheldObjections: 0 } }),
    { ...withdrawable },
  ],
  [
    '公示中，有异议',
    fileAt('in-progress', 'publicity', { publicity: { state: 'open', openObjections: 1, upheldObjections: 0 } }),
    { ...withdrawable, 本省: ['resolve-objection'] },
  ],
  [
    '公示期满，异议未办结',
    fileAt('in-progress', 'publicity', { publicity: notice(1) }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse', 'resolve-objection'] },
  ],
  [
    '公示期满，异议成立',
    fileAt('in-progress', 'publicity', { publicity: notice(0, 1) }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse'] },
  ],
  [
    '签署意见',
    fileAt('in-progress', 'endorsement', { publicity: notice() }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse', 'sign-opinion'] },
  ],
  [
    '签署意见，公示后材料有变',
    fileAt('in-progress', 'endorsement', { publicity: notice(), changedSincePublicity: true }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse'] },
  ],
  [
    '签署意见，异议未办结',
    fileAt('in-progress', 'endorsement', { publicity: notice(1) }),
    { ...withdrawable, 本省: ['return-for-correction', 'refuse'] },
  ],
  [
    '形式审查',
    fileAt('in-progress', 'formal-check'),
    { ...withdrawable, 受理机构: ['return-for-correction', 'refuse', 'pass-formal-check'] },
  ],
  [
    '专家评审，未指派',
    fileAt('in-progress', 'expert-review'),
    { ...withdrawable, 受理机构: ['return-for-correction', 'refuse', 'assign-experts'] },
  ],
  [
    '专家评审，评审中',
    fileAt('in-progress', 'expert-review', { reviews: panel(0) }),
    {
      ...withdrawable,
      受理机构: ['return-for-correction', 'refuse', 'assign-experts'],
      被指派专家: ['submit-review', 'decline-review'],
    },
  ],
  [
    '专家评审，意见交齐',
    fileAt('in-progress', 'expert-review', { reviews: panel(3) }),
    { ...withdrawable, 受理机构: ['return-for-correction', 'refuse', 'conclude-review'] },
  ],
  [
    '审定',
    fileAt('in-progress', 'decision'),
    { ...withdrawable, 领导小组: ['return-for-correction', 'refuse', 'decide'] },
  ],
  ['批复', fileAt('in-progress', 'approval'), { 国家: ['approve', 'find-fraud', 'record-misconduct'] }],
  ['未通过', fileAt('refused', 'province-review'), national],
  ['已撤回', fileAt('withdrawn', 'province-review'), national],
  ['已取消', fileAt('cancelled', 'province-review'), { 国家: ['record-misconduct'] }],
  ['已认定', fileAt('recognised', 'approval'), { 国家: ['record-misconduct'] }],
];

describe('每个状态下，每个角色恰好能做什么', () => {
  test.each(table)('%s', (_, file, may) => {
    for (const who of Object.keys(actors) as Who[]) {
      const possible = commandNames.filter((command) => obstacleTo(command, file, actors[who]) === undefined);
      expect(possible.toSorted(), who).toEqual((may[who] ?? []).toSorted());
    }
  });

  test('每个命令至少在一个状态可用', () => {
    const used = new Set(table.flatMap(([, , may]) => Object.values(may).flat()));
    expect(commandNames.filter((command) => !used.has(command))).toEqual([]);
  });
});

describe('回避', () => {
  test('在申报单位任职的审核人什么也不能办', () => {
    const both: Actor = {
      accountId: 'both',
      holdings: [
        { role: 'province-officer', associationCode: 'province-520000', unitId: null },
        { role: 'applicant', associationCode: null, unitId: 'unit' },
      ],
    };
    expect(obstacleTo('endorse', fileAt('in-progress', 'province-review'), both)?.code).toBe('own-unit');
  });

  test('地市升任省级的人不能再办同一件；同一级可以办后续环节', () => {
    const file = fileAt('in-progress', 'province-review', {
      actedBy: [{ accountId: actors.本省.accountId, associationCode: 'prefecture-520100' }],
    });
    expect(obstacleTo('endorse', file, actors.本省)?.code).toBe('acted-at-another-level');
    const same = fileAt('in-progress', 'publicity', {
      actedBy: [{ accountId: actors.本省.accountId, associationCode: 'province-520000' }],
    });
    expect(obstacleTo('open-publicity', same, actors.本省)).toBeUndefined();
  });
});

describe('流程（第十二、十三条）', () => {
  const idsOf = (result: ReturnType<typeof planned>) => (result.ok ? result.steps.map((step) => step.id) : result);
  test('境内单位九步；直辖市、省直、兵团没有地市一步', () => {
    expect(idsOf(plan)).toHaveLength(9);
    for (const circumstance of ['municipality', 'direct-under-province', 'corps'] as const) {
      expect(idsOf(planned('work-base', null, [circumstance]))).not.toContain('prefecture-review');
    }
  });

  test('海外基地由已登记合作的学会或省科协审核，没有则不能确定流程', () => {
    expect(planned('overseas-base')).toEqual({ ok: false, missing: 'recommender', clause: '12.2.2' });
    const society = planned('overseas-base', { code: 'society-optical', kind: 'society' });
    expect(society.ok && society.steps.find((step) => step.kind === 'review')).toMatchObject({
      associationCode: 'society-optical',
      roles: ['society-officer'],
    });
    const province = planned('overseas-base', { code: 'province-520000', kind: 'province' });
    expect(province.ok && province.steps.find((step) => step.kind === 'review')?.roles).toEqual(['province-officer']);
  });
});
