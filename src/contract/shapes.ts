import { z } from 'zod';
import { clauseRefSchema } from '#policy/clause.ts';
import { lawDaySchema } from '#policy/identifier.ts';
import { stepKinds } from '#policy/route.ts';
import { roleSchema } from '#policy/roles.ts';
import { textSchema } from '#policy/text.ts';
import { applicationStatuses } from '#workflow/application-file.ts';
import { commandNames, type Command } from '#workflow/commands.ts';

/** Shapes that several features share. */

export const idSchema = z.uuid();
/** An instant, ISO 8601 with Z. */
export const instantSchema = z.iso.datetime();
export const idParams = z.strictObject({ id: idSchema });

/** Text a person writes: no control characters but line ends and tabs, bounded in visible characters where a rule says so. */
export const writtenText = (maximum: number, minimum = 0) =>
  z
    .string()
    .max(maximum * 4, `不超过 ${maximum} 字 / at most ${maximum} characters`)
    .refine(
      (text) => !/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.test(text) && text.isWellFormed(),
      '含有不可见的控制字符 / contains control characters',
    )
    .transform((text) => text.trim())
    .refine((text) => [...text].length <= maximum, `不超过 ${maximum} 字 / at most ${maximum} characters`)
    .refine(
      (text) => [...text].length >= minimum,
      minimum > 0 ? `至少 ${minimum} 字 / at least ${minimum} characters` : '',
    );

export const statusSchema = z.enum(applicationStatuses);
export const stepKindSchema = z.enum(stepKinds);
export const commandSchema = z.enum(commandNames as [Command, ...Command[]]);

/** A list in pages: `next` is the cursor of the following page, null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().nullable() });
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};

/** As `pageQuery`, where the cursor is the id of the last row shown. */
export const idPageQuery = { ...pageQuery, cursor: idSchema.optional() };

export const holdingSchema = z.object({
  role: roleSchema,
  associationCode: z.string().nullable(),
  unitId: z.string().nullable(),
  placeName: textSchema,
});

/** Why something cannot be done yet: words and clauses, as the disabled button shows them. */
export const obstacleSchema = z.object({
  code: z.string(),
  message: textSchema,
  clauses: z.array(clauseRefSchema),
  count: z.number().optional(),
});

export { clauseRefSchema, lawDaySchema, roleSchema, textSchema };
