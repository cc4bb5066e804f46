import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/applications.ts';
import { assignExperts, listExpertCandidates, saveReview, submitReview, listMyReviews } from '#contract/reviews.ts';
import { versionOf } from '../../demonstration/steps.ts';
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

const version = (id: string) => versionOf(product.platform, id);

describe('专家评审（第十三条）', () => {
  let id: string;
  beforeAll(async () => {
    const unit = await world.unitAt('beijing', { nameZh: '澜江高新区海外人才服务中心' });
    id = await world.submitted(unit);
    await world.carryTo(id, 'expert-review', { province: 'beijing' });
  });

  test('有利害关系的专家列明原因，也指派不了', async () => {
    const intake = await world.browser('intake');
    const { candidates, required } = await intake.expect(listExpertCandidates, { params: { id } });
    expect(required).toBe(3);
    const tied = candidates.find((each) => each.name === '白星渡');
    expect(tied?.conflicts[0]?.zh).toMatch(/利害关系/);
    const expertIds = [tied, ...candidates.filter((each) => each.conflicts.length === 0)]
      .slice(0, 3)
      .map((each) => each?.id ?? '');
    expect(
      (await intake.call(assignExperts, { params: { id }, body: { version: await version(id), expertIds } })).refusal
        ?.code,
    ).toBe('conflict-of-interest');
    const two = candidates
      .filter((each) => each.conflicts.length === 0)
      .slice(0, 2)
      .map((each) => each.id);
    expect(
      (await intake.call(assignExperts, { params: { id }, body: { version: await version(id), expertIds: two } }))
        .refusal?.code,
    ).toBe('experts-count');
  });

  test('交卷之前互不可见，分数越界被拒，交卷之后不能再改', async () => {
    const experts = ['expert1', 'expert2', 'expert3'];
    const intake = await world.browser('intake');
    await intake.expect(assignExperts, {
      params: { id },
      body: { version: await version(id), expertIds: experts.map((key) => world.who(key).account.id) },
    });
    const one = await world.browser('expert1');
    const [task] = (await one.expect(listMyReviews)).reviews.filter((review) => review.applicationId === id);
    const params = { id: task?.id ?? '' };
    const good = {
      scores: { foundation: 20, network: 25, plan: 20, support: 15 },
      opinion: '基础扎实，方案可行，建议推荐。',
      recommend: true,
    };
    expect((await one.call(saveReview, { params, body: { ...good, scores: { foundation: 26 } } })).refusal?.code).toBe(
      'score-out-of-range',
    );
    await one.expect(saveReview, { params, body: good });
    expect(
      (await intake.expect(contract.readCase, { params: { id } })).reviews.every((review) => review.opinion === null),
    ).toBe(true);
    await one.expect(submitReview, { params, body: good });
    const two = await (await world.browser('expert2')).expect(contract.readCase, { params: { id } });
    expect(two.reviews).toHaveLength(1);
    expect(two.reviews[0]).toMatchObject({ mine: true, opinion: '' });
    expect((await one.call(submitReview, { params, body: good })).refusal?.code).toBe('cannot-now');
    expect((await (await world.browser('beijing')).expect(contract.readCase, { params: { id } })).reviews).toEqual([]);
  });
});
