import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount, grantRole } from '#contract/accounts.ts';
import { listAssociations } from '#contract/associations.ts';
import { lawDay } from '#policy/law-day.ts';
import { buildMeasureWorld } from '#test/measures/measure-world.ts';
import type { TestClient } from '#test/server/client.ts';
import { openTestProduct } from '#test/server/test-product.ts';

/** 授予岗位：岗位与所在科协的层级相符；区县科协按所属地市查得。 */

const product = await openTestProduct('2026-03-02T01:00:00Z');
afterAll(product.close);

describe('授予岗位', () => {
  let admin: TestClient;
  let id = '';
  beforeAll(async () => {
    const world = await buildMeasureWorld(product.app, product.platform);
    await world.officer('admin', 'administrator', 'nation');
    admin = await world.browser('admin');
    const person = {
      name: '辛夷',
      email: 'xinyi@district.example',
      password: 'a long enough phrase 7',
      locale: 'zh',
    } as const;
    ({ id } = await admin.expect(createAccount, { body: person }));
  });
  const grant = (role: 'district-officer' | 'province-officer' | 'auditor', associationCode: string) =>
    admin.call(grantRole, { params: { id }, body: { role, associationCode, from: lawDay('2026-03-02'), to: null } });

  test('区县科协按所属地市列出，岗位授予后有效', async () => {
    const { associations } = await admin.expect(listAssociations, { query: { under: 'prefecture-210200' } });
    const district = associations.find((each) => each.kind === 'district');
    expect(district?.parentCode).toBe('prefecture-210200');
    expect((await grant('district-officer', district?.code ?? '')).status).toBe(200);
  });

  test.each([
    ['district-officer', 'nation'],
    ['district-officer', 'prefecture-210200'],
    ['province-officer', 'district-210211'],
  ] as const)('%s 不在 %s，不能授予', async (role, associationCode) => {
    expect((await grant(role, associationCode)).refusal?.code).toBe('role-out-of-place');
  });

  test('不分层级的岗位哪里都可授予', async () => {
    expect((await grant('auditor', 'prefecture-210200')).status).toBe(200);
  });
});
