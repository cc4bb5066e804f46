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
  'call-forwarded': {
    status: 409,
    zh: '本辖区已转发此通知（{title}），请按转发的通知办理',
    en: 'This call is forwarded in your territory ({title}): please use that notice',
  },
  'not-in-territory': {
    status: 409,
    zh: '此通知由{issuer}转发，只受理其辖区内的单位',
    en: 'This notice was forwarded by {issuer} and takes units of its territory only',
  },
  'regulation-not-in-force': {
    status: 409,
    zh: '《{title}》今日不在施行期（{from} 起，{until} 止），不能新办；已提交的申请和已有的认定不受影响',
    en: '{title} does not hold today (from {from}, until {until}): nothing new can begin. Files submitted and recognitions held are not affected',
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
  'cap-reached': {
    status: 409,
    zh: '{year} 年原则上新认定不超过 {maximum} 家，已认定 {given} 家，此次 {asked} 家；超出的还有 {missing} 家须写明理由并由第二人同意',
    en: 'In principle {maximum} are newly recognised in {year}; {given} have been and {asked} are asked. {missing} beyond the number still need a reason and a second officer’s consent',
  },
  'cap-is-hard': {
    status: 409,
    zh: '{year} 年新认定不超过 {maximum} 家，已认定 {given} 家，此次 {asked} 家',
    en: 'At most {maximum} are newly recognised in {year}; {given} have been and {asked} are asked',
  },
  'second-officer-needed': {
    status: 409,
    zh: '须由另一人同意，提出人自己不能同意',
    en: 'Someone other than the person who asked has to agree',
  },
  'selection-incomplete': {
    status: 409,
    zh: '本次待选 {waiting} 件，须逐件写明推荐或不推荐；现写明 {named} 件，请刷新后再办',
    en: '{waiting} files wait to be selected from and each needs a verdict; {named} have one. Reload and go on',
  },
  'more-than-owed': {
    status: 409,
    zh: '超过应拨金额，尚可拨付 {rest} 元',
    en: 'More than is owed; {rest} CNY are still to be paid',
  },
  'more-than-paid': {
    status: 409,
    zh: '使用金额不能超过已拨金额 {paid} 元',
    en: 'Not more can be used than the {paid} CNY that were paid',
  },
  'nomination-needed': {
    status: 409,
    zh: '本通知只受理推荐单位提名的机构，不能自荐；请凭推荐单位的邀请链接注册',
    en: 'Only nominated organisations apply under this call; use the invitation link of your recommender',
  },
  'not-a-nominator': {
    status: 403,
    zh: '“{name}”不属于本办法的推荐单位',
    en: '“{name}” is not among those who recommend under this regulation',
  },
  'right-not-granted': {
    status: 409,
    zh: '{kind}的推荐资格和名额须先商定，请联系中国科协海智办',
    en: 'The right to recommend and the number must be agreed first for this kind ({kind}); ask the Haizhi office',
  },
  'grant-not-needed': {
    status: 409,
    zh: '{kind}按通知即可推荐，不需另行商定',
    en: '{kind} recommend by the text itself; nothing has to be granted',
  },
  'quota-not-agreed': { status: 422, zh: '{kind}的名额须写明商定的数字', en: 'Give the number agreed ({kind})' },
  'quota-beyond-text': {
    status: 422,
    zh: '{kind}的名额在 {least} 至 {most} 个之间',
    en: 'The number for {kind} lies between {least} and {most}',
  },
  'quota-reached': {
    status: 409,
    zh: '{kind}推荐名额为 {quota} 个，已用完',
    en: '{kind} may name {quota}; no place is left',
  },
  'nominated-already': {
    status: 409,
    zh: '此机构已由{by}推荐，同一机构只列入一份名单',
    en: 'This organisation has been nominated by {by}; it stands on one list only',
  },
  'consent-missing': {
    status: 422,
    zh: '须先征得机构负责人同意，写明何人、何时、以何方式同意',
    en: 'The head’s consent comes first: who agreed, when and how',
  },
  'nomination-ended': {
    status: 409,
    zh: '此项推荐已办结或已有变化，请刷新',
    en: 'This nomination has ended or changed; reload',
  },
  'list-submitted': {
    status: 409,
    zh: '名单已于 {at} 由{who}提交，不能再改',
    en: '{who} submitted the list at {at}; it can no longer change',
  },
  'list-empty': { status: 422, zh: '名单上还没有机构', en: 'No organisation stands on the list yet' },
  'overseas-share': {
    status: 422,
    zh: '名单共 {total} 个机构，境外 {overseas} 个，至少应有 {needed} 个',
    en: 'The list names {total}, of them {overseas} from abroad; at least {needed} must be',
  },
  'list-incomplete': {
    status: 422,
    zh: '名单上有机构尚未完成：{list}',
    en: 'Some on the list are not ready: {list}',
  },
  'invitation-unknown': {
    status: 404,
    zh: '邀请链接无效、已使用或已更换，请向推荐单位索取新的链接',
    en: 'This invitation is not valid, has been used or was replaced; ask your recommender for a new link',
  },
  'registration-differs': {
    status: 422,
    zh: '注册号与推荐时登记的不一致；如有误，请联系推荐单位更正',
    en: 'The registration number is not the one nominated; if that one is wrong, ask your recommender',
  },
  'rule-absent': {
    status: 409,
    zh: '本办法未作规定，请人工决定',
    en: 'This regulation has no such rule. Please decide',
  },
  'name-taken': { status: 409, zh: '已有同名的有效基地：{name}', en: 'A base of this name exists: {name}' },
  'regulation-faulty': {
    status: 422,
    zh: '办法文本有 {count} 处错误，第 {line} 行：{first}',
    en: 'The text has {count} faults; line {line}: {first}',
  },
  'regulation-of-another-authority': {
    status: 403,
    zh: '《{title}》由{authority}管理，只有其经办人可以起草和审批',
    en: '{authority} administers “{title}”; only its officers draft and approve its text',
  },
  'regulation-id-changed': {
    status: 422,
    zh: '草稿的标识应为“{expected}”，文中为“{found}”；另一部办法请另起一稿',
    en: 'This draft is of “{expected}”, the text says “{found}”. Start another draft for another regulation',
  },
  'editions-conflict': {
    status: 409,
    zh: '不能自 {day} 起施行：{what}',
    en: 'The text cannot begin on {day}: {what}',
  },
  'association-exists': {
    status: 409,
    zh: '已有同名的组织：{name}',
    en: 'An association of this name exists: {name}',
  },
  'role-out-of-place': {
    status: 422,
    zh: '{name}没有此岗位',
    en: 'This role is not held at {name}',
  },
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

/** A refusal told ahead of the act, in both languages. */
export const unmetOf = (refusal: Refusal) => ({
  code: refusal.code,
  message: { zh: refusalMessage(refusal, 'zh'), en: refusalMessage(refusal, 'en') },
  clauses: [...refusal.clauses],
});
