import pg from 'pg';
import type { Platform } from '#features/platform.ts';

const MARK = 'demonstration-built';

/** Whether this database holds the demonstration, none, or one whose building was interrupted. A database with real accounts counts as built: nothing is added to it. */
export const demonstrationState = (platform: Platform): Promise<'built' | 'none' | 'interrupted'> =>
  platform.db.run({ kind: 'system' }, async (tx) => {
    const mark = await tx.selectFrom('counters').select('key').where('key', '=', MARK).executeTakeFirst();
    const real = await tx.selectFrom('accounts').select('id').where('demonstration', '=', false).executeTakeFirst();
    if (mark || real) return 'built';
    const begun = await tx.selectFrom('accounts').select('id').executeTakeFirst();
    return begun ? 'interrupted' : 'none';
  });

export const markBuilt = async (platform: Platform): Promise<void> => {
  await platform.db.run({ kind: 'system' }, (tx) =>
    tx.insertInto('counters').values({ key: MARK, value: 1 }).execute(),
  );
};

/** What every start writes anew or what the schema itself brought. */
const kept = [
  'schema_migrations',
  'regions',
  'associations',
  'working_years',
  'working_days',
  'regulation_versions',
  'audit_head',
];

/** Empties a database in which nothing but a half-built demonstration stands. */
export const clearInterruptedDemonstration = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ name: string }>(
      `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> all ($1)`,
      [kept],
    );
    await client.query(`truncate ${rows.map((row) => row.name).join(', ')}`);
    await client.query(`update audit_head set sequence = 0, hash = repeat('0', 64)`);
    await client.query('commit');
  } finally {
    await client.end();
  }
};
