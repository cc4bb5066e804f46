import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contents, fill, migrate, migrationsUpTo, openWorld, withClient } from './backup-fixture.ts';
import { BadBackup } from './backup-manifest.ts';
import { RestoreRefused } from './restore.ts';

let world: Awaited<ReturnType<typeof openWorld>>;
let original: string;
let source: string;

beforeAll(async () => {
  world = await openWorld();
  original = await world.newDatabase();
  await migrate(original);
  await fill(original);
  ({ source } = await world.makeBackup(original, 'backup'));
});

afterAll(() => world.close());

test('a restored database, its files and keys equal the original', async () => {
  const url = await world.newDatabase();
  const manifest = await world.restoreInto(url, source, 'r1');
  expect(await contents(url)).toEqual(await contents(original));
  expect(manifest).toMatchObject({ productVersion: '0.1.0', madeAt: '2026-04-01T00:00:00.000Z' });
  expect(manifest.tables.find((t) => t.name === 'audit')?.rows).toBe(5000);
  expect(readFileSync(join(world.folder, 'r1/files/ab/申报书.pdf'))).toEqual(Buffer.alloc(300_000, 7));
  expect(readFileSync(join(world.folder, 'r1/keys/signing.pem'), 'utf8')).toBe('secret');
  expect(statSync(source).mode & 0o777).toBe(0o700);
});

test('a backup of an older version is loaded and then migrated', async () => {
  const old = await world.newDatabase();
  await migrate(old, '0001_first.sql');
  await fill(old);
  const made = await world.makeBackup(old, 'old');
  const url = await world.newDatabase();
  await world.restoreInto(url, made.source, 'r3');
  const rows = await withClient(url, (c) => c.query('select phone from accounts where id = 1'));
  expect(rows.rows).toEqual([{ phone: '未填' }]);

  const ahead = await world.newDatabase();
  await migrate(ahead);
  await expect(world.restoreInto(ahead, made.source, 'r3b')).rejects.toThrow(RestoreRefused);
});

test('a backup of a newer version is refused before anything is touched', async () => {
  const url = await world.newDatabase();
  const older = world.restoreInto(url, source, 'r4', {
    migrations: migrationsUpTo('0001_first.sql'),
  });
  await expect(older).rejects.toThrow(/更新的版本 0\.1\.0.*0002_second/);
  const tables = await withClient(url, (c) => c.query("select from pg_tables where schemaname = 'public'"));
  expect(tables.rowCount).toBe(0);
  expect(existsSync(join(world.folder, 'r4'))).toBe(false);
});

test('a database with accounts is refused and stays as it is', async () => {
  const before = await contents(original);
  await expect(world.restoreInto(original, source, 'r5')).rejects.toThrow(RestoreRefused);
  expect(await contents(original)).toEqual(before);
});

test('one altered, missing or added byte anywhere is refused before anything is touched', async () => {
  const url = await world.newDatabase();
  const refused = async (name: string) => {
    await expect(world.restoreInto(url, source, 'r6')).rejects.toThrow(BadBackup);
    await expect(world.restoreInto(url, source, 'r6')).rejects.toThrow(name);
  };
  for (const name of ['files/ab/申报书.pdf', 'tables/accounts.copy.gz', 'keys/signing.pem', 'manifest.json']) {
    const path = join(source, name);
    const good = readFileSync(path);
    const bad = Buffer.from(good);
    bad[bad.length >> 1]! ^= 1;
    writeFileSync(path, bad);
    await refused(name);
    writeFileSync(path, good);
  }
  renameSync(join(source, 'files/empty'), join(source, 'files/other'));
  await refused('files/empty');
  renameSync(join(source, 'files/other'), join(source, 'files/empty'));
  writeFileSync(join(source, 'files/extra'), '');
  await refused('files/extra');
  rmSync(join(source, 'files/extra'));
  expect(existsSync(join(world.folder, 'r6'))).toBe(false);
  await world.restoreInto(url, source, 'r6');
});

test('a restore that fails late leaves the rows and the folders as they were', async () => {
  const url = await world.newDatabase();
  await migrate(url);
  const home = join(world.folder, 'r7');
  mkdirSync(join(home, 'files'), { recursive: true });
  writeFileSync(join(home, 'files', 'earlier'), 'kept');
  // The place of the keys cannot be taken: its parent is a file.
  writeFileSync(join(home, 'blocked'), '');
  const failing = world.restoreInto(url, source, 'r7', {
    keysDirectory: join(home, 'blocked', 'keys'),
  });
  await expect(failing).rejects.toThrow();
  expect(readdirSync(home).toSorted()).toEqual(['blocked', 'files']);
  expect(readFileSync(join(home, 'files', 'earlier'), 'utf8')).toBe('kept');
  const rows = await withClient(url, (c) => c.query('select name, next from counters'));
  expect(rows.rows).toEqual([{ name: 'plaque', next: 1 }]);

  await world.restoreInto(url, source, 'r7');
  expect(readdirSync(home).toSorted()).toEqual(['blocked', 'files', 'files.before-restore-1', 'keys']);
});
