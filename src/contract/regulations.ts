import { z } from 'zod';
import type { Regulation } from '#policy/regulation.ts';
import { endpoint } from './endpoint.ts';
import { lawDaySchema, textSchema } from './shapes.ts';

export const listRegulations = endpoint({
  method: 'GET',
  path: '/api/regulations',
  permission: 'public',
  summary: { zh: '管理办法', en: 'Regulations' },
  reply: z.object({
    regulations: z.array(
      z.object({
        id: z.string(),
        title: textSchema,
        shortTitle: textSchema,
        documentNumber: z.string(),
        issuedOn: lawDaySchema,
        effectiveFrom: lawDaySchema,
        until: lawDaySchema.nullable(),
        baseTypes: z.array(z.object({ id: z.string(), name: textSchema })),
      }),
    ),
  }),
});
/** The whole regulation as the engine reads it, so that the web judges with the same rules. */
export const readRegulation = endpoint({
  method: 'GET',
  path: '/api/regulations/:regulationId',
  permission: 'public',
  summary: { zh: '一部管理办法的全部规则', en: 'All rules of one regulation' },
  params: z.strictObject({ regulationId: z.string().max(60) }),
  query: z.strictObject({ version: z.string().max(64).optional() }),
  reply: z.object({
    version: z.string(),
    regulation: z.custom<Regulation>((value) => typeof value === 'object' && value !== null),
  }),
});
