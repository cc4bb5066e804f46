import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '#contract/endpoint.ts';
import { canUse } from '#contract/permissions.ts';
import { allRoutes } from '#features/routes.ts';
import { rolesOf } from '#http/caller.ts';
import { anonymous, type TestClient } from '#test/server/client.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestUnit, type TestWorld } from '#test/server/test-world.ts';

/**
 * Generated from the router: every route × every role, on files of their own, of another province and of another unit.
 * Nothing leaks: whoever may not see a file is answered as if it did not exist, in every route and every list.
 */
let product: TestProduct;
let world: TestWorld;
let own: TestUnit;
let elsewhere: TestUnit;
/** A file at Guizhou's table, and a stranger's at Hubei's, both named so that a leak is found in any reply. */
let ownFile: string;
let strangeFile: string;
const STRANGE = '绝密长江单位';
const clients = new Map<string, TestClient>();
const people = [
  'unit1',
  'guiyang',
  'guizhou',
  'hubei',
  'wuhan',
  'society',
  'intake',
  'leading',
  'national',
  'expert1',
  'auditor',
  'admin',
];

beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  own = await world.unitAt('guiyang');
  elsewhere = await world.unitAt('wuhan', { nameZh: STRANGE });
  ownFile = await world.submitted(own);
  strangeFile = await world.submitted(elsewhere);
  for (const key of people) clients.set(key, await world.browser(key));
}, 120_000);
afterAll(() => product.close());

const routes = (): Endpoint[] => allRoutes(product.platform, false).map((route) => route.endpoint);
const client = (key: string): TestClient => clients.get(key) ?? anonymous(product.app);
const sees = ['hubei', 'wuhan', 'intake', 'leading', 'national', 'auditor'];

/** Parameters that point every kind of route at the stranger's file. */
const paramsFor = (endpoint: Endpoint): Record<string, string> => {
  const names = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);
  const known: Record<string, string> = {
    id: strangeFile,
    materialId: strangeFile,
    version: '1',
    regulationId: 'cast-2022',
    code: 'HZ26-AAAA-AAAA',
    format: 'pdf',
  };
  return Object.fromEntries(names.map((name) => [name, known[name] ?? strangeFile]));
};

test('每个路由都声明了权限，没有匿名的', () => {
  for (const endpoint of routes()) expect(endpoint.permission, `${endpoint.method} ${endpoint.path}`).toBeTruthy();
  const paths = routes().map((endpoint) => `${endpoint.method} ${endpoint.path}`);
  expect(new Set(paths).size).toBe(paths.length);
});

test('服务器上除声明的路由外，只有健康检查、接口说明、公开网页和工作台', () => {
  const declared = new Set(routes().map((endpoint) => endpoint.path));
  const mounted = product.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => /[─ ](\/\S*|\*)/.exec(line)?.[1] ?? []);
  const apiRoutes = mounted.filter((path) => path.startsWith('/api/') && path !== '/api/openapi.json');
  expect(apiRoutes.filter((path) => !declared.has(path))).toEqual([]);
});

test('未登录者只能用公开路由', async () => {
  for (const endpoint of routes()) {
    const answer = await anonymous(product.app).call(endpoint, {
      params: paramsFor(endpoint) as never,
      ...(endpoint.method === 'GET' ? {} : { body: {} }),
    });
    if (endpoint.permission === 'public') expect(answer.status, endpoint.path).not.toBe(401);
    else expect(answer.status, `${endpoint.method} ${endpoint.path}`).toBe(401);
  }
});

test.each(people)('%s：没有权限的路由一律拒绝，别处的案卷如同不存在，任何回复不泄露别省单位', async (key) => {
  const held = rolesOf(world.who(key).account);
  for (const endpoint of routes()) {
    if (endpoint.path === '/api/session' || endpoint.path.startsWith('/api/registrations')) continue;
    const answer = await client(key).call(endpoint, {
      params: paramsFor(endpoint) as never,
      ...(endpoint.method === 'GET' ? {} : { body: {} }),
    });
    const label = `${key} ${endpoint.method} ${endpoint.path} → ${answer.status}`;
    expect(answer.status, label).toBeLessThan(500);
    if (!canUse(endpoint.permission, held)) {
      expect(answer.status, label).toBe(403);
      continue;
    }
    const onFile = endpoint.path.startsWith('/api/applications/:id');
    // A body that the contract refuses is answered before the file is looked for; it tells nothing of the file.
    if (onFile && !sees.includes(key)) expect([404, 400], label).toContain(answer.status);
    // Whoever manages accounts knows which unit each belongs to.
    if (!sees.includes(key) && endpoint.path !== '/api/accounts')
      expect(answer.raw.toString(), label).not.toContain(STRANGE);
  }
});

