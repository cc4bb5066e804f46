import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as applications from '#contract/applications.ts';
import * as invitations from '#contract/invitations.ts';
import * as nominations from '#contract/nominations.ts';
import { Refusal } from '#contract/refusals.ts';
import { readMyUnits } from '#contract/units.ts';
import { nominate as nominateService } from '#features/nominations/nominating.ts';
import { lawDay } from '#policy/law-day.ts';
import { anonymous } from '#test/server/client.ts';
import { openNominationStage, type NominationStage } from './nomination-stage.ts';
import { registrationOf } from './nomination-world.ts';

/** The lists of recommenders: who recommends how many, with whose consent, and the invitation they send. */

let stage: NominationStage;
let { product, world, partner, callId, recommender, boardOf, submitAs, nominateAs } = {} as NominationStage;
beforeAll(async () => {
  stage = await openNominationStage();
  ({ product, world, partner, callId, recommender, boardOf, submitAs, nominateAs } = stage);
});
afterAll(() => product.close());

describe('推荐单位与名额', () => {
  test('全国学会十个，第十一个不收，并说明条款 〔cast-partner-2023 2.1〕〔cast-partner-2023 5.1〕', async () => {
    for (let index = 0; index < 10; index += 1)
      await partner.nominate('society2', partner.candidate('society-computer'));
    const eleventh = await nominateAs('society2', partner.candidate('society-computer'));
    expect(eleventh.refusal).toMatchObject({
      code: 'quota-reached',
      clauses: ['5.1', '2.1'],
      details: { quota: 10 },
    });
    expect(await boardOf('society2')).toMatchObject({
      used: 10,
      quota: 10,
      nominateObstacle: { code: 'quota-reached', clauses: ['5.1', '2.1'] },
    });
  });

  test('合作机构十个；撤回一个即空出一个 〔cast-partner-2023 2.3〕〔cast-partner-2023 5.1〕', async () => {
    const code = await recommender('partner', 'partner');
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1) ids.push(await partner.nominate('partner', partner.candidate(code)));
    expect((await nominateAs('partner', partner.candidate(code))).refusal?.code).toBe('quota-reached');
    await (
      await world.browser('partner')
    ).expect(nominations.withdrawNomination, { params: { id: ids[0] ?? '' }, body: { reason: '机构另有安排。' } });
    expect((await nominateAs('partner', partner.candidate(code))).status).toBe(200);
  });

  test.each([
    ['alliance', '2.1'],
    ['international-organization', '2.4'],
    ['university-association', '2.6'],
    ['enterprise-association', '2.6'],
  ] as const)('%s 的资格逐一商定，五个，第六个不收 〔cast-partner-2023 5.1〕', async (kind, clause) => {
    const code = await recommender(kind, kind);
    const before = await nominateAs(kind, partner.candidate(code));
    expect(before.refusal).toMatchObject({ code: 'right-not-granted', clauses: [clause, '5.1'] });
    expect(await boardOf(kind)).toMatchObject({ state: 'not-granted', quota: null });
    const grant = (quota: number | null) => stage.grant(code, quota);
    expect((await grant(6)).refusal).toMatchObject({ code: 'quota-beyond-text', clauses: [clause, '5.1'] });
    expect((await grant(null)).body).toEqual({ quota: 5 });
    for (let index = 0; index < 5; index += 1) await partner.nominate(kind, partner.candidate(code));
    const sixth = await nominateAs(kind, partner.candidate(code));
    expect(sixth.refusal).toMatchObject({ code: 'quota-reached', clauses: ['5.1', clause], details: { quota: 5 } });
  });

  test('驻外使领馆名额商定后才能推荐，商定几个就是几个 〔cast-partner-2023 2.5〕〔cast-partner-2023 5.1〕', async () => {
    const code = await recommender('embassy', 'embassy');
    expect((await nominateAs('embassy', partner.candidate(code))).refusal?.code).toBe('right-not-granted');
    const grant = (quota: number | null) => stage.grant(code, quota);
    expect((await grant(null)).refusal?.code).toBe('quota-not-agreed');
    expect((await grant(2)).status).toBe(200);
    for (let index = 0; index < 2; index += 1) await partner.nominate('embassy', partner.candidate(code));
    expect((await nominateAs('embassy', partner.candidate(code))).refusal?.details['quota']).toBe(2);
    expect((await grant(1)).refusal?.code).toBe('quota-beyond-text');
    expect((await grant(3)).status).toBe(200);
    expect((await nominateAs('embassy', partner.candidate(code))).status).toBe(200);
  });

  test('全国学会不需商定；推荐单位不能自己商定；地市科协不是推荐单位 〔cast-partner-2023 2〕〔cast-partner-2023 5.1〕', async () => {
    const national = await world.browser('national');
    const society = { callId, associationCode: 'society-optical', quota: 3 };
    expect((await national.call(nominations.grantList, { body: society })).refusal?.code).toBe('grant-not-needed');
    const { associationCode } = await boardOf('embassy');
    const own = { callId, associationCode, quota: 9 };
    const embassy = await world.browser('embassy');
    expect((await embassy.call(nominations.grantList, { body: own })).refusal?.code).toBe('not-permitted');
    const city = await nominateAs('shenzhen', partner.candidate('prefecture-440300'));
    expect(city.refusal).toMatchObject({ code: 'not-a-nominator', clauses: ['5.1'] });
    const other = await nominateAs('shenzhen', partner.candidate('province-440000'));
    expect(other.refusal?.code).toBe('not-permitted');
  });

  test('五十人同时推荐，只剩一个名额时恰好一个成功 〔cast-partner-2023 5.1〕', async () => {
    const code = await recommender('crowd', 'embassy');
    await stage.grant(code, 3);
    for (let index = 0; index < 2; index += 1) await partner.nominate('crowd', partner.candidate(code));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => nominateService(product.platform, world.who('crowd'), partner.candidate(code))),
    );
    expect(answers.filter((answer) => !(answer instanceof Refusal))).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer instanceof Refusal ? [answer.code] : [])))).toEqual(
      new Set(['quota-reached']),
    );
    expect((await boardOf('crowd')).used).toBe(3);
  });
});

