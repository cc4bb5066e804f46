import type { Text } from '#policy/text.ts';
import type { Verdict } from '#policy/criteria.ts';
import type { Case } from '#contract/case.ts';

/** Words of the events of a file; those with a tone are opinions and stand filled in the timeline. */
export const eventNames = {
  started: { text: { zh: '新建申请', en: 'started the application' }, tone: null },
  submitted: { text: { zh: '提交申请', en: 'submitted the application' }, tone: null },
  resubmitted: { text: { zh: '按补正要求重新提交', en: 'resubmitted after correction' }, tone: null },
  withdrawn: { text: { zh: '撤回申请', en: 'withdrew the application' }, tone: null },
  'criterion-judged': { text: { zh: '研判一项条件', en: 'judged a condition' }, tone: null },
  judged: { text: { zh: '研判一项条件', en: 'judged a condition' }, tone: null },
  endorsed: { text: { zh: '同意推荐', en: 'endorsed' }, tone: 'met' },
  returned: { text: { zh: '退回补正', en: 'returned for correction' }, tone: 'needs-judgement' },
  refused: { text: { zh: '不予推荐', en: 'refused' }, tone: 'unmet' },
  'publicity-opened': { text: { zh: '发布公示', en: 'opened the public notice' }, tone: null },
  'publicity-closed': { text: { zh: '公示期满', en: 'the public notice closed' }, tone: null },
  'objection-received': { text: { zh: '收到异议', en: 'an objection was received' }, tone: null },
  'objection-resolved': { text: { zh: '办结异议', en: 'disposed of an objection' }, tone: null },
  'objection-dismissed': { text: { zh: '异议不成立', en: 'dismissed an objection' }, tone: null },
  'objection-upheld': { text: { zh: '异议成立', en: 'upheld an objection' }, tone: 'unmet' },
  'opinion-signed': { text: { zh: '签署意见并行文', en: 'signed the opinion and wrote officially' }, tone: 'met' },
  'formal-check-passed': { text: { zh: '通过形式审查', en: 'passed the formal check' }, tone: 'met' },
  'experts-assigned': { text: { zh: '指派专家', en: 'assigned experts' }, tone: null },
  'review-submitted': { text: { zh: '提交评审意见', en: 'submitted a review' }, tone: null },
  'review-declined': { text: { zh: '申请回避', en: 'declined for conflict of interest' }, tone: null },
  'review-concluded': { text: { zh: '汇总专家意见', en: 'concluded the expert review' }, tone: 'met' },
  decided: { text: { zh: '审定', en: 'decided' }, tone: 'met' },
  'decided-against': { text: { zh: '审定未通过', en: 'decided against' }, tone: 'unmet' },
  deferred: { text: { zh: '暂缓审定', en: 'deferred the decision' }, tone: 'needs-judgement' },
  nominated: { text: { zh: '随推荐名单提交', en: 'submitted with the list of nominations' }, tone: 'met' },
  'nomination-withdrawn': { text: { zh: '推荐单位撤回推荐', en: 'withdrew the nomination' }, tone: 'unmet' },
  selected: { text: { zh: '择优推荐', en: 'selected' }, tone: 'met' },
  'not-selected': { text: { zh: '未获择优推荐', en: 'not selected' }, tone: 'unmet' },
  'cap-override-requested': { text: { zh: '提请超出年度数量', en: 'asked to go past the yearly number' }, tone: null },
  'cap-override-approved': { text: { zh: '同意超出年度数量', en: 'agreed to go past the yearly number' }, tone: 'met' },
  approved: { text: { zh: '下达批复，予以认定', en: 'issued the approval and recognised' }, tone: 'met' },
  recognised: { text: { zh: '予以认定', en: 'recognised' }, tone: 'met' },
  'fraud-found': { text: { zh: '认定弄虚作假', en: 'found fraud' }, tone: 'unmet' },
  cancelled: { text: { zh: '取消申报资格', en: 'cancelled the application' }, tone: 'unmet' },
  'misconduct-recorded': { text: { zh: '记录评审违规', en: 'recorded misconduct in review' }, tone: null },
} as const satisfies Record<string, { text: Text; tone: Verdict | null }>;

export type EventName = keyof typeof eventNames;

type Event = Case['events'][number];

/** The name of an event as it went: a decision against is not a decision for. */
export const eventNameOf = (event: Event): { text: Text; tone: Verdict | null } => {
  if (event.type === 'decided' && event.details['outcome'] === 'rejected') return eventNames['decided-against'];
  return event.type in eventNames
    ? eventNames[event.type as EventName]
    : { text: { zh: event.type, en: event.type }, tone: null };
};

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** What an event says beside its name: the condition judged, the number given, how many places were asked back. */
export const eventDetailOf = ({ details }: Event): Text | null => {
  const { condition, flags, number, documentNumber } = details;
  if (isText(condition)) return condition;
  if (Array.isArray(flags)) return { zh: `标注 ${flags.length} 处`, en: `places flagged: ${flags.length}` };
  const said = number ?? documentNumber;
  return typeof said === 'string' ? { zh: said, en: said } : null;
};
