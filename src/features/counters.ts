import { sql } from 'kysely';
import type { Tx } from '#db/connect.ts';

/** The next number of a series, without gaps: the row stays locked until the transaction ends, and a rollback gives the number back. */
export const nextNumber = async (tx: Tx, key: string): Promise<number> => {
  const result = await sql<{ value: number }>`insert into counters as c (key, value) values (${key}, 1)
    on conflict (key) do update set value = c.value + 1 returning value`.execute(tx);
  return result.rows[0]?.value ?? 1;
};
