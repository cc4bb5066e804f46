import type { ClientBase } from 'pg';
import type { Manifest, Migration } from './backup-manifest.ts';

/** A table with the columns that are stored; generated ones are computed anew. */
export type StoredTable = { name: string; columns: string[] };

/** Quotes a table or sequence of schema `public`. */
export function qualified(client: ClientBase, name: string): string {
  return `public.${client.escapeIdentifier(name)}`;
}

/** Fixes how values are written as text, so that a backup reads the same whatever the server's defaults. */
export const textForm = [
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'postgres'",
  "set local timezone = 'UTC'",
  'set local extra_float_digits = 3',
  'set local statement_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
  // An error instead of rows silently left out.
  'set local row_security = off',
].join('; ');

/**
 * The tables of schema `public` that hold our data: not those of extensions, not `schema_migrations`, which
 * the migrations write themselves. A partitioned table counts as one.
 */
export async function listTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select c.relname as name,
            coalesce(array_agg(a.attname::text order by a.attnum)
                     filter (where a.attname is not null), '{}') as columns
     from pg_class c
     left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                             and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace
       and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'schema_migrations'
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                       and d.objid = c.oid and d.deptype = 'e')
     group by c.oid, c.relname order by c.relname`,
  );
  return rows;
}

/** Where each sequence of schema `public` stands; sequences do not roll back, so this is never behind the rows. */
export async function readSequences(client: ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const at = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${qualified(client, name)}`,
    );
    if (at.rows[0]) sequences.push({ name, ...at.rows[0] });
  }
  return sequences;
}

/** The schema changes applied to the database, in the order of their names; undefined before the first. */
export async function readMigrations(client: ClientBase): Promise<Migration[] | undefined> {
  const there = await client.query<{ it: string | null }>("select to_regclass('public.schema_migrations')::text as it");
  if (!there.rows[0]?.it) return undefined;
  const { rows } = await client.query<Migration>(
    // Byte order, as file names are sorted; the database's own order may differ.
    'select name, sha256 from public.schema_migrations order by name collate "C"',
  );
  return rows;
}

/** Whether somebody has an account here, so that the database is in use. */
export async function hasAccounts(client: ClientBase): Promise<boolean> {
  const there = await client.query<{ it: string | null }>("select to_regclass('public.accounts')::text as it");
  if (!there.rows[0]?.it) return false;
  const { rowCount } = await client.query('select from public.accounts limit 1');
  return rowCount !== 0;
}

/** Statements that take down what would hinder loading, and those that put it up again as it was. */
export type Hindrances = { takeDown: string[]; putUp: string[] };

/**
 * What would hinder raw rows from being loaded by the owner of the tables: triggers that refuse or add, forced
 * row-level security, foreign keys (they would dictate an order, and cycles have none; put up again, they
 * check all rows at once). The way of a superuser, session_replication_role, would leave triggers that are
 * enabled ALWAYS in force, which the append-only tables may well have.
 */
export async function findHindrances(client: ClientBase): Promise<Hindrances> {
  const { rows } = await client.query<{ down: string; up: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as down,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                   pg_get_constraintdef(oid)) as up
     from pg_constraint
     where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
     union all
     select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
            format('alter table %s enable %s trigger %I', tgrelid::regclass,
                   case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and tgparentid = 0 and tgenabled <> 'D'
       and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     union all
     select format('alter table %s no force row level security', oid::regclass),
            format('alter table %s force row level security', oid::regclass)
     from pg_class
     where relforcerowsecurity and relnamespace = 'public'::regnamespace`,
  );
  return { takeDown: rows.map((r) => r.down), putUp: rows.map((r) => r.up) };
}