describe('同意、重复、邀请', () => {
  test('负责人同意须写明何人、何时、何种方式，日期不晚于今日 〔cast-partner-2023 5.3〕', async () => {
    const input = partner.candidate('society-optical');
    const consents = [
      [{ by: '', on: null, how: '' }, ['consent.by', 'consent.on', 'consent.how']],
      [{ ...input.consent, on: lawDay('2023-08-11') }, ['consent.on']],
      [{ ...input.consent, how: '' }, ['consent.how']],
    ] as const;
    for (const [consent, paths] of consents) {
      const answer = await nominateAs('society', { ...input, consent });
      expect(answer.refusal).toMatchObject({ code: 'consent-missing', clauses: ['5.3'] });
      expect(answer.refusal?.fields.map((field) => field.path)).toEqual(paths);
    }
    const today = { ...input, consent: { ...input.consent, on: lawDay('2023-08-10') } };
    expect((await nominateAs('society', today)).body.consent).toMatchObject({ on: '2023-08-10', by: 'Ola Sample' });
  });

  test('同一机构只列入一份名单；写法不同也认得；不说是谁推荐的 〔cast-partner-2023 4.1〕', async () => {
    const input = partner.candidate('society-optical', { registration: 'no 77-８８ab' });
    await partner.nominate('society', input);
    const again = { ...input, registration: 'NO77-88AB' };
    const own = await nominateAs('society', again);
    expect(own.refusal?.details).toMatchObject({ by: { zh: '本单位' } });
    const other = await nominateAs('guangdong', { ...again, associationCode: 'province-440000' });
    expect(other.refusal).toMatchObject({ code: 'nominated-already', details: { by: { zh: '其他推荐单位' } } });
    const elsewhere = { ...again, associationCode: 'province-440000', countryCode: 'SE' };
    const sweden = await nominateAs('guangdong', elsewhere);
    expect(sweden.status).toBe(200);
    await (
      await world.browser('guangdong')
    ).expect(nominations.withdrawNomination, {
      params: { id: sweden.body.id },
      body: { reason: '填错国家。' },
    });
  });

  test('境内机构的信用代码要对；港澳台算境外 〔cast-partner-2023 5.2〕', async () => {
    const wrong = { ...partner.fromMainland('society-optical'), registration: '91520100MA0000000X' };
    expect((await nominateAs('society', wrong)).refusal?.code).toBe('credit-code-wrong');
    for (const countryCode of ['HK', 'MO', 'TW']) {
      const answer = await nominateAs('society', partner.candidate('society-optical', { countryCode }));
      expect(answer.body.overseas, countryCode).toBe(true);
    }
    const inside = await nominateAs('society', partner.fromMainland('society-optical'));
    expect(inside.body.overseas).toBe(false);
  });

  test('邀请链接英文可读、只能用一次，重新生成后旧的作废 〔cast-partner-2023 3.1〕〔cast-partner-2023 6.2〕', async () => {
    const input = partner.candidate('society-optical', { registration: 'NO 445566' });
    const id = await partner.nominate('society', input);
    const society = await world.browser('society');
    const first = await society.expect(nominations.invite, { params: { id }, body: {} });
    const second = await society.expect(nominations.invite, { params: { id }, body: {} });
    const stranger = anonymous(product.app, { 'accept-language': 'en' });
    const old = await stranger.call(invitations.readInvitation, { params: { token: first.token } });
    expect(old.refusal).toMatchObject({ code: 'invitation-unknown', locale: 'en' });
    const shown = await stranger.expect(invitations.readInvitation, { params: { token: second.token } });
    expect(Object.keys(shown).toSorted()).toEqual([
      'callTitle',
      'closesAt',
      'countryCode',
      'countryName',
      'nameEn',
      'nameZh',
      'overseas',
      'recommender',
      'registration',
      'typeName',
    ]);
    expect(JSON.stringify(shown)).not.toContain(input.contactEmail);
    const params = { token: second.token };
    const body = registrationOf(input, 900);
    const differs = await stranger.call(invitations.acceptInvitation, {
      params,
      body: { ...body, unit: { ...body.unit, registration: 'NO 1' } },
    });
    expect(differs.refusal).toMatchObject({ code: 'registration-differs', locale: 'en' });
    const both = await Promise.all([
      stranger.call(invitations.acceptInvitation, { params, body }),
      stranger.call(invitations.acceptInvitation, { params, body: { ...body, email: 'second@partner.example' } }),
    ]);
    expect(both.map((answer) => answer.refusal?.code ?? 'registered').toSorted()).toEqual([
      'invitation-unknown',
      'registered',
    ]);
    const done = both.find((answer) => answer.status === 200);
    expect(done?.body).toMatchObject({ me: { locale: 'en', holdings: [{ role: 'applicant' }] } });
    const cookie = String(done?.headers['set-cookie']).split(';')[0] ?? '';
    const own = anonymous(product.app, { cookie });
    const file = await own.expect(applications.readCase, { params: { id: done?.body.applicationId ?? '' } });
    expect(file).toMatchObject({
      status: 'draft',
      form: { registrationNumber: 'NO445566', registrationCountry: 'NO', organizationNameEn: input.nameEn },
    });
    const again = await own.call(nominations.readBoards, {});
    expect(again.refusal?.code).toBe('not-permitted');
  });

  test('已注册的单位凭链接接受，注册号须一致；没有被推荐的单位不能自荐 〔cast-partner-2023 2〕', async () => {
    const unit = await world.unit('440300');
    const browser = await world.browser(unit.key);
    const start = () =>
      browser.call(applications.startApplication, { body: { callId, baseType: 'partner', unitId: unit.unitId } });
    expect((await start()).refusal).toMatchObject({ code: 'nomination-needed', clauses: ['3.1'] });
    const stranger = await world.unit('440300');
    const { creditCode } = (await browser.expect(readMyUnits, {})).units[0] ?? {
      creditCode: null,
    };
    const input = { ...partner.fromMainland('society-optical'), nameZh: unit.name, registration: creditCode ?? '' };
    const id = await partner.nominate('society', input);
    const { token } = await (await world.browser('society')).expect(nominations.invite, { params: { id }, body: {} });
    const wrong = await (
      await world.browser(stranger.key)
    ).call(invitations.acceptForUnit, { params: { token }, body: { unitId: stranger.unitId } });
    expect(wrong.refusal?.code).toBe('registration-differs');
    const taken = await browser.expect(invitations.acceptForUnit, { params: { token }, body: { unitId: unit.unitId } });
    expect(taken.applicationId).toBeTruthy();
    expect((await start()).refusal?.code).toBe('application-exists');
    // 撤回推荐，草稿随之删除，不能再申报。
    await (
      await world.browser('society')
    ).expect(nominations.withdrawNomination, {
      params: { id },
      body: { reason: '机构负责人改变主意。' },
    });
    const gone = await browser.call(applications.readCase, { params: { id: taken.applicationId ?? '' } });
    expect(gone.status).toBe(404);
    expect((await start()).refusal?.code).toBe('nomination-needed');
  });

  test('乱猜邀请链接三十次后须等待', async () => {
    const guess = (index: number) =>
      anonymous(product.app).call(invitations.readInvitation, {
        params: { token: `guess-${index}-aaaaaaaaaaaaaaaaaaaaaaaa` },
      });
    let last = await guess(0);
    for (let index = 1; index < 32; index += 1) last = await guess(index);
    expect(last.refusal?.code).toBe('too-many-attempts');
    product.clock.advance({ ms: 16 * 60_000 });
  });
});

