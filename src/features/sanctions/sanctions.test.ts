import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/applications.ts';
import * as sanctions from '#contract/sanctions.ts';
import { addDays, lawDay, lawDayOf } from '#policy/law-day.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';

const START = '2026-03-02T01:00:00Z';
let product: TestProduct;
let world: TestWorld;
beforeAll(async () => {
  product = await openTestProduct(START);
  world = await buildWorld(product.app, product.platform, product.clock);
});
afterAll(() => product.close());

describe('弄虚作假（第十五条）', () => {
  test('认定后当年在办申请一并取消，两年内不能再提交，届满次日可以', async () => {
    const unit = await world.unitAt('wuhan');
    const [work, offshore] = [await world.submitted(unit, 'work-base'), await world.submitted(unit, 'offshore-base')];
    const draft = await world.draft(unit, 'rd-community');
    const sanction = await (
      await world.browser('national')
    ).expect(sanctions.findFraud, { params: { id: work }, body: { finding: '经核实，所报场地证明系伪造。' } });
    expect(sanction.cancelled.map((each) => each.id).toSorted()).toEqual([work, offshore].toSorted());
    const decided = lawDayOf(product.clock.now());
    expect(sanction.barUntil).toBe(lawDay(`${Number(decided.slice(0, 4)) + 2}${decided.slice(4)}`));
    const browser = await world.browser(unit.key);
    const barred = await browser.call(contract.submitApplication, {
      params: { id: draft },
      body: { version: 2, truthful: true },
    });
    expect(barred.refusal).toMatchObject({ code: 'barred', clauses: ['15'] });

    const { barAgainst } = await import('#features/applications/starting.ts');
    const on = (day: string) =>
      product.platform.db.run({ kind: 'system' }, (tx) => barAgainst(tx, unit.unitId, lawDay(day), 'nation'));
    expect((await on(sanction.barUntil))?.code).toBe('barred');
    expect(await on(addDays(lawDay(sanction.barUntil), 1))).toBeUndefined();
  });

  test('复核解除要写理由，认定记录不删除', async () => {
    const unit = await world.unitAt('wuhan');
    const id = await world.submitted(unit);
    const national = await world.browser('national');
    const { id: sanctionId } = await national.expect(sanctions.findFraud, {
      params: { id },
      body: { finding: '举报属实，材料有伪造。' },
    });
    expect(
      (await national.call(sanctions.liftSanction, { params: { id: sanctionId }, body: { reason: '短' } })).status,
    ).toBe(400);
    const lifted = await national.expect(sanctions.liftSanction, {
      params: { id: sanctionId },
      body: { reason: '复核查明系登记机关笔误，予以解除。' },
    });
    expect(lifted).toMatchObject({ active: false, finding: '举报属实，材料有伪造。' });
  });
});
