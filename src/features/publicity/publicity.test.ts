import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/applications.ts';
import * as publicity from '#contract/publicity.ts';
import { closeDueNotices, receiveObjection } from '#features/publicity/service.ts';
import { addDays, lawDayOf, startOfLawDay } from '#policy/law-day.ts';
import { Refusal } from '#contract/refusals.ts';
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
const caseOf = async (key: string, id: string) =>
  (await world.browser(key)).expect(contract.readCase, { params: { id } });
const objection = { name: '赵某某', contact: '13800000000', content: '该单位场地面积与实际不符，附现场情况说明。' };

describe('公示与异议（第十二条）', () => {
  let id: string;
  let noticeId: string;
  beforeAll(async () => {
    id = await world.submitted(await world.unitAt('wuhan'));
    await world.carryTo(id, 'publicity', { prefecture: 'wuhan', province: 'hubei' });
    noticeId = (await (await world.browser('hubei')).expect(publicity.openNotice, { body: { applicationIds: [id] } }))
      .id;
  });

  test('公示期按通知设定，从次日起算五天，到末日午夜为止', async () => {
    const { notice } = await caseOf('hubei', id);
    const today = lawDayOf(product.clock.now());
    expect(notice?.closesAt).toBe(startOfLawDay(addDays(today, 6)).toISOString());
  });

  test('公示中不能退回、不能签署', async () => {
    const { commands } = await caseOf('hubei', id);
    expect(commands.find((each) => each.command === 'return-for-correction')?.obstacle?.code).toBe('notice-open');
    const hubei = await world.browser('hubei');
    expect(
      (
        await hubei.call(contract.signOpinion, {
          params: { id },
          body: { version: await version(id), opinion: '同意推荐。' },
        })
      ).refusal?.code,
    ).toBe('cannot-now');
  });

  test('异议在截止前一毫秒受理，截止那一刻不受理；未办结则期满也不放行', async () => {
    const closesAt = new Date((await caseOf('hubei', id)).notice?.closesAt ?? '');
    product.clock.set(new Date(closesAt.getTime() - 1));
    const received = await receiveObjection(product.platform, noticeId, { applicationId: id, ...objection }, null);
    expect(received).not.toBeInstanceOf(Refusal);
    product.clock.set(closesAt);
    const late = await receiveObjection(product.platform, noticeId, { applicationId: id, ...objection }, null);
    expect(late).toMatchObject({ code: 'notice-closed' });
    expect(await closeDueNotices(product.platform)).toBe(0);
    expect((await caseOf('hubei', id)).route[3]?.state).toBe('now');
  });

  test('异议人信息只有公示单位和监督者可见', async () => {
    expect(
      (await (await world.browser('hubei')).expect(publicity.listObjections, { query: { applicationId: id } }))
        .objections,
    ).toHaveLength(1);
    for (const key of ['guizhou', 'wuhan', 'intake']) {
      expect(
        (await (await world.browser(key)).expect(publicity.listObjections, { query: { applicationId: id } }))
          .objections,
        key,
      ).toEqual([]);
    }
  });

  test('异议不成立，办结后进入签署；两人同时办结只有一次生效', async () => {
    const hubei = await world.browser('hubei');
    const [open] = (await hubei.expect(publicity.listObjections, { query: { applicationId: id } })).objections;
    const body = { outcome: 'dismissed', handling: '经实地核查，场地面积属实。' } as const;
    const answers = await Promise.all(
      [1, 2].map(() => hubei.call(publicity.resolveObjection, { params: { id: open?.id ?? '' }, body })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect((await caseOf('hubei', id)).route[4]).toMatchObject({ id: 'endorsement', state: 'now' });
  });

  test('签署意见即行文：文号连续，PDF 可打开', async () => {
    const hubei = await world.browser('hubei');
    const signed = await hubei.expect(contract.signOpinion, {
      params: { id },
      body: { version: await version(id), opinion: '同意推荐。' },
    });
    expect(signed.documentNumber).toMatch(/^鄂科协函〔2026〕\d+号$/);
    const pdf = await hubei.inject({ method: 'GET', url: `/api/documents/${signed.documentId}/file` });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const again = await hubei.inject({ method: 'GET', url: `/api/documents/${signed.documentId}/file` });
    expect(again.rawPayload.equals(pdf.rawPayload)).toBe(true);
  });
});
