import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '#db/embedded-postgres.ts';
import { systemClock } from '#policy/clock.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import { DEMONSTRATION_PASSWORD } from '../src/demonstration/people.ts';
import { completeDraft } from '../src/demonstration/steps.ts';
import { buildWorld } from '#test/server/test-world.ts';
import { openProduct } from '../src/main.ts';
import { fillApplications } from './fill-applications.ts';
import { loaded, printTable, type Row } from './measure.ts';

/**
 * How fast the interface answers beside the bare query it rests on, both through `pg` in the same run: a list of
 * 100 000 applications under the permission filter, sorted and paged; the case page; submitting.
 * Run: npm run bench:http
 */
const APPLICATIONS = Number(process.env['BENCH_APPLICATIONS'] ?? 100_000);
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 600);
const CONCURRENCY = 4;

const home = await mkdtemp(join(tmpdir(), 'haizhi-bench-'));
const embedded = await startEmbeddedPostgres({ dataDirectory: home });
const product = await openProduct({
  databaseUrl: embedded.url,
  home,
  publicUrl: 'http://haizhi.example',
  secureCookies: false,
  demonstration: true,
  sessionSecret: 'the secret of the benchmark',
  log: pino({ level: 'silent' }),
  scheduler: false,
});
const address = await product.app.listen({ host: '127.0.0.1', port: 0 });
const bare = new pg.Pool({ connectionString: embedded.url, max: 10 });

try {
  const world = await buildWorld(product.app, product.platform, { advance: () => undefined });
  const unit = await world.unitAt('guiyang');
  const file = await world.submitted(unit);
  console.log(`filling ${APPLICATIONS} applications …`);
  await fillApplications(bare, APPLICATIONS, { template: file });

  const signIn = async (key: string): Promise<Record<string, string>> => {
    const response = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-haizhi': '1' },
      body: JSON.stringify({ email: world.who(key).account.email, password: DEMONSTRATION_PASSWORD }),
    });
    return {
      cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
      'x-haizhi': '1',
      'content-type': 'application/json',
    };
  };
  const [province, national, applicant] = [await signIn('guizhou'), await signIn('national'), await signIn(unit.key)];
  const get = (path: string, headers: Record<string, string>) => async () => {
    const response = await fetch(`${address}${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const list = (where: string, order: string) => () =>
    bare.query(
      `select a.id, a.number, u.name_zh, u.name_en, a.base_type, c.title, a.regulation_id, a.regulation_version, a.province_code,
        r.name_zh as province_zh, r.name_en as province_en, a.status, a.step_id, a.route -> a.step_index -> 'name' as step_name, a.step_index, jsonb_array_length(a.route) as step_count, a.submitted_at, a.updated_at, a.due_on
       from applications a join units u on u.id = a.unit_id join calls c on c.id = a.call_id left join regions r on r.code = a.province_code
       where ${where} order by ${order} limit 51`,
    );

  // Records the statements one request sends, and gives them back to run bare: no session, no row-level security, no HTTP.
  const replayed = async (request: () => Promise<void>): Promise<() => Promise<unknown>> => {
    const statements: { text: string; values: unknown[] }[] = [];
    const original = pg.Client.prototype.query;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      if (typeof args[0] === 'string' && Array.isArray(args[1])) statements.push({ text: args[0], values: args[1] });
      return Reflect.apply(original, this, args) as never;
    } as never;
    await request();
    pg.Client.prototype.query = original;
    const reads = statements.filter(({ text }) => /^select/i.test(text));
    return async () => {
      const client = await bare.connect();
      for (const { text, values } of reads) await client.query(text, values);
      client.release();
    };
  };

  const cases: { name: string; http: () => Promise<void>; sql: () => Promise<unknown> }[] = [
    {
      name: 'list, one province, newest first',
      http: get('/api/applications?limit=50', province),
      sql: list(`a.status <> 'draft' and a.province_code = '520000'`, 'a.submitted_at desc nulls last, a.id desc'),
    },
    {
      name: 'list, nation, newest first',
      http: get('/api/applications?limit=50', national),
      sql: list(`a.status <> 'draft'`, 'a.submitted_at desc nulls last, a.id desc'),
    },
    {
      name: 'list, nation, one type at one step',
      http: get('/api/applications?limit=50&baseType=work-base&stepId=province-review', national),
      sql: list(
        `a.status = 'in-progress' and a.base_type = 'work-base' and a.step_id = 'province-review'`,
        'a.submitted_at desc nulls last, a.id desc',
      ),
    },
    {
      name: 'list, province, search by name',
      http: get(`/api/applications?limit=50&text=${encodeURIComponent('单位4242')}`, province),
      sql: list(
        `a.status <> 'draft' and a.province_code = '520000' and u.search_text like '%单位4242%'`,
        'a.submitted_at desc nulls last, a.id desc',
      ),
    },
    {
      name: 'case page (its statements, bare)',
      http: get(`/api/applications/${file}`, applicant),
      sql: await replayed(get(`/api/applications/${file}`, applicant)),
    },
  ];
  const rows: Row[] = [];
  for (const each of cases) {
    await loaded(each.http, 60, CONCURRENCY);
    // Times are of one request at a time; how many a second is asked with several at once.
    const { perSecond } = await loaded(each.http, REQUESTS, CONCURRENCY);
    const http = { ...(await loaded(each.http, REQUESTS, 1)), perSecond };
    const sql = await loaded(each.sql, REQUESTS, 1);
    rows.push({ name: each.name, http, bare: sql });
  }

  // Submitting moves a file; each request submits a draft of its own.
  const page = await pdfOf();
  const drafts: string[] = [];
  for (let index = 0; index < 40; index += 1) {
    const owner = await world.unitAt('wuhan');
    drafts.push(
      await completeDraft(
        product.platform,
        owner.staff,
        {
          callId: world.callId,
          baseType: 'work-base',
          unitId: owner.unitId,
          unitName: owner.unitName,
          place: { zh: `园区${index}`, en: '' },
        },
        async () => page,
      ),
    );
    await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx
        .insertInto('memberships')
        .values({
          id: product.platform.ids.next(),
          account_id: unit.staff.account.id,
          role: 'applicant',
          association_code: null,
          unit_id: owner.unitId,
          valid_from: '2020-01-01' as never,
          valid_to: null,
        })
        .execute(),
    );
  }
  const submit = await loaded(
    async () => {
      const id = drafts.pop();
      const response = await fetch(`${address}/api/applications/${id}/submit`, {
        method: 'POST',
        headers: applicant,
        body: JSON.stringify({ version: 2, truthful: true }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    drafts.length,
    CONCURRENCY,
  );
  rows.push({ name: 'submit', http: submit, bare: null });
  printTable(rows);
  const memory = process.memoryUsage();
  console.log(
    `\n${APPLICATIONS} applications, ${REQUESTS} requests each, times one at a time, req/s with ${CONCURRENCY} at once; resident memory ${Math.round(memory.rss / 1e6)} MB (product and load generator in one process), Node ${process.version}, ${systemClock.now().toISOString().slice(0, 10)}`,
  );
} finally {
  await bare.end();
  await product.close();
  await embedded.stop();
  await rm(home, { recursive: true, force: true });
}
