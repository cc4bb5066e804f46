import type { ClauseRef } from '#policy/clause.ts';
import type { StepKind } from '#policy/route.ts';
import type { Text } from '#policy/text.ts';
import {
  belongsToUnit,
  currentStep,
  holdsOfficeAt,
  holdsStep,
  type Actor,
  type ApplicationFile,
} from './application-file.ts';

/** Everything that can be done to an application file. State changes by these and by the clock closing a public notice. */
export const commands = {
  'save-draft': { zh: '保存', en: 'Save' },
  submit: { zh: '提交申请', en: 'Submit application' },
  discard: { zh: '删除草稿', en: 'Discard draft' },
  withdraw: { zh: '撤回申请', en: 'Withdraw application' },
  'judge-criterion': { zh: '研判条件', en: 'Judge a condition' },
  endorse: { zh: '同意推荐', en: 'Endorse' },
  'return-for-correction': { zh: '退回补正', en: 'Return for correction' },
  refuse: { zh: '不予推荐', en: 'Refuse' },
  select: { zh: '择优推荐', en: 'Select the best' },
  'open-publicity': { zh: '发布公示', en: 'Open public notice' },
  'resolve-objection': { zh: '办理异议', en: 'Handle objection' },
  'sign-opinion': { zh: '签署意见并行文', en: 'Sign opinion and write' },
  'pass-formal-check': { zh: '通过形式审查', en: 'Pass formal check' },
  'assign-experts': { zh: '指派专家', en: 'Assign experts' },
  'submit-review': { zh: '提交评审意见', en: 'Submit review' },
  'decline-review': { zh: '申请回避', en: 'Decline for conflict' },
  'conclude-review': { zh: '汇总专家意见', en: 'Conclude expert review' },
  decide: { zh: '审定', en: 'Decide' },
  approve: { zh: '下达批复', en: 'Issue approval' },
  'find-fraud': { zh: '认定弄虚作假', en: 'Find fraud' },
  'record-misconduct': { zh: '记录评审违规', en: 'Record misconduct' },
} as const satisfies Record<string, Text>;
export type Command = keyof typeof commands;
export const commandNames = Object.keys(commands) as Command[];

/** Why a command is not possible now; the product shows it beside the disabled button, with the clause. */
export type Obstacle = { code: ObstacleCode; clauses: readonly ClauseRef[]; count?: number };

export const obstacleTexts = {
  'not-yours': { zh: '不在您的职责范围', en: 'Not within your responsibility' },
  'own-unit': { zh: '您在申报单位任职，应当回避', en: 'You belong to the applicant and must stand aside' },
  'acted-at-another-level': {
    zh: '您已在另一级办理过此件，同一人不得两级办理',
    en: 'You have acted on this file at another level',
  },
  'not-now': { zh: '当前环节不能办理此事', en: 'Not possible at the present step' },
  ended: { zh: '此件已办结', en: 'The file is closed' },
  'criteria-unmet': { zh: '有条件不符合', en: 'Conditions are not met' },
  'criteria-unjudged': { zh: '有条件待研判', en: 'Conditions wait for judgement' },
  'notice-open': { zh: '正在公示，材料不得变动', en: 'The file is on public notice and cannot change' },
  'notice-not-opened': { zh: '尚未公示', en: 'No public notice has been opened' },
  'notice-already-opened': { zh: '已经公示', en: 'The public notice has been opened already' },
  'objection-open': { zh: '有异议尚未办结', en: 'An objection is still open' },
  'objection-upheld': {
    zh: '有异议成立，请退回补正或不予推荐',
    en: 'An objection was upheld: return or refuse the file',
  },
  'changed-since-publicity': {
    zh: '材料与公示时不一致，需重新公示',
    en: 'The file differs from what was published; publish again',
  },
  'experts-missing': { zh: '专家人数不足', en: 'Not enough experts are assigned' },
  'reviews-missing': { zh: '专家意见未交齐', en: 'Reviews are still missing' },
  'review-submitted': { zh: '您已提交评审意见', en: 'You have submitted your review' },
  'experts-have-reviewed': {
    zh: '已有专家提交意见，不能整体改派',
    en: 'A review has been submitted; the panel cannot be replaced',
  },
  'list-not-submitted': {
    zh: '推荐单位按整份名单提交，请在推荐名单中提交',
    en: 'The recommender submits its list as a whole; submit it there',
  },
  'no-objection-open': { zh: '没有待办的异议', en: 'No objection is open' },
  decided: { zh: '已经审定，不能撤回', en: 'Decided already; it cannot be withdrawn' },
} as const satisfies Record<string, Text>;
export type ObstacleCode = keyof typeof obstacleTexts;

