import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { backup } from './backup.ts';
import type { Migration } from './backup-manifest.ts';
import { restore } from './restore.ts';

// What the tests of backup and restore share: a server, a schema of their own, folders.

/** A schema with all that makes copying hard: triggers that forbid, forced row security, a cycle of references. */
const steps: Record<string, string> = {
  '0001_first.sql': `
    create table accounts (
      id bigint generated always as identity primary key, name text not null,
      mentor bigint references accounts, favourite bigint, since timestamptz not null);
    create table notes (
      id bigint primary key, author bigint not null references accounts,
      body jsonb, raw bytea, tags text[], share double precision, "order" int,
      size int generated always as (octet_length(raw)) stored);
    alter table accounts add constraint favourite_note foreign key (favourite) references notes;
    create table audit (id serial primary key, line text not null);
    create function forbid() returns trigger language plpgsql as
      $$ begin raise exception 'append only'; end $$;
    create trigger no_change before update or delete or truncate on audit execute function forbid();
    create trigger no_insert before insert on audit execute function forbid();
    alter table audit enable always trigger no_change;
    alter table notes enable row level security;
    alter table notes force row level security;
    create policy nobody on notes using (false);
    create table parts (k int, v text) partition by list (k);
    create table parts_1 partition of parts for values in (1);
    create table counters (name text primary key, next int not null);
    insert into counters values ('plaque', 1);`,
  '0002_second.sql': `alter table accounts add column phone text default '未填';`,
};

export function migrationsUpTo(last?: string): Migration[] {
  return Object.keys(steps)
    .filter((name) => last === undefined || name <= last)
    .map((name) => ({
      name,
      sha256: createHash('sha256')
        .update(steps[name] ?? '')
        .digest('hex'),
    }));
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export async function migrate(url: string, upTo?: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      'create table if not exists schema_migrations (name text primary key, sha256 text, applied_at timestamptz)',
    );
    for (const { name, sha256 } of migrationsUpTo(upTo)) {
      const done = await client.query('select from schema_migrations where name = $1', [name]);
      if (done.rowCount) continue;
      await client.query(steps[name] ?? '');
      await client.query("insert into schema_migrations values ($1, $2, '2026-01-01')", [name, sha256]);
    }
  });
}

export async function fill(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`
      insert into accounts (name, mentor, since) values
        ('王芳', null, '2026-03-01 08:00+08'), (E'tab\\tline\\nslash\\\\', 1, '2026-03-02'), ('三', 2, 'infinity');
      insert into notes (id, author, body, raw, tags, share, "order") values
        (7, 1, '{"甲": [1, null, "\\\\n"]}', '\\x00ff0a5c', array['a,b', null, '海'], 0.1::float8 + 0.2, 3),
        (8, 3, 'null', '', '{}', 'NaN', null);
      update accounts set favourite = 7 where id = 1;
      alter table audit disable trigger no_insert;
      insert into audit (line) select '行 ' || n from generate_series(1, 5000) n;
      alter table audit enable trigger no_insert;
      insert into parts values (1, 'one');
      update counters set next = 12;`),
  );
}

/** All that must be the same afterwards. */
export function contents(url: string): Promise<unknown[]> {
  return withClient(url, async (client) => {
    const all: unknown[] = [];
    for (const sql of [
      'select * from accounts order by id',
      'select * from notes order by id',
      'select * from audit order by id',
      'select * from parts',
      'select * from counters',
      'select last_value, is_called from accounts_id_seq',
      'select last_value, is_called from audit_id_seq',
      'select conname, pg_get_constraintdef(oid) from pg_constraint order by 1',
      'select tgname, tgenabled from pg_trigger where not tgisinternal order by 1',
      "select relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace order by 1",
    ]) {
      all.push((await client.query(sql)).rows);
    }
    return all;
  });
}

/** A fresh embedded server, folders with files and keys, and the commands bound to them. */
export async function openWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'haizhi-backup-'));
  const server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'home'), fsync: false });
  const filesDirectory = join(folder, 'files');
  const keysDirectory = join(folder, 'keys');
  mkdirSync(join(filesDirectory, 'ab'), { recursive: true });
  mkdirSync(keysDirectory);
  writeFileSync(join(filesDirectory, 'ab', '申报书.pdf'), Buffer.alloc(300_000, 7));
  writeFileSync(join(filesDirectory, 'empty'), '');
  writeFileSync(join(keysDirectory, 'signing.pem'), 'secret');
  let databases = 0;
  return {
    folder,
    server,
    async newDatabase(owner = 'haizhi'): Promise<string> {
      const name = `d${++databases}`;
      await withClient(server.adminUrl, (c) => c.query(`create database ${name} owner ${owner}`));
      return server.url.replace(/haizhi$/, name);
    },
    async makeBackup(databaseUrl: string, name: string) {
      const target = join(folder, name);
      const now = () => new Date('2026-04-01T00:00:00Z');
      const productVersion = '0.1.0';
      const where = { filesDirectory, keysDirectory, target };
      const manifest = await backup({ databaseUrl, productVersion, now, ...where });
      return { manifest, source: target };
    },
    restoreInto(databaseUrl: string, source: string, home: string, change: object = {}) {
      return restore({
        databaseUrl,
        source,
        filesDirectory: join(folder, home, 'files'),
        keysDirectory: join(folder, home, 'keys'),
        migrations: migrationsUpTo(),
        migrate,
        ...change,
      });
    },
    async close(): Promise<void> {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
