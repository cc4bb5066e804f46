import { afterAll, expect, test } from 'vitest';
import { readOpenings, startApplication } from '#contract/applications.ts';
import { buildMeasureWorld } from '#test/measures/measure-world.ts';
import { openTestProduct } from '#test/server/test-product.ts';

/** 申报单位看到的入口：能不能开始，不能的原因和条款，与真正去开始时一致。 */

const product = await openTestProduct('2026-03-02T01:00:00Z');
afterAll(product.close);

test('本单位在每个通知、每种类型下能否开始申报，与服务器受理时说的一样', async () => {
  const world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('national', 'national-officer', 'nation');
  await world.officer('beijing', 'province-officer', 'province-110000');
  await world.officer('dalian', 'prefecture-officer', 'prefecture-210200');
  const national = await world.call('national', 'cast-2022', ['work-base', 'overseas-base'], { publicityDays: 7 });
  const capital = await world.call('beijing', 'beijing-capital', ['work-base', 'overseas-base']);
  const dalian = await world.call('dalian', 'dalian-workbase', ['work-base']);
  const partners = await world.call('national', 'cast-partner-2023', ['partner']);
  const expected: [region: string, codes: Record<string, string | undefined>][] = [
    [
      '520100',
      {
        [`${national} work-base`]: undefined,
        [`${national} overseas-base`]: 'criteria-unmet',
        [`${capital} work-base`]: 'not-in-territory',
        [`${capital} overseas-base`]: 'criteria-unmet',
        [`${dalian} work-base`]: 'not-in-territory',
        [`${partners} partner`]: 'nomination-needed',
      },
    ],
    [
      '210200',
      {
        [`${national} work-base`]: undefined,
        [`${national} overseas-base`]: 'criteria-unmet',
        [`${capital} work-base`]: 'not-in-territory',
        [`${capital} overseas-base`]: 'criteria-unmet',
        [`${dalian} work-base`]: undefined,
        [`${partners} partner`]: 'nomination-needed',
      },
    ],
  ];
  for (const [region, codes] of expected) {
    const unit = await world.unit(region);
    const browser = await world.browser(unit.key);
    const { openings } = await browser.expect(readOpenings, {});
    const told = Object.fromEntries(
      openings.map(({ callId, baseType, obstacle }) => [`${callId} ${baseType}`, obstacle?.code]),
    );
    expect(told).toEqual(codes);
    for (const { callId, baseType, obstacle } of openings) {
      const answer = await browser.call(startApplication, { body: { callId, baseType, unitId: unit.unitId } });
      expect(answer.refusal?.code).toBe(obstacle?.code);
    }
  }
});
