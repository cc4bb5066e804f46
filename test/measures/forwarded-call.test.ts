import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as applications from '#contract/applications.ts';
import * as calls from '#contract/calls.ts';
import { addDays, lawDayOf, startOfLawDay } from '#policy/law-day.ts';
import { anonymous } from '#test/server/client.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildMeasureWorld, type MeasureWorld } from './measure-world.ts';

let product: TestProduct;
let world: MeasureWorld;
let callId: string;

beforeAll(async () => {
  product = await openTestProduct();
  world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('national', 'national-officer', 'nation');
  await world.officer('guangdong', 'province-officer', 'province-440000');
  callId = await world.call('national', 'cast-2022', ['work-base'], { publicityDays: 5 });
});
afterAll(() => product.close());

const inDays = (days: number): string => startOfLawDay(addDays(lawDayOf(product.clock.now()), days)).toISOString();
const forward = async (closesAt: string) =>
  (await world.browser('guangdong')).call(calls.forwardCall, {
    params: { id: callId },
    body: {
      title: { zh: '广东转发申报通知', en: 'Forwarded in Guangdong' },
      closesAt,
      materials: [{ label: { zh: '可编辑版本表格', en: 'Form in an editable version' }, required: true }],
      text: { zh: '', en: '' },
    },
  });

describe('转发通知', () => {
  let forwardedId: string;

  test('截止可以提前，不能晚于原通知；同一单位只转发一次 〔cast-partner-2023 6〕', async () => {
    expect((await forward(inDays(61))).refusal?.fields[0]?.path).toBe('closesAt');
    const forwarded = await forward(inDays(50));
    expect(forwarded.body).toMatchObject({ parentId: callId, issuerCode: 'province-440000', mine: true });
    expect(forwarded.body.materials).toEqual([
      { id: 'call-1', label: { zh: '可编辑版本表格', en: 'Form in an editable version' }, required: true },
    ]);
    forwardedId = forwarded.body.id;
    expect((await forward(inDays(40))).refusal?.code).toBe('call-forwarded');
  });

  test('辖区内按转发的通知办，辖区外不受理；加列的材料必交，提前的截止算数 〔cast-partner-2023 6.2〕', async () => {
    const inside = await world.unit('440100');
    const outside = await world.unit('420100');
    const start = async (unit: typeof inside, call: string) =>
      (await world.browser(unit.key)).call(applications.startApplication, {
        body: { callId: call, baseType: 'work-base', unitId: unit.unitId },
      });
    expect((await start(inside, callId)).refusal?.code).toBe('call-forwarded');
    expect((await start(outside, forwardedId)).refusal?.code).toBe('not-in-territory');
    expect((await start(outside, callId)).status).toBe(200);

    const id = await world.draft(inside, forwardedId, 'work-base');
    const browser = await world.browser(inside.key);
    const submit = () =>
      browser.call(applications.submitApplication, { params: { id }, body: { version: 2, truthful: true } });
    expect((await submit()).refusal).toMatchObject({ code: 'materials-missing' });
    const file = await browser.expect(applications.readCase, { params: { id } });
    expect(file.call.materials.map((material) => material.id)).toEqual(['call-1']);
    product.clock.advance({ days: 51 });
    // 原通知还开着，转发的已截止。
    expect(
      (
        await (
          await world.browser(inside.key)
        ).call(applications.submitApplication, {
          params: { id },
          body: { version: 2, truthful: true },
        })
      ).refusal?.code,
    ).toBe('call-not-open');
  });
});

describe('问答', () => {
  test('公众不用账户提问；答复之前别人看不到，答复后连同问题公布；别的单位不能答', async () => {
    const visitor = anonymous(product.app);
    const { id } = await visitor.expect(calls.askQuestion, {
      params: { id: callId },
      body: { askedBy: '', question: '联系的人才怎样计数？' },
    });
    const seen = async () => (await visitor.expect(calls.listQuestions, { params: { id: callId } })).questions;
    expect(await seen()).toEqual([]);
    const answer = { answer: { zh: '同一人只计一次。', en: 'Each person once.' } };
    const other = await (await world.browser('guangdong')).call(calls.answerQuestion, { params: { id }, body: answer });
    expect(other.refusal?.code).toBe('not-found');
    await (await world.browser('national')).expect(calls.answerQuestion, { params: { id }, body: answer });
    expect(await seen()).toMatchObject([{ question: '联系的人才怎样计数？', answer: { zh: '同一人只计一次。' } }]);
    const page = await product.app.inject({ url: `/en/calls/${callId}` });
    expect(page.payload).toContain('Each person once.');
  });

  test('公开页上的表单：太短时指出，所写都在', async () => {
    const page = await product.app.inject({
      method: 'POST',
      url: `/calls/${callId}/questions`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'question=%E9%97%AE&askedBy=%E6%9F%90%E6%9F%90',
    });
    expect(page.statusCode).toBe(422);
    expect(page.payload).toContain('某某');
  });

  test('空白表格：PDF 和 Word 都可下载', async () => {
    for (const format of ['pdf', 'docx']) {
      const answer = await product.app.inject({ url: `/api/calls/${callId}/blank-form/work-base/${format}` });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK');
    }
  });
});
