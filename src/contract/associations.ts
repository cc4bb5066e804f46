import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { textSchema, writtenText } from './shapes.ts';

export const associationKinds = [
  'nation',
  'body',
  'society',
  'alliance',
  'province',
  'prefecture',
  'district',
  'partner',
  'international-organization',
  'embassy',
  'university-association',
  'institute-association',
  'enterprise-association',
  'coordinating-body',
] as const;
export const associationSchema = z.object({
  code: z.string(),
  kind: z.enum(associationKinds),
  name: textSchema,
  parentCode: z.string().nullable(),
  regionCode: z.string().nullable(),
});
export const listAssociations = endpoint({
  method: 'GET',
  path: '/api/associations',
  permission: 'public',
  summary: { zh: '科协组织', en: 'Associations' },
  /** Districts are many: they are given for one parent only. */
  query: z.strictObject({ under: z.string().max(60).optional() }),
  reply: z.object({ associations: z.array(associationSchema) }),
});
/** Kinds of body that come into being by an administrator's hand; the tree of science associations is reference data. */
export const addableKinds = [
  'society',
  'alliance',
  'partner',
  'international-organization',
  'embassy',
  'university-association',
  'institute-association',
  'enterprise-association',
  'coordinating-body',
] as const satisfies readonly (typeof associationKinds)[number][];
export const addAssociation = endpoint({
  method: 'POST',
  path: '/api/associations',
  permission: 'accounts.manage',
  summary: { zh: '登记推荐单位等组织', en: 'Add an association' },
  body: z.strictObject({
    kind: z.enum(addableKinds),
    nameZh: writtenText(100, 2),
    nameEn: writtenText(200, 2),
    /** The nation or a province. */
    parentCode: z.string().max(60),
    /** 发文代字; absent: its name with 函. */
    documentPrefix: writtenText(60).optional(),
  }),
  reply: associationSchema,
  refusals: ['association-exists'],
});
export const regionSchema = z.object({
  code: z.string(),
  name: textSchema,
  parentCode: z.string().nullable(),
  level: z.enum(['province', 'prefecture', 'district']),
  municipality: z.boolean(),
  subProvincial: z.boolean(),
});
export const listRegions = endpoint({
  method: 'GET',
  path: '/api/regions',
  permission: 'public',
  summary: { zh: '行政区划（GB/T 2260）', en: 'Regions (GB/T 2260)' },
  /** Provinces and prefectures, or the districts under one of them. */
  query: z.strictObject({ under: z.string().max(6).optional() }),
  reply: z.object({ regions: z.array(regionSchema) }),
});
export const listCountries = endpoint({
  method: 'GET',
  path: '/api/countries',
  permission: 'public',
  summary: { zh: '国家和地区', en: 'Countries and regions' },
  reply: z.object({ countries: z.array(z.object({ code: z.string(), name: textSchema })) }),
});
