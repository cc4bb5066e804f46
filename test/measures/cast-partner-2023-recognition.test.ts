import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAssociation } from '#contract/associations.ts';
import * as applications from '#contract/applications.ts';
import * as nominations from '#contract/nominations.ts';
import * as recognitions from '#contract/recognitions.ts';
import { Refusal } from '#contract/refusals.ts';
import { submitList } from '#features/nominations/submitting.ts';
import type { TestClient } from '#test/server/client.ts';
import { walkTo } from '../../src/demonstration/walk.ts';
import { openNominationStage, type NominationStage } from './nomination-stage.ts';

/** From nomination to a recognised partner, and where partners stand. */

let stage: NominationStage;
let { product, world, partner, callId, recommender, boardOf, submitAs, nominateAs } = {} as NominationStage;
beforeAll(async () => {
  stage = await openNominationStage();
  ({ product, world, partner, callId, recommender, boardOf, submitAs, nominateAs } = stage);
});
afterAll(() => product.close());

describe('名单提交之前', () => {
  test('退回、不予推荐的件挡住名单；撤回推荐则件随之终止，机构看得到理由 〔cast-partner-2023 3.1〕〔cast-partner-2023 4.1〕', async () => {
    const code = await recommender('careful', 'partner');
    const made = [];
    for (let index = 0; index < 2; index += 1) made.push(await partner.ready('careful', partner.candidate(code)));
    const [returned = made[0], refused = made[0]] = made;
    const careful = await world.browser('careful');
    const version = async (id: string) => (await careful.expect(applications.readCase, { params: { id } })).version;
    const [first, second] = [returned?.applicationId ?? '', refused?.applicationId ?? ''];
    await careful.expect(applications.returnApplication, {
      params: { id: first },
      body: {
        version: await version(first),
        reason: '机构简介请写明近两年的变化。',
        flags: [{ path: 'form.introduction', note: '补充近两年情况' }],
      },
    });
    await careful.expect(applications.refuseApplication, {
      params: { id: second },
      body: { version: await version(second), reason: '渠道与征选方向不符。' },
    });
    const { nominations: rows, unmet } = await boardOf('careful');
    expect(rows.map((row) => row.lacks?.zh).toSorted()).toEqual(['已不予推荐，请撤回此项推荐', '已退回，待机构补正']);
    expect(unmet).toMatchObject([{ code: 'list-incomplete', clauses: ['3.1'] }]);
    expect((await submitAs('careful', code)).refusal?.code).toBe('list-incomplete');
    const done = await careful.expect(nominations.withdrawNomination, {
      params: { id: returned?.nominationId ?? '' },
      body: { reason: '机构来不及补正。' },
    });
    expect(done).toMatchObject({ state: 'withdrawn', endReason: '机构来不及补正。' });
    const file = await careful.expect(applications.readCase, { params: { id: first } });
    expect(file).toMatchObject({ status: 'withdrawn' });
    expect(file.events.at(-1)).toMatchObject({ type: 'nomination-withdrawn', text: '机构来不及补正。' });
    const log = await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx
        .selectFrom('audit_log')
        .select('action')
        .where('subject', '=', `nomination:${returned?.nominationId ?? ''}`)
        .orderBy('sequence')
        .execute(),
    );
    expect(log.map((entry) => entry.action)).toEqual([
      'nomination.recorded',
      'nomination.invited',
      'nomination.taken-up',
      'nomination.withdrawn',
    ]);
  });

  test('推荐单位由管理员登记，同名的不再登记，别人不能登记 〔cast-partner-2023 2〕', async () => {
    const body = { kind: 'embassy', nameZh: '样例单位careful', nameEn: 'Another', parentCode: 'nation' } as const;
    const admin = await world.browser('admin');
    expect((await admin.call(addAssociation, { body })).refusal?.code).toBe('association-exists');
    const elsewhere = { ...body, nameZh: '另一使馆', parentCode: 'society-optical' };
    expect((await admin.call(addAssociation, { body: elsewhere })).status).toBe(404);
    const careful = await world.browser('careful');
    expect((await careful.call(addAssociation, { body })).refusal?.code).toBe('not-permitted');
  });
});

