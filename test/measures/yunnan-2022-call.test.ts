import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as applications from '#contract/applications.ts';
import * as funding from '#contract/funding.ts';
import * as recognitions from '#contract/recognitions.ts';
import * as selections from '#contract/selections.ts';
import { lawDay } from '#policy/law-day.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { walkTo } from '../../src/demonstration/walk.ts';
import { buildMeasureWorld, type MeasureUnit, type MeasureWorld } from './measure-world.ts';

let product: TestProduct;
let world: MeasureWorld;
let callId: string;

beforeAll(async () => {
  product = await openTestProduct('2022-03-01T01:00:00Z');
  world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('yunnan', 'province-officer', 'province-530000');
  await world.officer('kunming', 'prefecture-officer', 'prefecture-530100');
  await world.officer('intake', 'intake-officer', 'intake');
  await world.officer('leading', 'leading-group', 'leading-group');
  await world.officer('national', 'national-officer', 'nation');
  callId = await world.call('yunnan', 'yunnan-2022-call', ['work-base']);
});
afterAll(() => product.close());

const direct = { group: 'institutions', lane: 'direct' } as const;
const through = { group: 'parks', lane: 'through-prefecture' } as const;
const submitted = async (over: Parameters<MeasureWorld['submitted']>[3]): Promise<[MeasureUnit, string]> => {
  const unit = await world.unit('530100');
  return [unit, await world.submitted(unit, callId, 'work-base', over)];
};
const stepsOf = async (id: string) =>
  (await (await world.browser('yunnan')).expect(applications.readCase, { params: { id } })).route.map(
    (step) => step.id,
  );

