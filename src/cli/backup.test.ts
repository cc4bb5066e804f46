import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contents, fill, migrate, openWorld, withClient } from './backup-fixture.ts';

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

test('the same works for an owner who is no superuser', async () => {
  await withClient(world.server.adminUrl, (c) => c.query("create role plain login password 'plain'"));
  const url = new URL(await world.newDatabase('plain'));
  url.username = 'plain';
  url.password = 'plain';
  await world.restoreInto(url.href, source, 'r2');
  const asSuperuser = world.server.url.replace(/haizhi$/, url.pathname.slice(1));
  expect(await contents(asSuperuser)).toEqual(await contents(original));
  // Forced row security would hide rows from this owner: an error, not a thinner backup.
  await expect(world.makeBackup(url.href, 'hidden')).rejects.toThrow(/BYPASSRLS/);
  expect(readdirSync(world.folder).filter((name) => name.startsWith('hidden'))).toEqual([]);
});

test('rows written during a backup are wholly in it or not at all', async () => {
  const url = await world.newDatabase();
  await migrate(url);
  await fill(url);
  let stop = false;
  const writing = withClient(url, async (client) => {
    let rounds = 0;
    for (; !stop; rounds++) {
      await client.query(
        `begin; insert into accounts (name, since) values ('x', '2026-01-01');
         update counters set next = next + 1; commit`,
      );
    }
    return rounds;
  });
  const { manifest, source: busy } = await world.makeBackup(url, 'busy');
  stop = true;
  expect(await writing).toBeGreaterThan(0);
  expect(manifest.files.length).toBeGreaterThan(0);
  const again = await world.newDatabase();
  await world.restoreInto(again, busy, 'r8');
  const rows = await withClient(again, (c) =>
    c.query(`select (select count(*) from accounts where name = 'x')::int as added,
                    (select next from counters) - 12 as counted`),
  );
  expect(rows.rows[0].added).toBe(rows.rows[0].counted);
});

test('an existing target is refused', async () => {
  await expect(world.makeBackup(original, 'backup')).rejects.toThrow(/exists already/);
});
