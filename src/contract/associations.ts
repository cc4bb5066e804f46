import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { textSchema } from './shapes.ts';

export const associationKinds = ['nation', 'body', 'society', 'province', 'prefecture', 'district'] as const;
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
  reply: z.object({ associations: z.array(associationSchema) }),
});
export const regionSchema = z.object({
  code: z.string(),
  name: textSchema,
  parentCode: z.string().nullable(),
  level: z.enum(['province', 'prefecture']),
  municipality: z.boolean(),
  subProvincial: z.boolean(),
});
export const listRegions = endpoint({
  method: 'GET',
  path: '/api/regions',
  permission: 'public',
  summary: { zh: '行政区划（GB/T 2260）', en: 'Regions (GB/T 2260)' },
  reply: z.object({ regions: z.array(regionSchema) }),
});
export const listCountries = endpoint({
  method: 'GET',
  path: '/api/countries',
  permission: 'public',
  summary: { zh: '国家和地区', en: 'Countries and regions' },
  reply: z.object({ countries: z.array(z.object({ code: z.string(), name: textSchema })) }),
});