const obstacle = (code: ObstacleCode, clauses: readonly ClauseRef[] = [], count?: number): Obstacle => ({
  code,
  clauses,
  ...(count === undefined ? {} : { count }),
});

type Rule = {
  statuses: readonly ApplicationFile['status'][];
  /** Steps at which the command exists; absent: at any. */
  steps?: readonly StepKind[];
  actor: (actor: Actor, file: ApplicationFile) => boolean;
  guard?: (file: ApplicationFile, actor: Actor) => Obstacle | undefined;
};

const applicant = (actor: Actor, file: ApplicationFile): boolean =>
  actor.holdings.some(
    (holding) => holding.unitId === file.unitId && (holding.role === 'applicant' || holding.role === 'unit-head'),
  );
const stepHolder = (actor: Actor, file: ApplicationFile): boolean => {
  const step = currentStep(file);
  return step !== undefined && holdsStep(actor, step);
};
const assignedExpert = (actor: Actor, file: ApplicationFile): boolean =>
  file.reviews.expertIds.includes(actor.accountId);
const ofAuthority = (actor: Actor, file: ApplicationFile): boolean => holdsOfficeAt(actor, file.authority);

const clauseOfStep = (file: ApplicationFile): ClauseRef[] => {
  const step = currentStep(file);
  return step ? [step.clause] : [];
};

const criteriaSettled = (file: ApplicationFile): Obstacle | undefined => {
  if (file.unmet.length > 0) return obstacle('criteria-unmet', file.unmet, file.unmet.length);
  if (file.unjudged.length > 0) return obstacle('criteria-unjudged', file.unjudged, file.unjudged.length);
  return undefined;
};
/** At its recommender a file goes on only with the whole list (cast-partner-2023 5). */
const endorsable = (file: ApplicationFile): Obstacle | undefined =>
  criteriaSettled(file) ??
  (file.nomination?.submitted === false && file.nomination.by === currentStep(file)?.associationCode
    ? obstacle('list-not-submitted', clauseOfStep(file))
    : undefined);
const notWhileShown = (file: ApplicationFile): Obstacle | undefined =>
  currentStep(file)?.kind === 'publicity' && file.publicity.state === 'open'
    ? obstacle('notice-open', clauseOfStep(file))
    : undefined;
const notYetReviewed = (file: ApplicationFile, actor: Actor): Obstacle | undefined =>
  file.reviews.submittedBy.includes(actor.accountId) ? obstacle('review-submitted', clauseOfStep(file)) : undefined;
const openable = (file: ApplicationFile): Obstacle | undefined =>
  file.publicity.state === 'none' ? criteriaSettled(file) : obstacle('notice-already-opened', clauseOfStep(file));
const signable = (file: ApplicationFile): Obstacle | undefined => {
  const clauses = clauseOfStep(file);
  // A route without a public notice goes from review to letter.
  if (!file.route.some((step) => step.kind === 'publicity')) return undefined;
  if (file.publicity.state === 'none') return obstacle('notice-not-opened', clauses);
  if (file.publicity.state === 'open') return obstacle('notice-open', clauses);
  if (file.publicity.openObjections > 0) return obstacle('objection-open', clauses, file.publicity.openObjections);
  if (file.publicity.upheldObjections > 0)
    return obstacle('objection-upheld', clauses, file.publicity.upheldObjections);
  return file.changedSincePublicity ? obstacle('changed-since-publicity', clauses) : undefined;
};
const concludable = (file: ApplicationFile): Obstacle | undefined => {
  const { expertIds, submittedBy, required } = file.reviews;
  if (expertIds.length < required) return obstacle('experts-missing', clauseOfStep(file), required - expertIds.length);
  const missing = expertIds.filter((expert) => !submittedBy.includes(expert)).length;
  return missing > 0 ? obstacle('reviews-missing', clauseOfStep(file), missing) : undefined;
};
const beforeDecision = (file: ApplicationFile): Obstacle | undefined =>
  currentStep(file)?.kind === 'approval' ? obstacle('decided', clauseOfStep(file)) : undefined;

const reviewSteps = [
  'review',
  'selection',
  'publicity',
  'endorsement',
  'formal-check',
  'expert-review',
  'decision',
] as const;

