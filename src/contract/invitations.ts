import { z } from 'zod';
import { localeSchema } from '#policy/text.ts';
import { emailSchema, meSchema } from './accounts.ts';
import { endpoint } from './endpoint.ts';
import { idSchema, instantSchema, textSchema, writtenText } from './shapes.ts';
import { unitInputSchema } from './units.ts';

/** The link by which a nominated organisation registers itself, in Chinese or English. The token is all it needs to know. */

const tokenParams = z.strictObject({ token: z.string().min(20).max(100) });

export const readInvitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  permission: 'public',
  summary: { zh: '查看邀请', en: 'Read an invitation' },
  params: tokenParams,
  reply: z.object({
    nameZh: z.string(),
    nameEn: z.string(),
    countryCode: z.string(),
    countryName: textSchema,
    overseas: z.boolean(),
    registration: z.string(),
    recommender: textSchema,
    callTitle: textSchema,
    typeName: textSchema,
    closesAt: instantSchema,
  }),
  refusals: ['invitation-unknown', 'too-many-attempts', 'call-not-open', 'type-not-open'],
});

export const invitedUnitSchema = unitInputSchema
  // Where it is registered, and under which number, is what was nominated.
  .omit({ jurisdiction: true, countryCode: true, creditCode: true, registrationNumber: true })
  .extend({ registration: writtenText(60, 1) });
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/:token/registration',
  permission: 'public',
  summary: { zh: '凭邀请注册单位', en: 'Register by invitation' },
  params: tokenParams,
  body: z.strictObject({
    name: writtenText(50, 1),
    email: emailSchema,
    password: z.string().min(1).max(200),
    locale: localeSchema,
    unit: invitedUnitSchema,
  }),
  reply: z.object({ me: meSchema, applicationId: idSchema.nullable() }),
  refusals: [
    'invitation-unknown',
    'registration-differs',
    'email-taken',
    'unit-taken',
    'credit-code-wrong',
    'password-weak',
    'too-busy',
    'too-many-attempts',
    'call-not-open',
    'type-not-open',
  ],
});
export const acceptForUnit = endpoint({
  method: 'POST',
  path: '/api/invitations/:token/unit',
  permission: 'units.own',
  summary: { zh: '以已注册的单位接受邀请', en: 'Take up an invitation for a registered unit' },
  params: tokenParams,
  body: z.strictObject({ unitId: idSchema }),
  reply: z.object({ applicationId: idSchema.nullable() }),
  refusals: ['invitation-unknown', 'registration-differs', 'too-many-attempts', 'call-not-open', 'nominated-already'],
});
