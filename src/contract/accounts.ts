import { z } from 'zod';
import { localeSchema } from '#policy/text.ts';
import { endpoint } from './endpoint.ts';
import {
  holdingSchema,
  idParams,
  idSchema,
  instantSchema,
  lawDaySchema,
  pageOf,
  pageQuery,
  roleSchema,
  textSchema,
  writtenText,
} from './shapes.ts';
import { unitInputSchema } from './units.ts';

export const emailSchema = z
  .email('邮箱格式不对 / not an e-mail address')
  .max(200)
  .transform((email) => email.toLowerCase());
const passwordSchema = z.string().min(1).max(200);

export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  locale: localeSchema,
  holdings: z.array(holdingSchema),
  unread: z.int(),
  /** The demonstration runs on loopback with invented data. */
  demonstration: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  permission: 'public',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.strictObject({ email: z.string().min(1).max(200), password: passwordSchema }),
  reply: meSchema,
  refusals: ['wrong-credentials', 'too-many-attempts', 'too-busy'],
});
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  permission: 'signed-in',
  summary: { zh: '退出', en: 'Sign out' },
});
export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  permission: 'signed-in',
  summary: { zh: '我是谁', en: 'Who I am' },
  reply: meSchema,
});
export const chooseLocale = endpoint({
  method: 'PUT',
  path: '/api/me/locale',
  permission: 'signed-in',
  summary: { zh: '选择语言', en: 'Choose language' },
  body: z.strictObject({ locale: localeSchema }),
});
export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  permission: 'signed-in',
  summary: { zh: '修改密码，其他登录同时失效', en: 'Change password; other sessions end' },
  body: z.strictObject({ current: passwordSchema, next: passwordSchema }),
  refusals: ['wrong-credentials', 'password-weak', 'too-busy'],
});
export const registerUnit = endpoint({
  method: 'POST',
  path: '/api/registrations',
  permission: 'public',
  summary: { zh: '单位注册', en: 'Register a unit' },
  body: z.strictObject({
    name: writtenText(50, 1),
    email: emailSchema,
    password: passwordSchema,
    locale: localeSchema,
    unit: unitInputSchema,
  }),
  reply: meSchema,
  refusals: ['email-taken', 'unit-taken', 'credit-code-wrong', 'password-weak', 'too-busy', 'too-many-attempts'],
});

export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  createdAt: instantSchema,
  memberships: z.array(
    z.object({
      id: idSchema,
      role: roleSchema,
      placeName: textSchema,
      from: lawDaySchema,
      to: lawDaySchema.nullable(),
    }),
  ),
});
export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  permission: 'accounts.read',
  summary: { zh: '账户与岗位', en: 'Accounts and roles' },
  query: z.strictObject({ ...pageQuery, text: z.string().max(100).optional() }),
  reply: pageOf(accountSchema),
});
export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  permission: 'accounts.manage',
  summary: { zh: '开设账户', en: 'Create an account' },
  body: z.strictObject({
    name: writtenText(50, 1),
    email: emailSchema,
    password: passwordSchema,
    locale: localeSchema,
  }),
  reply: z.object({ id: idSchema }),
  refusals: ['email-taken', 'password-weak', 'too-busy'],
});
export const grantRole = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/memberships',
  permission: 'accounts.manage',
  summary: { zh: '授予岗位', en: 'Grant a role' },
  params: idParams,
  body: z.strictObject({
    role: roleSchema,
    associationCode: z.string().max(60),
    from: lawDaySchema,
    to: lawDaySchema.nullable(),
  }),
  reply: z.object({ id: idSchema }),
  refusals: ['membership-exists', 'role-out-of-place'],
});
export const endRole = endpoint({
  method: 'DELETE',
  path: '/api/memberships/:id',
  permission: 'accounts.manage',
  summary: { zh: '终止岗位', en: 'End a role' },
  params: idParams,
});
