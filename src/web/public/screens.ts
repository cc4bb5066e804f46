import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { publicPages, workbench } from '../paths.ts';

/** Where in the product a rule acts; pages of the workbench ask to sign in. */
const screens = {
  apply: { name: { zh: '填报申请', en: 'Filling in an application' }, to: () => workbench.applications() },
  handle: { name: { zh: '审核案卷', en: 'Handling a file' }, to: () => workbench.applications() },
  calls: { name: { zh: '申报通知', en: 'Calls' }, to: (locale) => publicPages(locale).calls() },
  notices: { name: { zh: '公示', en: 'Public notices' }, to: (locale) => publicPages(locale).notices() },
  reviews: { name: { zh: '专家评审', en: 'Expert review' }, to: () => workbench.reviews() },
  selections: { name: { zh: '择优推荐', en: 'Selection' }, to: () => workbench.selections() },
  approvals: { name: { zh: '批复', en: 'Approvals' }, to: () => workbench.approvals() },
  bases: { name: { zh: '基地名录', en: 'Directory of bases' }, to: (locale) => publicPages(locale).bases() },
  verify: { name: { zh: '核验牌匾', en: 'Verify a plaque' }, to: (locale) => publicPages(locale).verify() },
  ownBases: { name: { zh: '我的基地', en: 'My bases' }, to: () => workbench.bases() },
  funding: { name: { zh: '资金支持', en: 'Funding' }, to: () => workbench.funding() },
  sanctions: { name: { zh: '处理记录', en: 'Sanctions' }, to: () => workbench.sanctions() },
} as const satisfies Record<string, { name: Text; to: (locale: Locale) => string }>;
export type Screen = keyof typeof screens;

/** The way from a rule to where it acts. */
export const screenLink = (screen: Screen, locale: Locale): string =>
  html`<p class="small noprint">
    <span class="muted">${{ zh: '在平台：', en: 'In the product: ' }[locale]}</span
    ><a href="${screens[screen].to(locale)}">${screens[screen].name[locale]}</a>
  </p>`;
