import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  idParams,
  idSchema,
  instantSchema,
  lawDaySchema,
  pageOf,
  idPageQuery,
  textSchema,
  writtenText,
} from './shapes.ts';

/** What a unit says of itself when it registers; filled once and never asked again. */
export const unitInputSchema = z.strictObject({
  jurisdiction: z.enum(['domestic', 'foreign']),
  nameZh: writtenText(100),
  nameEn: writtenText(200),
  /** GB 32100, 18 characters; domestic units. */
  creditCode: z.string().max(40).nullable(),
  /** Number in the register of its country; foreign units. */
  registrationNumber: writtenText(60).nullable(),
  /** ISO 3166-1 alpha-2; CN for domestic units. */
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  legalPersonality: z.boolean(),
  /** GB/T 2260 code of the prefecture-level area (of the municipality itself where there is none); domestic units. */
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  /** GB/T 2260 code of the district or county, where known. */
  districtCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  /** Answers to the province directly, not to a prefecture. */
  directUnderProvince: z.boolean(),
  /** Belongs to the Xinjiang production and construction corps. */
  corps: z.boolean(),
  city: writtenText(60),
  address: writtenText(200),
  contactName: writtenText(50, 1),
  contactPhone: writtenText(40, 1),
});
export type UnitInput = z.infer<typeof unitInputSchema>;

export const unitSchema = z.object({
  id: idSchema,
  jurisdiction: z.enum(['domestic', 'foreign']),
  name: textSchema,
  nameZh: z.string(),
  nameEn: z.string(),
  creditCode: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  countryCode: z.string(),
  legalPersonality: z.boolean(),
  regionCode: z.string().nullable(),
  regionName: textSchema.nullable(),
  provinceCode: z.string().nullable(),
  districtCode: z.string().nullable(),
  districtName: textSchema.nullable(),
  directUnderProvince: z.boolean(),
  corps: z.boolean(),
  city: z.string(),
  address: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
});
export type Unit = z.infer<typeof unitSchema>;

export const readMyUnits = endpoint({
  method: 'GET',
  path: '/api/units/mine',
  permission: 'units.own',
  summary: { zh: '我的单位', en: 'My units' },
  reply: z.object({ units: z.array(unitSchema) }),
});
export const updateUnit = endpoint({
  method: 'PUT',
  path: '/api/units/:id',
  permission: 'units.own',
  summary: { zh: '修改单位资料', en: 'Change unit details' },
  params: idParams,
  body: unitInputSchema.pick({
    nameEn: true,
    address: true,
    city: true,
    contactName: true,
    contactPhone: true,
    districtCode: true,
  }),
  reply: unitSchema,
});
export const findUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  permission: 'units.read',
  summary: { zh: '查找单位', en: 'Find units' },
  query: z.strictObject({
    ...idPageQuery,
    text: z.string().max(100).optional(),
    jurisdiction: z.enum(['domestic', 'foreign']).optional(),
  }),
  reply: pageOf(
    unitSchema.pick({
      id: true,
      name: true,
      jurisdiction: true,
      countryCode: true,
      regionName: true,
      creditCode: true,
      registrationNumber: true,
    }),
  ),
});

export const cooperationSchema = z.object({
  id: idSchema,
  unitId: idSchema,
  unitName: textSchema,
  associationCode: z.string(),
  associationName: textSchema,
  since: lawDaySchema,
  basis: z.string(),
  recordedAt: instantSchema,
  endedOn: lawDaySchema.nullable(),
});
export const listCooperations = endpoint({
  method: 'GET',
  path: '/api/cooperations',
  permission: 'signed-in',
  summary: { zh: '已登记的合作关系', en: 'Cooperations on record' },
  query: z.strictObject({ unitId: idSchema.optional() }),
  reply: z.object({ cooperations: z.array(cooperationSchema) }),
});
export const recordCooperation = endpoint({
  method: 'POST',
  path: '/api/cooperations',
  permission: 'cooperations.manage',
  summary: { zh: '登记与境外机构的合作', en: 'Record a cooperation with an overseas unit' },
  body: z.strictObject({
    unitId: idSchema,
    associationCode: z.string().max(60),
    since: lawDaySchema,
    basis: writtenText(500, 2),
  }),
  reply: cooperationSchema,
  refusals: ['not-permitted', 'date-out-of-bounds'],
});
export const endCooperation = endpoint({
  method: 'DELETE',
  path: '/api/cooperations/:id',
  permission: 'cooperations.manage',
  summary: { zh: '终止合作记录', en: 'End a cooperation' },
  params: idParams,
});