const rules: Record<Command, Rule> = {
  'save-draft': { statuses: ['draft', 'returned'], actor: applicant },
  submit: { statuses: ['draft', 'returned'], actor: applicant },
  discard: { statuses: ['draft'], actor: applicant },
  withdraw: { statuses: ['in-progress', 'returned'], actor: applicant, guard: beforeDecision },
  'judge-criterion': { statuses: ['in-progress'], steps: ['review'], actor: stepHolder },
  endorse: { statuses: ['in-progress'], steps: ['review'], actor: stepHolder, guard: endorsable },
  'return-for-correction': { statuses: ['in-progress'], steps: reviewSteps, actor: stepHolder, guard: notWhileShown },
  refuse: { statuses: ['in-progress'], steps: reviewSteps, actor: stepHolder, guard: notWhileShown },
  select: { statuses: ['in-progress'], steps: ['selection'], actor: stepHolder },
  'open-publicity': { statuses: ['in-progress'], steps: ['publicity'], actor: stepHolder, guard: openable },
  'resolve-objection': {
    statuses: ['in-progress'],
    steps: ['publicity'],
    actor: stepHolder,
    guard: (file) =>
      file.publicity.openObjections > 0 ? undefined : obstacle('no-objection-open', clauseOfStep(file)),
  },
  'sign-opinion': { statuses: ['in-progress'], steps: ['endorsement'], actor: stepHolder, guard: signable },
  'pass-formal-check': { statuses: ['in-progress'], steps: ['formal-check'], actor: stepHolder },
  'assign-experts': {
    statuses: ['in-progress'],
    steps: ['expert-review'],
    actor: stepHolder,
    guard: (file) =>
      file.reviews.expertIds.length === file.reviews.required &&
      file.reviews.submittedBy.length === file.reviews.required
        ? obstacle('experts-have-reviewed', clauseOfStep(file))
        : undefined,
  },
  'submit-review': {
    statuses: ['in-progress'],
    steps: ['expert-review'],
    actor: assignedExpert,
    guard: notYetReviewed,
  },
  'decline-review': {
    statuses: ['in-progress'],
    steps: ['expert-review'],
    actor: assignedExpert,
    guard: notYetReviewed,
  },
  'conclude-review': { statuses: ['in-progress'], steps: ['expert-review'], actor: stepHolder, guard: concludable },
  decide: { statuses: ['in-progress'], steps: ['decision'], actor: stepHolder },
  approve: { statuses: ['in-progress'], steps: ['approval'], actor: stepHolder },
  'find-fraud': { statuses: ['in-progress', 'returned', 'refused', 'withdrawn'], actor: ofAuthority },
  'record-misconduct': {
    statuses: ['in-progress', 'returned', 'refused', 'withdrawn', 'cancelled', 'recognised'],
    actor: ofAuthority,
  },
};

/** Commands of applicants are the only ones for which belonging to the unit is no conflict. */
const ofApplicant: readonly Command[] = ['save-draft', 'submit', 'discard', 'withdraw'];
/** Commands that carry the file on: no one takes part in them at two levels. */
const ofOversight: readonly Command[] = ['find-fraud', 'record-misconduct'];

const conflictOf = (command: Command, file: ApplicationFile, actor: Actor): Obstacle | undefined => {
  if (ofApplicant.includes(command)) return undefined;
  if (belongsToUnit(actor, file.unitId)) return obstacle('own-unit');
  if (ofOversight.includes(command)) return undefined;
  const here = currentStep(file)?.associationCode;
  const elsewhere = file.actedBy.some((act) => act.accountId === actor.accountId && act.associationCode !== here);
  return elsewhere ? obstacle('acted-at-another-level') : undefined;
};

/**
 * Why `actor` cannot give `command` on `file` now, or undefined if he can. The server asks before acting and the
 * web to explain a disabled button; there is no other place where this is decided.
 */
export const obstacleTo = (command: Command, file: ApplicationFile, actor: Actor): Obstacle | undefined => {
  const rule = rules[command];
  const step = currentStep(file);
  if (!rule.statuses.includes(file.status)) {
    return obstacle(
      file.status === 'draft' || file.status === 'in-progress' || file.status === 'returned' ? 'not-now' : 'ended',
    );
  }
  if (rule.steps && (step === undefined || !rule.steps.includes(step.kind))) return obstacle('not-now');
  if (!rule.actor(actor, file)) return obstacle('not-yours', clauseOfStep(file));
  return conflictOf(command, file, actor) ?? rule.guard?.(file, actor);
};

/** The commands that concern this person at this state, each with what stands in its way, if anything does. */
export const commandsFor = (
  file: ApplicationFile,
  actor: Actor,
): { command: Command; obstacle: Obstacle | undefined }[] =>
  commandNames
    .map((command) => ({ command, obstacle: obstacleTo(command, file, actor) }))
    .filter(({ obstacle: found }) => found === undefined || !['not-yours', 'not-now', 'ended'].includes(found.code));
