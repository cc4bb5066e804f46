import type { Verdict } from '#policy/criteria.ts';
import type { CriterionEffect, Standing } from '#policy/simulate.ts';
import type { Text } from '#policy/text.ts';

/** Words of a simulation's workbook and of the command line. */
export const simulationWords = {
  zh: {
    criteria: '条件',
    affected: '受影响的基地和申请',
    rules: '规则变化',
    type: '类型',
    clause: '条款',
    conditionBefore: '条件（现文本）',
    conditionAfter: '条件（新文本）',
    state: '变化',
    before: '现文本',
    after: '新文本',
    name: '名称',
    kind: '类别',
    conditions: '条件的变化',
    path: '位置',
    recognition: '基地',
    application: '在办申请',
  },
  en: {
    criteria: 'Conditions',
    affected: 'Affected',
    rules: 'Rules',
    type: 'Type',
    clause: 'Clause',
    conditionBefore: 'Condition (present text)',
    conditionAfter: 'Condition (new text)',
    state: 'Change',
    before: 'Present text',
    after: 'New text',
    name: 'Name',
    kind: 'Kind',
    conditions: 'Conditions that change',
    path: 'Place',
    recognition: 'Base',
    application: 'Open application',
  },
} as const;

export const verdictNames: Record<Verdict, Text> = {
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'unmet' },
  'needs-judgement': { zh: '待研判', en: 'needs judgement' },
  relaxed: { zh: '已放宽', en: 'relaxed' },
  incomplete: { zh: '缺数据', en: 'no value' },
};
export const standingNames: Record<Standing, Text> = {
  pass: { zh: '全部符合', en: 'All met' },
  fail: { zh: '有不符合', en: 'Some unmet' },
  judgement: { zh: '待研判', en: 'To judge' },
  incomplete: { zh: '缺数据', en: 'Values missing' },
  'no-type': { zh: '没有此类型', en: 'No such type' },
};
export const effectStates: Record<CriterionEffect['state'], Text> = {
  same: { zh: '未变', en: 'Same' },
  changed: { zh: '有修改', en: 'Changed' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '取消', en: 'Removed' },
};
