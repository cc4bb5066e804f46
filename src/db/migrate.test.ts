import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { systemClock } from '#policy/clock.ts';
import { databaseOn } from '#test/server/global-setup.ts';
import { migrate, migrationsOfThisVersion, SchemaMismatch } from './migrate.ts';

const name = `migrate_${randomUUID().replaceAll('-', '')}`;
let url: string;
let owner: pg.Client;

const asAdmin = async (sql: string): Promise<void> => {
  const admin = new pg.Client({ connectionString: inject('serverUrl') });
  await admin.connect();
  await admin.query(sql);
  await admin.end();
};

beforeAll(async () => {
  await asAdmin(
    `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'zh-Hans' locale 'C.UTF-8'`,
  );
  url = databaseOn(inject('serverUrl'), name);
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await asAdmin(`drop database ${name} with (force)`);
});

test('two starts at once migrate once', async () => {
  await Promise.all([migrate(url, systemClock), migrate(url, systemClock), migrate(url, systemClock)]);
  const { rows } = await owner.query<{ name: string }>('select name from schema_migrations order by name');
  expect(rows.map((row) => row.name)).toEqual((await migrationsOfThisVersion()).map((migration) => migration.name));
});

test('a database newer than the product is refused, and one made by another text', async () => {
  await owner.query(`insert into schema_migrations values ('9999_later.sql', 'x', '2026-01-01')`);
  await expect(migrate(url, systemClock)).rejects.toThrow(SchemaMismatch);
  await owner.query(`delete from schema_migrations where name = '9999_later.sql'`);
  await owner.query(`update schema_migrations set sha256 = 'x' where name = '0001_foundation.sql'`);
  await expect(migrate(url, systemClock)).rejects.toThrow(SchemaMismatch);
});

test('the order of Chinese names is that of their pinyin', async () => {
  const { rows } = await owner.query<{ word: string }>(
    `select word from unnest(array['智', '波', '海', '阿']) word order by word`,
  );
  expect(rows.map((row) => row.word)).toEqual(['阿', '波', '海', '智']);
});
