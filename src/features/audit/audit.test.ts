import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAudit, readAudit } from '#contract/today.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';
import { headStatement, signHead } from './service.ts';

let product: TestProduct;
let world: TestWorld;
let owner: pg.Client;
beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  await world.submitted(await world.unitAt('wuhan'));
  owner = new pg.Client({ connectionString: product.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await product.close();
});

const check = async () => (await world.browser('auditor')).expect(checkAudit);

test('完好的日志核对无误，并给出签名的链头', async () => {
  const result = await check();
  expect(result).toMatchObject({ intact: true, brokenAt: null });
  expect(
    product.platform.signer.verify(
      headStatement(result.entries, result.head, new Date(result.signedAt)),
      result.signature,
    ),
  ).toBe(true);
});

test('每件提交都有记录，审计人可查，别人看不到', async () => {
  const { entries } = await (await world.browser('auditor')).expect(readAudit, { query: { text: 'submitted' } });
  expect(entries.map((entry) => entry.action)).toContain('application.submitted');
  expect((await (await world.browser('national')).call(readAudit)).status).toBe(403);
});

test('库管改一条、删一条、砍掉末尾，都被指出在第几条', async () => {
  const tamper = async (sql: string, undo: string): Promise<number | null> => {
    await owner.query(sql);
    const { brokenAt } = await check();
    await owner.query(undo);
    return brokenAt;
  };
  await owner.query('create table kept as select * from audit_log where sequence = 5');
  expect(
    await tamper(
      `update audit_log set actor_name = '别人' where sequence = 5`,
      'update audit_log set actor_name = kept.actor_name from kept where audit_log.sequence = 5',
    ),
  ).toBe(5);
  expect(await tamper('delete from audit_log where sequence = 5', 'insert into audit_log select * from kept')).toBe(5);
  const { rows } = await owner.query<{ last: string }>('select max(sequence) as last from audit_log');
  const last = Number(rows[0]?.last);
  await owner.query(`create table tail as select * from audit_log where sequence = ${last}`);
  expect(
    await tamper(`delete from audit_log where sequence = ${last}`, 'insert into audit_log select * from tail'),
  ).toBe(last);
  expect((await check()).intact).toBe(true);
});

test('链头签名交到库外，重写整条链也会与它不符', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'haizhi-heads-')), 'heads.jsonl');
  await world.submitted(await world.unitAt('guiyang'));
  const signed = await signHead(product.platform, file);
  const outside = JSON.parse((await readFile(file, 'utf8')).trim()) as { sequence: number; hash: string };
  expect(outside).toMatchObject({ sequence: signed.sequence, hash: signed.hash });
});

test('写不进日志的改动不会发生', async () => {
  const unit = await world.unitAt('wuhan');
  const id = await world.draft(unit);
  await owner.query(
    `create function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
  );
  await owner.query(
    'create trigger refuse_audit before insert on audit_log for each row execute function refuse_audit()',
  );
  const browser = await world.browser('auditor').catch(() => undefined);
  expect(browser).toBeUndefined();
  const before = await owner.query('select status, version from applications where id = $1', [id]);
  await expect(world.submitted(unit)).rejects.toThrow();
  await owner.query('drop trigger refuse_audit on audit_log');
  expect((await owner.query('select status, version from applications where id = $1', [id])).rows).toEqual(before.rows);
});
