import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as applications from '#contract/applications.ts';
import * as recognitions from '#contract/recognitions.ts';
import { issueApproval } from '#features/recognitions/approval.ts';
import { Refusal } from '#contract/refusals.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { versionOf } from '../../src/demonstration/steps.ts';
import { walkStep, walkTo } from '../../src/demonstration/walk.ts';
import { buildMeasureWorld, type MeasureWorld } from './measure-world.ts';

let product: TestProduct;
let world: MeasureWorld;
let callId: string;

beforeAll(async () => {
  product = await openTestProduct();
  world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('city', 'prefecture-officer', 'prefecture-210200');
  await world.officer('city2', 'prefecture-officer', 'prefecture-210200');
  await world.officer('leaders', 'leading-group', 'prefecture-210200');
  await world.officer('ganjingzi', 'district-officer', 'district-210211');
  await world.officer('liaoning', 'province-officer', 'province-210000');
  callId = await world.call('city', 'dalian-workbase', ['work-base']);
});
afterAll(() => product.close());

const institution = { group: 'institutions' } as const;
const atApproval = async () => {
  const unit = await world.unit('210200', { districtCode: '210211' });
  const id = await world.submitted(unit, callId, 'work-base', { ...institution, lane: 'direct' });
  await walkTo(world, id, 'approval');
  return id;
};
const approve = (id: string) =>
  issueApproval(product.platform, world.who('city'), {
    applicationIds: [id],
    issuedOn: lawDayOf(product.clock.now()),
  });

describe('大连市科协海智工作基地', () => {
  test('经区县申报：区县审核、市科协初审、专家认证、研究确定、批复，自批准之日起三年 〔dalian-workbase 4.1〕〔dalian-workbase 5.6〕', async () => {
    const unit = await world.unit('210200', { districtCode: '210211' });
    const id = await world.submitted(unit, callId, 'work-base', { ...institution, lane: 'through-district' });
    const steps: string[] = [];
    for (let step = 0; step < 5; step += 1) steps.push((await walkStep(world, id)).id);
    expect(steps).toEqual(['district-review', 'city-check', 'expert-review', 'decision', 'approval']);
    const browser = await world.browser(unit.key);
    const file = await browser.expect(applications.readCase, { params: { id } });
    const base = await browser.expect(recognitions.readRecognition, { params: { id: file.recognitionId ?? '' } });
    expect(base).toMatchObject({ validFrom: '2026-03-02', validTo: '2029-03-01' });
  });

  test('市级学会只能直接申报；没有选对象和途径的不能提交 〔dalian-workbase 3.1〕', async () => {
    const unit = await world.unit('210200');
    const id = await world.draft(unit, callId, 'work-base', { group: 'societies-and-districts', lane: 'direct' });
    const browser = await world.browser(unit.key);
    const file = await browser.expect(applications.readCase, { params: { id } });
    const save = (over: { group: string | null; lane: string | null }) =>
      browser.call(applications.saveDraft, {
        params: { id },
        body: {
          version: file.version,
          place: file.place,
          form: file.form as never,
          facts: file.facts,
          recommenderCode: null,
          jointEntry: false,
          ...over,
        },
      });
    const wrong = await save({ group: 'societies-and-districts', lane: 'through-district' });
    expect(wrong.refusal?.fields.map((field) => field.path)).toEqual(['lane']);
    expect((await save({ group: null, lane: null })).status).toBe(200);
    const answer = await browser.call(applications.submitApplication, {
      params: { id },
      body: { version: 3, truthful: true },
    });
    expect(answer.refusal?.fields.map((field) => field.path).toSorted()).toEqual(['group', 'lane']);
  });

  test('省里看不到市里的件', async () => {
    const unit = await world.unit('210200');
    const id = await world.submitted(unit, callId, 'work-base', { ...institution, lane: 'direct' });
    const answer = await (await world.browser('liaoning')).call(applications.readCase, { params: { id } });
    expect(answer.refusal?.code).toBe('not-found');
  });

  test('一年五个：五十人同时下达，只剩一个名额时恰好一个成功；超出要理由和第二人 〔dalian-workbase 4.2〕', async () => {
    // 前面的用例已认定一家，再认定三家，剩一个名额。
    for (let index = 0; index < 3; index += 1) expect(await approve(await atApproval())).not.toBeInstanceOf(Refusal);
    const waiting = [await atApproval(), await atApproval(), await atApproval()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => approve(waiting[index % waiting.length] ?? '')),
    );
    expect(answers.filter((answer) => !(answer instanceof Refusal))).toHaveLength(1);
    const codes = new Set(answers.flatMap((answer) => (answer instanceof Refusal ? [answer.code] : [])));
    expect([...codes].toSorted()).toEqual(['cap-reached', 'not-in-state']);

    const open: string[] = [];
    for (const id of waiting) {
      const file = await (await world.browser('city')).expect(applications.readCase, { params: { id } });
      if (file.status === 'in-progress') open.push(id);
    }
    const id = open[0] ?? '';
    const city = await world.browser('city');
    const version = () => versionOf(product.platform, id);
    await city.expect(recognitions.requestOverride, {
      params: { id },
      body: { version: await version(), reason: '国家级园区落地，确需当年设立。' },
    });
    const file = await city.expect(applications.readCase, { params: { id } });
    expect(file.cap).toMatchObject({ maximum: 5, given: 5, override: { mine: true, approvedBy: null } });
    expect(await approve(id)).toMatchObject({ code: 'cap-reached' });
    const alone = await city.call(recognitions.approveOverride, { params: { id }, body: { version: await version() } });
    expect(alone.refusal).toMatchObject({ code: 'second-officer-needed', clauses: ['4.2'] });
    await (
      await world.browser('city2')
    ).expect(recognitions.approveOverride, { params: { id }, body: { version: await version() } });
    expect(await approve(id)).not.toBeInstanceOf(Refusal);
    expect(await approve(open[1] ?? '')).toMatchObject({ code: 'cap-reached' });
  });
});
