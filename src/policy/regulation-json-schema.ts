import { z } from 'zod';
import { regulationSchema } from './regulation.ts';

/** Name by which editors know the schema of a regulation file. */
export const REGULATION_SCHEMA_ID = 'urn:haizhi:schema:regulation';

/** What every file states itself; the rest a call takes over from the regulation it applies. */
const alwaysStated = ['id', 'title', 'shortTitle', 'clauses'];

/**
 * The schema of what may be written in a regulation file, for editors. A call, which names what it applies by `under`,
 * may leave out what it takes over. What holds between the parts of a file only the check tells.
 */
export const regulationJsonSchema = (): Record<string, unknown> => {
  const { $schema, required = [], ...rest } = z.toJSONSchema(regulationSchema, { io: 'input', unrepresentable: 'any' });
  return {
    $schema,
    $id: REGULATION_SCHEMA_ID,
    title: '办法文件 / Regulation file',
    ...rest,
    required: alwaysStated,
    if: { required: ['under'] },
    else: { required: required.filter((key) => !alwaysStated.includes(key)) },
  };
};