test('自己单位、自己辖区的案卷看得到；同省的另一单位、另一地市看不到 〔cast-2022 6〕〔cast-2022 21〕', async () => {
  const open = async (key: string, id: string) =>
    (await client(key).inject({ method: 'GET', url: `/api/applications/${id}` })).statusCode;
  for (const key of ['unit1', 'guiyang', 'guizhou', 'intake', 'leading', 'national', 'auditor'])
    expect(await open(key, ownFile), key).toBe(200);
  const neighbour = await world.unitAt('guiyang');
  clients.set('neighbour', await world.browser(neighbour.key));
  for (const key of ['neighbour', 'wuhan', 'hubei', 'society', 'expert1'])
    expect(await open(key, ownFile), key).toBe(404);
  expect(await open('admin', ownFile)).toBe(403);
  // A draft is its unit's alone: not even the nation or the auditor sees it.
  const draft = await world.draft(neighbour, 'rd-community');
  for (const key of ['unit1', 'guiyang', 'guizhou', 'national', 'auditor'])
    expect(await open(key, draft), key).toBe(404);
  expect(await open('neighbour', draft)).toBe(200);
});

test('别省官员、别的单位和未指派的专家，在列表、计数、搜索、导出里都看不到', async () => {
  for (const key of ['unit1', 'guiyang', 'guizhou', 'society', 'expert1']) {
    const list = await client(key).inject({
      method: 'GET',
      url: `/api/applications?text=${encodeURIComponent(STRANGE)}`,
    });
    expect(JSON.parse(list.payload), key).toMatchObject({ items: [], next: null });
    const search = await client(key).inject({ method: 'GET', url: `/api/search?text=${encodeURIComponent(STRANGE)}` });
    expect(JSON.parse(search.payload), key).toEqual({ hits: [] });
  }
  const counts = await client('guizhou').inject({ method: 'GET', url: '/api/applications/counts' });
  expect(JSON.parse(counts.payload)).toMatchObject({ total: 1 });
});

test('第二道墙：忘了过滤的查询，在数据库里也只见本省', async () => {
  const seen = await product.platform.db.run(
    {
      kind: 'person',
      accountId: world.who('guizhou').account.id,
      unitIds: [],
      associationCodes: ['province-520000'],
      seesAll: false,
    },
    async (tx) => ({
      applications: (await tx.selectFrom('applications').select('id').execute()).map((row) => row.id),
      events: (await tx.selectFrom('application_events').select('application_id').distinct().execute()).map(
        (row) => row.application_id,
      ),
      versions: (await tx.selectFrom('application_versions').select('application_id').execute()).map(
        (row) => row.application_id,
      ),
      materials: [
        ...new Set(
          (await tx.selectFrom('materials').select('application_id').execute()).map((row) => row.application_id),
        ),
      ],
    }),
  );
  expect(seen).toEqual({ applications: [ownFile], events: [ownFile], versions: [ownFile], materials: [ownFile] });
  const nobody = await product.platform.db.run({ kind: 'public' }, (tx) =>
    tx.selectFrom('applications').select('id').execute(),
  );
  expect(nobody).toEqual([]);
});

test('日志只能追加：应用的数据库角色改不了也删不掉', async () => {
  const attempt = (work: (tx: Parameters<Parameters<typeof product.platform.db.run>[1]>[0]) => Promise<unknown>) =>
    product.platform.db.run({ kind: 'system' }, work);
  await expect(attempt((tx) => tx.updateTable('audit_log').set({ action: 'x' }).execute())).rejects.toThrow(
    /permission denied/,
  );
  await expect(attempt((tx) => tx.deleteFrom('application_events').execute())).rejects.toThrow(/permission denied/);
  await expect(attempt((tx) => tx.updateTable('application_versions').set({ hash: 'x' }).execute())).rejects.toThrow(
    /permission denied/,
  );
});
