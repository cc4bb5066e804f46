import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { assertDatabaseFit, UnfitDatabase } from './fit.ts';
import { isPidRunning } from './process-identity.ts';

const home = mkdtempSync(join(tmpdir(), 'haizhi-db-'));
const pidFile = join(home, 'postgres', 'data', 'postmaster.pid');
const start = () => startEmbeddedPostgres({ dataDirectory: home, fsync: false });

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

afterAll(async () => {
  await (await start()).stop();
  rmSync(home, { recursive: true, force: true });
});

test('the first start makes a Chinese database; stop ends it', async () => {
  const database = await start();
  expect(database.reused).toBe(false);
  const rows = await query<{ line: string }>(
    database.url,
    `select string_agg(c, '' order by c) as line from unnest(array['海','阿','智','波']) c`,
  );
  expect(rows).toEqual([{ line: '阿波海智' }]);
  expect(statSync(join(home, 'postgres', 'password')).mode & 0o777).toBe(0o600);

  const pid = postmasterPid();
  await database.stop();
  expect(isPidRunning(pid)).toBe(false);
  expect(existsSync(pidFile)).toBe(false);
  await database.stop();
});

test('a password is asked for, and only the local machine is listened to', async () => {
  const database = await start();
  const url = new URL(database.url);
  url.password = 'wrong';
  await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  const rows = await query(database.url, 'show listen_addresses');
  expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }]);
  await database.stop();
});

test('a committed row outlives kill -9 of the database', async () => {
  const before = await startEmbeddedPostgres({ dataDirectory: home });
  await query(before.url, 'create table kept (n int); insert into kept values (42)');
  const pid = postmasterPid();
  process.kill(pid, 'SIGKILL');
  await until(() => !isPidRunning(pid));

  const after = await startEmbeddedPostgres({ dataDirectory: home });
  expect(after.reused).toBe(false);
  expect(await query(after.url, 'select n from kept')).toEqual([{ n: 42 }]);
  await after.stop();
});

test('a pid file that names another program, or nothing, is cleared', async () => {
  const other = spawn('sleep', ['60']);
  writeFileSync(pidFile, `${other.pid}\n${home}/postgres/data\n0\n5432\n\n127.0.0.1\n\nready\n`);
  await (await start()).stop();
  expect(isPidRunning(other.pid!)).toBe(true);
  other.kill();
  writeFileSync(pidFile, '');
  await (await start()).stop();
});

test('a running database is joined; only its owner stops it', async () => {
  const owner = await start();
  const guest = await start();
  expect(guest).toMatchObject({ reused: true, url: owner.url });
  await guest.stop();
  expect(isPidRunning(postmasterPid())).toBe(true);
  await owner.stop();
});

test('a database whose owner was killed is joined and, in turn, stopped', async () => {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(home)}, fsync: false });
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const pid = postmasterPid();
  expect(isPidRunning(pid)).toBe(true);

  const heir = await start();
  expect(heir.reused).toBe(true);
  await heir.stop();
  expect(isPidRunning(pid)).toBe(false);
});

test('two starts at once on a new folder end up with one database', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'haizhi-db-'));
  const options = { dataDirectory: fresh, fsync: false };
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    console.log((await startEmbeddedPostgres(${JSON.stringify(options)})).url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const [[theirs], ours] = await Promise.all([
    once(child.stdout, 'data') as Promise<[Buffer]>,
    startEmbeddedPostgres(options),
  ]);
  expect(theirs.toString().trim()).toBe(ours.url);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await ours.stop();
  await (await startEmbeddedPostgres(options)).stop();
  rmSync(fresh, { recursive: true, force: true });
});

test('the port stays from start to start, unless something else has taken it', async () => {
  const first = await start();
  await first.stop();
  const port = Number(new URL(first.url).port);
  const second = await start();
  await second.stop();
  expect(new URL(second.url).port).toBe(String(port));

  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const third = await start();
  await third.stop();
  expect(new URL(third.url).port).not.toBe(String(port));
  await expect(startEmbeddedPostgres({ dataDirectory: home, fsync: false, port })).rejects.toThrow(`Port ${port}`);
  squatter.close();
});

test('a fit database passes and keeps no trace; one without Chinese is refused with reasons', async () => {
  const database = await start();
  const fit = new pg.Pool({ connectionString: database.url });
  await assertDatabaseFit(fit);
  const extensions = await fit.query("select from pg_extension where extname = 'pg_trgm'");
  expect(extensions.rowCount).toBe(0);
  await fit.end();

  await query(
    database.adminUrl,
    "create database plain encoding 'UTF8' locale_provider libc locale 'C' template template0",
  );
  const plainUrl = database.url.replace(/haizhi$/, 'plain');
  const plain = new pg.Pool({ connectionString: plainUrl });
  const refusal = await assertDatabaseFit(plain).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnfitDatabase);
  expect((refusal as UnfitDatabase).reasons).toEqual([expect.stringContaining('LC_CTYPE')]);
  await plain.end();

  await query(
    database.adminUrl,
    "create database ascii encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0",
  );
  const ascii = new pg.Pool({ connectionString: database.url.replace(/haizhi$/, 'ascii') });
  await expect(assertDatabaseFit(ascii)).rejects.toThrow('SQL_ASCII');
  await ascii.end();
  await database.stop();
});
