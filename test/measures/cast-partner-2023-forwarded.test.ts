import { afterAll, describe, expect, test } from 'vitest';
import * as calls from '#contract/calls.ts';
import * as nominations from '#contract/nominations.ts';
import { openNominationStage } from './nomination-stage.ts';

/** 转发的征选通知：辖区内的推荐单位在转发的通知下推荐，省内截止在前，名单截止照原通知。 */

const { product, world, callId, partner, boardOf, nominateAs, submitAs } = await openNominationStage();
afterAll(product.close);
const inDays = (days: number) => new Date(product.clock.now().getTime() + days * 86_400_000).toISOString();
const guangdong = 'province-440000';

describe('广东转发合作机构征选通知 〔cast-partner-2023 6.2〕', () => {
  let forwardedId = '';
  const under = (associationCode: string, id: string, over: object = {}) =>
    partner.candidate(associationCode, { callId: id, ...over });

  test('转发后，省和地市在转发的通知下推荐，学会仍在原通知下推荐', async () => {
    const forwarded = await (
      await world.browser('guangdong')
    ).expect(calls.forwardCall, {
      params: { id: callId },
      body: {
        title: { zh: '广东省科协关于转发征选通知的通知', en: 'Guangdong: forwarded call' },
        closesAt: inDays(10),
        materials: [{ label: { zh: '地市科协推荐函', en: 'Letter of the prefecture' }, required: true }],
        text: { zh: '', en: '' },
      },
    });
    forwardedId = forwarded.id;
    expect((await nominateAs('guangdong', under(guangdong, callId))).refusal?.code).toBe('call-forwarded');
    expect((await nominateAs('society', under('society-optical', forwardedId))).refusal?.code).toBe('not-in-territory');
    const calledBy = async (key: string) =>
      (await (await world.browser(key)).expect(nominations.readBoards, {})).boards.map((board) => board.call.id);
    expect(await calledBy('guangdong')).toEqual([forwardedId]);
    expect(await calledBy('society')).toEqual([callId]);
    const { proposing } = await (await world.browser('shenzhen')).expect(nominations.readBoards, {});
    expect(proposing.map((board) => board.call.id)).toEqual([forwardedId]);
  });

  test('同一机构在原通知和转发的通知下合计只列入一份名单', async () => {
    const input = under('society-optical', callId);
    expect((await nominateAs('society', input)).status).toBe(200);
    const again = await nominateAs('guangdong', { ...input, callId: forwardedId, associationCode: guangdong });
    expect(again.refusal?.code).toBe('nominated-already');
  });

  test('境外机构凭邀请在转发的通知下填报，另列的材料必交；省内截止后不再受理，名单在原截止前仍可提交 〔cast-partner-2023 6.1〕', async () => {
    const lacking = under(guangdong, forwardedId);
    await expect(partner.ready('guangdong', lacking)).rejects.toThrow('materials-missing');
    const { nominations: named } = await boardOf('guangdong');
    await (
      await world.browser('guangdong')
    ).expect(nominations.withdrawNomination, { params: { id: named[0]?.id ?? '' }, body: { reason: '材料不齐' } });
    const complete = await partner.ready('guangdong', under(guangdong, forwardedId), ['call-1']);
    expect(complete.applicationId).not.toBe('');
    const late = await partner.nominate('guangdong', under(guangdong, forwardedId));
    product.clock.advance({ days: 11 });
    expect((await nominateAs('guangdong', under(guangdong, forwardedId))).refusal?.code).toBe('call-not-open');
    const browser = await world.browser('guangdong');
    expect((await browser.call(nominations.invite, { params: { id: late }, body: {} })).refusal?.code).toBe(
      'call-not-open',
    );
    const board = await boardOf('guangdong');
    expect(board.call.listClosesAt > board.call.closesAt).toBe(true);
    expect(board.unmet.map(({ code }) => code)).toEqual(['list-incomplete']);
    await browser.expect(nominations.withdrawNomination, {
      params: { id: late },
      body: { reason: '未在省内截止前注册' },
    });
    expect((await submitAs('guangdong', guangdong)).refusal?.code).toBe('call-forwarded');
    const sent = await browser.expect(nominations.submitList, {
      body: { callId: forwardedId, associationCode: guangdong, truthful: true },
    });
    expect(sent.submitted).toBe(1);
  });
});