describe('云南通知与 2018 年办法', () => {
  test('两条途径：省直单位直报，园区经州市 〔yunnan-2022-call 3.1〕〔yunnan-2022-call 3.2〕', async () => {
    const [, one] = await submitted(direct);
    const [, other] = await submitted(through);
    expect(await stepsOf(one)).not.toContain('prefecture-review');
    expect((await stepsOf(other))[1]).toBe('prefecture-review');
    expect(await stepsOf(one)).not.toContain('publicity');
    for (const id of [one, other]) await walkTo(world, id, 'selection');
  });

  test('择优推荐：一次办完本批，漏一件就不受理 〔yunnan-2022-call 3.3〕', async () => {
    const browser = await world.browser('yunnan');
    const { groups } = await browser.expect(selections.listSelections, {});
    const [group] = groups;
    const [best, rest] = (group?.candidates ?? []).map((each) => each.id);
    const body = {
      callId,
      chosen: [{ id: best ?? '', reason: '海外渠道最为稳定，方案可行。' }],
      others: [] as { id: string; reason: string }[],
    };
    expect((await browser.call(selections.selectBest, { body })).refusal?.code).toBe('selection-incomplete');
    body.others.push({ id: rest ?? '', reason: '联系海外团体的材料尚不充分。' });
    expect(await browser.expect(selections.selectBest, { body })).toEqual({ chosen: 1, others: 1 });
    const file = await browser.expect(applications.readCase, { params: { id: rest ?? '' } });
    expect(file).toMatchObject({ status: 'refused', selection: { chosen: false, rank: null, candidates: 2 } });
    expect((await browser.expect(selections.listSelections, {})).groups).toEqual([]);
    await walkTo(world, best ?? '', 'nowhere');
    expect((await browser.expect(applications.readCase, { params: { id: best ?? '' } })).status).toBe('recognised');
  });

  test('自批准之日起五年；三年各 20 万元，拨付、使用、合计；同时申报的结果 〔cast-workbase-2018 14〕〔yunnan-2022-call 4〕〔yunnan-2022-call 5.3〕', async () => {
    const [unit, id] = await submitted({ ...direct, jointEntry: true });
    await walkTo(world, id, 'nowhere');
    const own = await world.browser(unit.key);
    const file = await own.expect(applications.readCase, { params: { id } });
    const base = await own.expect(recognitions.readRecognition, { params: { id: file.recognitionId ?? '' } });
    expect(base).toMatchObject({
      name: { zh: '中国科协海智计划工作基地' },
      validFrom: '2022-03-01',
      validTo: '2027-02-28',
    });
    const yunnan = await world.browser('yunnan');
    const { instalments } = await own.expect(funding.listFunding, {});
    expect(instalments.map((each) => [each.year, each.amountCny])).toEqual([
      [2022, 200_000],
      [2023, 200_000],
      [2024, 200_000],
    ]);
    const params = { id: instalments[0]?.id ?? '' };
    const pay = (amountCny: number) =>
      yunnan.call(funding.recordPayment, {
        params,
        body: { paidOn: lawDay('2022-03-01'), amountCny, reference: '回单 001' },
      });
    const both = await Promise.all([pay(150_000), pay(150_000)]);
    expect(both.map((answer) => answer.refusal?.code ?? 'paid').toSorted()).toEqual(['more-than-owed', 'paid']);
    const tooMuch = await own.call(funding.reportUse, {
      params,
      body: { usedCny: 150_001, account: '用于海外专家来滇交流与项目对接。' },
    });
    expect(tooMuch.refusal?.code).toBe('more-than-paid');
    await own.expect(funding.reportUse, {
      params,
      body: { usedCny: 120_000, account: '用于海外专家来滇交流与项目对接。' },
    });
    expect((await own.call(funding.acceptUse, { params })).refusal?.code).toBe('not-permitted');
    expect((await yunnan.expect(funding.acceptUse, { params })).report?.acceptedBy).toBeTruthy();
    const { totals } = await yunnan.expect(funding.listFunding, {});
    expect(totals[0]).toMatchObject({ year: 2022, paidCny: 150_000, usedCny: 120_000 });
    // 别省看不到。
    await world.officer('guizhou', 'province-officer', 'province-520000');
    expect((await (await world.browser('guizhou')).expect(funding.listFunding, {})).instalments).toEqual([]);
    await yunnan.expect(selections.decideJointEntry, {
      params: { id },
      body: { outcome: 'accepted', decidedOn: lawDay('2022-03-01'), note: '省级工作站同批设立。' },
    });
    expect((await own.expect(applications.readCase, { params: { id } })).jointOutcome).toMatchObject({
      outcome: 'accepted',
    });
  });

  test('合订本：封面、目录、申请表和全部上传，A4 连续页码 〔yunnan-2022-call 5.2〕〔cast-workbase-2018 annex.2〕', async () => {
    const [unit, id] = await submitted(direct);
    const browser = await world.browser(unit.key);
    const answer = await browser.inject({ method: 'GET', url: `/api/applications/${id}/bound.pdf` });
    expect(answer.statusCode).toBe(200);
    const bound = await PDFDocument.load(answer.rawPayload);
    const form = await PDFDocument.load(
      (await browser.inject({ method: 'GET', url: `/api/applications/${id}/form.pdf` })).rawPayload,
    );
    // 封面、目录，表，四份上传各一页。
    expect(bound.getPageCount()).toBe(2 + form.getPageCount() + 4);
    for (const page of bound.getPages()) {
      expect(Math.round(page.getWidth())).toBe(595);
      expect(Math.round(page.getHeight())).toBe(842);
    }
  });

  test('2022年10月16日起不能新办；已提交的照旧办完，认定沿用五年 〔cast-2022 26〕', async () => {
    const [unit, submittedBefore] = await submitted(direct);
    product.clock.set('2022-10-15T15:59:59Z');
    expect(product.platform.regulations.on('yunnan-2022-call', lawDay('2022-10-15'))).toBeDefined();
    product.clock.set('2022-10-15T16:00:00Z');
    expect(product.platform.regulations.on('yunnan-2022-call', lawDay('2022-10-16'))).toBeUndefined();
    const browser = await world.browser(unit.key);
    // 昨日开放的通知今日还开着，但办法已不在施行期，新的不能开始。
    const open = await world.call('national', 'cast-workbase-2018', ['work-base']);
    const late = await browser.call(applications.startApplication, {
      body: { callId: open, baseType: 'work-base', unitId: unit.unitId },
    });
    expect(late.refusal?.code).toBe('regulation-not-in-force');
    await walkTo(world, submittedBefore, 'nowhere');
    const file = await (
      await world.browser('yunnan')
    ).expect(applications.readCase, { params: { id: submittedBefore } });
    expect(file).toMatchObject({ status: 'recognised', regulation: { id: 'yunnan-2022-call' } });
    const base = await (
      await world.browser('yunnan')
    ).expect(recognitions.readRecognition, { params: { id: file.recognitionId ?? '' } });
    expect(base).toMatchObject({ validFrom: '2022-10-16', validTo: '2027-10-15' });
  });
});
