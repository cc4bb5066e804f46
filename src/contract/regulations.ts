import { z } from 'zod';
import type { Regulation } from '#policy/regulation.ts';
import { endpoint } from './endpoint.ts';
import { instantSchema, lawDaySchema, textSchema } from './shapes.ts';

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
        issuedOn: lawDaySchema.nullable(),
        inForce: z.boolean(),
        authority: z.string(),
        callsBy: z.string(),
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
  /** One stored version, or the text that was or will be the rule on a day. */
  query: z.strictObject({ version: z.string().max(64).optional(), on: lawDaySchema.optional() }),
  reply: z.object({
    version: z.string(),
    regulation: z.custom<Regulation>((value) => typeof value === 'object' && value !== null),
  }),
});
/** The texts of a regulation over time. */
export const listEditions = endpoint({
  method: 'GET',
  path: '/api/regulations/:regulationId/editions',
  permission: 'public',
  summary: { zh: '一部办法的历次文本', en: 'The texts of a regulation over time' },
  params: z.strictObject({ regulationId: z.string().max(60) }),
  reply: z.object({
    editions: z.array(
      z.object({
        version: z.string(),
        from: lawDaySchema,
        /** First day on which it no longer is the rule; null: open. */
        until: lawDaySchema.nullable(),
        source: z.enum(['file', 'workbench']),
        publishedAt: instantSchema,
      }),
    ),
  }),
});
/** A schema for editors, which then offer the keys and mark what is wrong while a file is written. */
export const readRegulationSchema = endpoint({
  method: 'GET',
  path: '/api/regulation-schema',
  permission: 'public',
  summary: { zh: '办法文件的 JSON Schema', en: 'JSON Schema of a regulation file' },
  reply: z.record(z.string(), z.unknown()),
});
