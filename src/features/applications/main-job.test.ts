import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCase } from '#contract/applications.ts';
import { verifyPlaque } from '#contract/recognitions.ts';
import { anonymous } from '#test/server/client.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';

let product: TestProduct;
let world: TestWorld;
beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
});
afterAll(() => product.close());

describe('主线：从申请到牌匾', () => {
  test('西部工作基地人才 17 人，地市写明理由放宽，一路到认定', async () => {
    const unit = await world.unitAt('guiyang');
    const id = await world.submitted(unit, 'work-base', { facts: { contactedTalentCount: 17 } });
    await world.carryTo(id, 'recognised', { prefecture: 'guiyang', province: 'guizhou' });
    const view = await (await world.browser(unit.key)).expect(readCase, { params: { id } });
    expect(view.status).toBe('recognised');
    expect(view.criteria.find((criterion) => criterion.id === 'talents')).toMatchObject({
      verdict: 'relaxed',
      judgement: { by: '何知远' },
    });
    expect(view.documents.map((document) => document.kind).toSorted()).toEqual(['approval', 'official-letter']);
    expect(view.route.every((step) => step.state === 'done')).toBe(true);
  });

  test('认定后公开可核验，名称按规则，有效期从发文次月起三年', async () => {
    const unit = await world.unitAt('wuhan');
    const id = await world.submitted(unit, 'offshore-base', { place: { zh: '珞珈高新区', en: 'Luojia' } });
    await world.carryTo(id, 'recognised', { prefecture: 'wuhan', province: 'hubei' });
    const row = await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('recognitions').selectAll().where('application_id', '=', id).executeTakeFirstOrThrow(),
    );
    const typed = row.verification_code.toLowerCase().replaceAll('-', ' ');
    const found = await anonymous(product.app).expect(verifyPlaque, { params: { code: typed } });
    expect(found.recognition).toMatchObject({
      name: { zh: '国家海外人才离岸创新创业基地（珞珈高新区）' },
      standing: 'upcoming',
    });
    expect(row.valid_from.slice(8)).toBe('01');
    expect(product.platform.signer.verify(found.statement ?? '', found.signature ?? '')).toBe(true);
  });

  test('直辖市没有地市环节，海外基地走已登记合作的学会 〔cast-2022 12.1.2〕', async () => {
    const beijing = await world.unitAt('beijing');
    const domestic = await world.submitted(beijing);
    const view = await (await world.browser('beijing')).expect(readCase, { params: { id: domestic } });
    expect(view.route.map((step) => step.id)).toEqual([
      'submission',
      'province-review',
      'publicity',
      'endorsement',
      'formal-check',
      'expert-review',
      'decision',
      'approval',
    ]);
    const foreign = await world.foreignUnit('society-optical');
    const overseas = await world.submitted(foreign, 'overseas-base', { recommenderCode: 'society-optical' });
    await world.carryTo(overseas, 'recognised', { province: 'society' });
    expect((await (await world.browser(foreign.key)).expect(readCase, { params: { id: overseas } })).status).toBe(
      'recognised',
    );
  });
});
