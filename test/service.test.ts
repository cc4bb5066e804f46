import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRoutes } from '#features/routes.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

test('healthz tells version and the state of the database', async () => {
  const response = await product.app.inject({ method: 'GET', url: '/healthz' });
  expect(response.statusCode).toBe(200);
  expect(JSON.parse(response.payload)).toEqual({ status: 'ok', version: product.platform.version, database: 'ok' });
});

test('the OpenAPI description names every route of the interface, with a schema for what it takes and gives', async () => {
  const response = await product.app.inject({ method: 'GET', url: '/api/openapi.json' });
  const description = JSON.parse(response.payload) as {
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, unknown>; requestBody?: unknown }>>;
  };
  expect(description.openapi).toBe('3.1.0');
  for (const { endpoint } of allRoutes(product.platform, false)) {
    const operation =
      description.paths[endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[endpoint.method.toLowerCase()];
    expect(operation, endpoint.path).toBeDefined();
    expect(Object.keys(operation?.responses ?? {}), endpoint.path).toEqual(['200', 'default']);
    if (endpoint.method === 'PUT') expect(operation?.requestBody, endpoint.path).toBeDefined();
  }
});

test('every reply carries the headers that keep a browser from being used against its reader', async () => {
  for (const url of ['/', '/api/me', '/workbench/', '/nothing']) {
    const { headers } = await product.app.inject({ method: 'GET', url });
    expect(headers['content-security-policy'], url).toContain("script-src 'self'");
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers['permissions-policy'], url).toContain('camera=()');
  }
});

test('the production start refuses without its secrets and names each of them', () => {
  const result = spawnSync(process.execPath, ['src/cli/haizhi.ts', 'serve'], {
    cwd: new URL('..', import.meta.url),
    env: {},
    encoding: 'utf8',
  });
  expect(result.status).toBe(1);
  for (const name of ['DATABASE_URL', 'HAIZHI_PUBLIC_URL', 'HAIZHI_SESSION_SECRET', 'HAIZHI_SIGNING_KEY_FILE'])
    expect(result.stderr).toContain(name);
});

test('a demonstration account is none where the product runs for real', async () => {
  const { signIn } = await import('#features/accounts/service.ts');
  const { addPerson, demonstrationHash, DEMONSTRATION_PASSWORD, nationalPeople } =
    await import('../src/demonstration/people.ts');
  const person = await addPerson(product.platform, await demonstrationHash(), nationalPeople[0]);
  const attempt = { email: person.account.email, password: DEMONSTRATION_PASSWORD, address: '192.0.2.1' };
  expect(await signIn(product.platform, attempt)).toHaveProperty('token');
  expect(await signIn({ ...product.platform, demonstration: false }, attempt)).toMatchObject({
    code: 'wrong-credentials',
  });
});