describe('名单提交', () => {
  test.each([
    [0, 1, 1],
    [1, 2, null],
    [2, 5, 3],
    [3, 6, null],
    [5, 11, 6],
  ])('境外 %d / 共 %d 〔cast-partner-2023 5.2〕', async (overseas, total, needed) => {
    const key = `share-${overseas}-${total}`;
    const code = await recommender(key, 'embassy');
    await stage.grant(code, 20);
    for (let index = 0; index < total; index += 1)
      await partner.nominate(key, index < overseas ? partner.candidate(code) : partner.fromMainland(code));
    const answer = await submitAs(key, code);
    if (needed === null) {
      expect(answer.refusal).toMatchObject({ code: 'list-incomplete', clauses: ['3.1'] });
      return;
    }
    expect(answer.refusal).toMatchObject({
      code: 'overseas-share',
      clauses: ['5.2'],
      details: { overseas, total, needed },
    });
    expect((await boardOf(key)).unmet[0]).toMatchObject({ code: 'overseas-share', clauses: ['5.2'] });
  });

  test('空名单、未确认真实的不能提交 〔cast-partner-2023 5.3〕', async () => {
    const code = await recommender('empty', 'partner');
    expect((await submitAs('empty', code)).refusal?.code).toBe('list-empty');
    const unsure = await (
      await world.browser('empty')
    ).call(nominations.submitList, { body: { callId, associationCode: code, truthful: false } });
    expect(unsure.refusal?.code).toBe('invalid-request');
  });

  test('省科协统筹地市建议：采纳才占名额，各看各的 〔cast-partner-2023 2.2〕〔cast-partner-2023 5.1〕', async () => {
    const propose = async () => {
      const input = partner.candidate('prefecture-440300', { proposal: true });
      const answer = await nominateAs('shenzhen', input);
      expect(answer.body).toMatchObject({ state: 'proposed', proposedBy: { code: 'prefecture-440300' } });
      return answer.body.id;
    };
    const [taken, left] = [await propose(), await propose()];
    expect((await boardOf('guangdong')).used).toBe(0);
    const guangdong = await world.browser('guangdong');
    await guangdong.expect(nominations.acceptProposal, { params: { id: taken }, body: {} });
    await guangdong.expect(nominations.declineProposal, { params: { id: left }, body: { reason: '与本省重点不合。' } });
    const twice = await guangdong.call(nominations.acceptProposal, { params: { id: left }, body: {} });
    expect(twice.refusal?.code).toBe('nomination-ended');
    expect((await boardOf('guangdong')).used).toBe(1);
    const { proposing } = await (await world.browser('shenzhen')).expect(nominations.readBoards, {});
    expect(proposing[0]?.nominations.map((each) => [each.state, each.endReason]).toSorted()).toEqual([
      ['declined', '与本省重点不合。'],
      ['invited', null],
    ]);
    // 别的推荐单位什么也看不到，也碰不到。
    const society = await world.browser('society');
    const seen = await society.call(nominations.readBoards, {});
    expect(seen.raw.toString()).not.toContain(taken);
    const { lists } = await society.expect(nominations.listLists, {});
    expect(lists.map((list) => list.associationCode)).toEqual(['society-optical']);
    for (const [endpoint, body] of [
      [nominations.invite, {}],
      [nominations.acceptProposal, {}],
      [nominations.withdrawNomination, { reason: '试一试。' }],
    ] as const)
      expect((await society.call(endpoint, { params: { id: taken }, body })).status).toBe(404);
    await guangdong.expect(nominations.withdrawNomination, { params: { id: taken }, body: { reason: '留待明年。' } });
  });
});
