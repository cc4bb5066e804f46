import { z } from 'zod';
import { localeSchema, type Locale, type Text } from '#policy/text.ts';

/** Every expected refusal: HTTP status and its words. `{name}` in the words is filled from the details. */
export const refusals = {
  'invalid-request': { status: 400, zh: '所填内容有误：{what}', en: 'Something is not right: {what}' },
  'not-signed-in': { status: 401, zh: '请先登录', en: 'Please sign in' },
  'wrong-credentials': { status: 401, zh: '邮箱或密码不对', en: 'The e-mail or password is wrong' },
  'too-many-attempts': {
    status: 429,
    zh: '尝试过多，请 {minutes} 分钟后再试',
    en: 'Too many attempts; try again in {minutes} minutes',
  },
  'too-busy': {
    status: 503,
    zh: '此刻办理的人多，请稍后再试；您填的内容没有丢失',
    en: 'The service is busy; try again shortly. Nothing you entered is lost',
  },
  'cross-site': {
    status: 403,
    zh: '请求来自别的网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  'not-permitted': { status: 403, zh: '您的岗位没有此项权限', en: 'Your role does not include this' },
  'not-found': { status: 404, zh: '没有找到，或不在您的管辖范围', en: 'Not found, or outside your jurisdiction' },
  'stale-version': {
    status: 409,
    zh: '{who}已于 {at} 改动过，您的内容没有写入。请刷新后核对再办',
    en: '{who} changed this at {at}; yours was not written. Reload, compare and try again',
  },
  'acted-already': { status: 409, zh: '{who}已于 {at} 办理', en: '{who} acted at {at}' },
  'cannot-now': { status: 409, zh: '尚不能办理：{reason}', en: 'Not possible yet: {reason}' },
  'call-not-open': {
    status: 409,
    zh: '申报通知不在受理期内（{opens} 至 {closes}）',
    en: 'The call is not open ({opens} to {closes})',
  },
  'type-not-open': {
    status: 409,
    zh: '本通知未开放或已暂停此类型',
    en: 'This type is not open or is suspended in this call',
  },
  'application-exists': {
    status: 409,
    zh: '贵单位在本通知下已有此类型的申请',
    en: 'Your unit has an application of this type under this call',
  },
  barred: {
    status: 409,
    zh: '因弄虚作假，贵单位至 {until} 不得申报',
    en: 'Because of a fraud finding your unit may not apply until {until}',
  },
  'form-incomplete': { status: 422, zh: '还有 {count} 处未填或有误', en: '{count} entries are missing or wrong' },
  'materials-missing': { status: 422, zh: '缺少材料：{list}', en: 'Materials are missing: {list}' },
  'criteria-unmet': { status: 422, zh: '有条件不符合：{list}', en: 'Conditions are not met: {list}' },
  'no-route': { status: 422, zh: '无法确定审核单位：{missing}', en: 'No reviewing body can be found: {missing}' },
  'field-locked': {
    status: 409,
    zh: '只有被退回标注的内容可以修改：{list}',
    en: 'Only what was flagged can be changed: {list}',
  },
  'nothing-flagged': { status: 422, zh: '请至少标注一处需要补正的内容', en: 'Flag at least one thing to correct' },
  'judgement-not-possible': { status: 409, zh: '此条件不能这样研判', en: 'This condition cannot be judged so' },
  'conflict-of-interest': { status: 409, zh: '{who}需回避：{reason}', en: '{who} must stand aside: {reason}' },
  'experts-count': { status: 422, zh: '需要指派 {needed} 位专家', en: '{needed} experts are needed' },
  'score-out-of-range': { status: 422, zh: '{item}的分数应在 0 到 {maximum} 之间', en: '{item} takes 0 to {maximum}' },
  'votes-impossible': { status: 422, zh: '票数与到会人数不符', en: 'The votes do not fit the number present' },
  'not-in-state': {
    status: 409,
    zh: '所选申请有的不在此环节：{list}',
    en: 'Some of the files are not at this step: {list}',
  },
  'no-publicity-length': {
    status: 409,
    zh: '申报通知未设定公示期，不能公示',
    en: 'The call sets no length of notice; it cannot be opened',
  },
  'calendar-missing': {
    status: 409,
    zh: '没有 {year} 年的工作日历，不能按工作日计算',
    en: 'There is no calendar of working days for {year}',
  },
  'call-invalid': { status: 422, zh: '通知的设置有误：{what}', en: 'The call is not set right: {what}' },
  'call-published': {
    status: 409,
    zh: '通知已发布，此项不能再改',
    en: 'The call is published; this can no longer change',
  },
  'email-taken': { status: 409, zh: '此邮箱已注册', en: 'This e-mail is registered already' },
  'unit-taken': {
    status: 409,
    zh: '此单位已注册，请联系单位管理员',
    en: 'This unit is registered; ask its administrator',
  },
  'credit-code-wrong': {
    status: 422,
    zh: '统一社会信用代码不对：{what}',
    en: 'The unified social credit code is wrong: {what}',
  },
  'password-weak': {
    status: 422,
    zh: '密码至少 12 个字符，且不能是常见密码',
    en: 'At least 12 characters, and not a common password',
  },
  'upload-too-large': { status: 413, zh: '文件超过 {limit} MB', en: 'The file is larger than {limit} MB' },
  'upload-refused': { status: 422, zh: '文件不能接收：{reason}', en: 'The file cannot be accepted: {reason}' },
  'upload-limit': { status: 409, zh: '此项最多 {limit} 份', en: 'At most {limit} files here' },
  'notice-closed': { status: 409, zh: '公示已于 {at} 结束', en: 'The notice closed at {at}' },
  'objection-incomplete': {
    status: 422,
    zh: '实名异议需写明姓名、联系方式和理由',
    en: 'A real-name objection needs a name, a contact and the reasons',
  },
  'date-out-of-bounds': {
    status: 422,
    zh: '日期应在 {from} 至 {to} 之间',
    en: 'The date must lie between {from} and {to}',
  },
  'rule-absent': {
    status: 409,
    zh: '本办法未作规定，请人工决定',
    en: 'This regulation has no such rule. Please decide',
  },
  'name-taken': { status: 409, zh: '已有同名的有效基地：{name}', en: 'A base of this name exists: {name}' },
  'membership-exists': { status: 409, zh: '此人已有此岗位', en: 'This person holds the role already' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type RefusalCode = keyof typeof refusals;

/** The body of every refusal. */
export const refusalReplySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    locale: localeSchema,
    clauses: z.array(z.string()),
    /** Fields at fault: path and words. */
    fields: z.array(z.object({ path: z.string(), message: z.string() })),
    details: z.record(z.string(), z.unknown()),
  }),
});
export type RefusalReply = z.infer<typeof refusalReplySchema>;

export type FieldFault = { path: string; message: string };

/** An expected "no": a value, never thrown, so that a caller cannot overlook it. */
export class Refusal {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly clauses: readonly string[];
  readonly fields: readonly FieldFault[];

  constructor(
    code: RefusalCode,
    details: Record<string, unknown> = {},
    more: { clauses?: readonly string[]; fields?: readonly FieldFault[] } = {},
  ) {
    this.code = code;
    this.details = details;
    this.clauses = more.clauses ?? [];
    this.fields = more.fields ?? [];
  }
}

/** Shorthand for a new {@link Refusal}. */
export const refuse = (...parts: ConstructorParameters<typeof Refusal>): Refusal => new Refusal(...parts);

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
const inWords = (value: unknown, locale: Locale): string => {
  if (Array.isArray(value)) return value.map((item) => inWords(item, locale)).join(locale === 'zh' ? '、' : '; ');
  if (isText(value)) return value[locale];
  return value === undefined || value === null ? '' : String(value);
};

/** The words of a refusal in the reader's language, `{name}` filled from its details. */
export const refusalMessage = (refusal: Refusal, locale: Locale): string =>
  refusals[refusal.code][locale].replace(/\{(\w+)\}/g, (_, name: string) => inWords(refusal.details[name], locale));
