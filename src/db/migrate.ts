import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Clock } from '#policy/clock.ts';

const directory = new URL('./migrations/', import.meta.url);
/** Any fixed number; two starts at once wait for one another on it. */
const MIGRATION_LOCK = 4_207_816_521;

/** The migrations of this version, in order, with the hash of each text. */
export const migrationsOfThisVersion = async (): Promise<{ name: string; sql: string; sha256: string }[]> => {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, directory), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
};

/** The database carries migrations this version does not know, or knows otherwise. */
export class SchemaMismatch extends Error {}

/**
 * Brings the schema up to this version. Safe when two processes start at once. Throws {@link SchemaMismatch} when the
 * database is newer than the product or a migration that ran has another text. `upTo` names the last one to run, for
 * restoring a backup of an older version.
 */
export const migrate = async (databaseUrl: string, clock: Clock, upTo?: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz(3) not null)',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations');
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const wanted = await migrationsOfThisVersion();
    for (const [name, sha256] of applied) {
      const known = wanted.find((migration) => migration.name === name);
      if (known === undefined)
        throw new SchemaMismatch(
          `数据库比本版本新，含有 ${name}；请使用更新的版本 / the database is newer than this version: it has ${name}`,
        );
      if (known.sha256 !== sha256)
        throw new SchemaMismatch(
          `数据库由另一版本建立（${name} 不同）；请换一个 HAIZHI_HOME 或用建立它的版本 / the database was made by another version (${name} differs): choose another HAIZHI_HOME or the version that made it`,
        );
    }
    const due = wanted.filter(({ name }) => !applied.has(name) && (upTo === undefined || name <= upTo));
    for (const { name, sql, sha256 } of due) {
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into schema_migrations values ($1, $2, $3)', [name, sha256, clock.now()]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name} failed`, { cause: error });
      }
    }
  } finally {
    await client.end();
  }
};