describe('从推荐到认定', () => {
  let ids: string[] = [];
  let browser: TestClient;

  test('机构填报提交，推荐单位逐件核对，整份名单一次提交，两人同时提交只成一次 〔cast-partner-2023 3.1〕〔cast-partner-2023 5.3〕', async () => {
    const candidates = [
      partner.candidate('province-440000', { countryCode: 'KE', registration: 'KE 1' }),
      partner.candidate('province-440000'),
      partner.fromMainland('province-440000'),
    ];
    const made = [];
    for (const candidate of candidates) made.push(await partner.ready('guangdong', candidate));
    ids = made.map((each) => each.applicationId);
    browser = await world.browser('guangdong');
    const file = await browser.expect(applications.readCase, { params: { id: ids[0] ?? '' } });
    expect(file.route.map((step) => step.id)).toEqual([
      'submission',
      'recommender-check',
      'formal-check',
      'expert-review',
      'decision',
      'approval',
    ]);
    const endorse = file.commands.find((each) => each.command === 'endorse');
    expect(endorse?.obstacle).toMatchObject({ code: 'list-not-submitted', clauses: ['3.1'] });
    const alone = await browser.call(applications.endorseApplication, {
      params: { id: ids[0] ?? '' },
      body: { version: file.version, opinion: '单独推荐一下。' },
    });
    expect(alone.refusal?.code).toBe('cannot-now');
    // 有一家还没注册，名单不能提交。
    const late = await partner.nominate('guangdong', partner.candidate('province-440000'));
    expect((await submitAs('guangdong', 'province-440000')).refusal?.code).toBe('list-incomplete');
    expect((await boardOf('guangdong')).nominations.find((each) => each.id === late)?.lacks?.zh).toBe('尚未邀请');
    await browser.expect(nominations.withdrawNomination, { params: { id: late }, body: { reason: '来不及准备。' } });
    expect((await boardOf('guangdong')).unmet).toEqual([]);
    const both = await Promise.all(
      ['guangdong', 'guangdong2'].map((key) =>
        submitList(product.platform, world.who(key), { callId, associationCode: 'province-440000' }),
      ),
    );
    expect(both.filter((answer) => !(answer instanceof Refusal))).toEqual([{ submitted: 3 }]);
    expect(both.find((answer) => answer instanceof Refusal)).toMatchObject({ code: 'list-submitted' });
    const sent = await browser.expect(applications.readCase, { params: { id: ids[0] ?? '' } });
    expect(sent.events.map((event) => event.type)).toContain('nominated');
    expect(sent.stepIndex).toBe(2);
    // 提交后名单不再变。
    const more = await nominateAs('guangdong', partner.candidate('province-440000'));
    expect(more.refusal?.code).toBe('list-submitted');
    const removed = await browser.call(nominations.withdrawNomination, {
      params: { id: made[0]?.nominationId ?? '' },
      body: { reason: '提交后撤回。' },
    });
    expect(removed.refusal?.code).toBe('list-submitted');
  });

  test('初审、专家、审定、认定：没有届满日，不授牌，名称可由多家共用 〔cast-partner-2023 3.2.1〕〔cast-partner-2023 3.2.2〕〔cast-partner-2023 3.3〕', async () => {
    for (const id of ids) await walkTo(world, id, 'nowhere');
    for (const id of ids) {
      const file = await browser.expect(applications.readCase, { params: { id } });
      expect(file.status).toBe('recognised');
      const params = { id: file.recognitionId ?? '' };
      const base = await browser.expect(recognitions.readRecognition, { params });
      expect(base).toMatchObject({ name: { zh: '中国科协海智计划合作机构' }, validTo: null, standing: 'active' });
      const plaque = await (
        await world.browser('national')
      ).call(recognitions.printPlaque, { params: { ...params, format: 'pdf' } });
      expect(plaque.refusal?.code).toBe('rule-absent');
    }
  });

  test('分布：按国家、国家组、链条；候选按各自看得到的计 〔cast-partner-2023 4.2〕〔cast-partner-2023 4.3〕', async () => {
    for (const countryCode of ['HK', 'MO', 'TW'])
      await partner.nominate('society', partner.candidate('society-optical', { countryCode }));
    await partner.nominate('society2', partner.candidate('society-computer'));
    const national = await world.browser('national');
    const all = await national.expect(nominations.readDistribution, { query: { callId } });
    expect(all.totals.partners).toBe(3);
    expect(all.countries.find((each) => each.code === 'KE')).toMatchObject({ partners: 1, candidates: 0 });
    const group = (id: string) => all.groups.find((each) => each.id === id);
    expect(group('developing')).toMatchObject({ partners: 1 });
    expect(group('belt-and-road')).toMatchObject({ partners: 1 });
    expect(group('mainland')).toMatchObject({ partners: 1 });
    expect(group('hong-kong-macao-taiwan')).toMatchObject({ partners: 0, candidates: 3 });
    expect(all.chain.map((each) => each.id)).toEqual([
      'industry',
      'academia-and-research',
      'finance',
      'service',
      'use',
      'none',
    ]);
    expect(all.chain.map((each) => each.partners)).toEqual([0, 0, 3, 0, 3, 0]);
    expect(all).toMatchObject({ countriesClause: '4.3', chainClause: '4.2' });
    const mine = await (await world.browser('society')).expect(nominations.readDistribution, { query: { callId } });
    expect(mine.totals).toEqual({ partners: 3, candidates: 3 });
  });

  test('全部名单：主管看得到每一份和进度；截止后不能再推荐 〔cast-partner-2023 6.1〕〔cast-partner-2023 6.2〕', async () => {
    const { lists, grantable } = await (await world.browser('national')).expect(nominations.listLists, {});
    expect(lists.find((list) => list.associationCode === 'province-440000')).toMatchObject({
      state: 'submitted',
      used: 3,
      overseas: 2,
      filed: 3,
    });
    expect(grantable[0]?.kinds.map((kind) => kind.id)).toEqual([
      'alliance',
      'international-organization',
      'embassy',
      'recognised-association',
    ]);
    product.clock.advance({ days: 61 });
    const late = await nominateAs('society', partner.candidate('society-optical'));
    expect(late.refusal?.code).toBe('call-not-open');
  });
});
