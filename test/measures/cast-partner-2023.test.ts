import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAssociations, addAssociation } from '#contract/associations.ts';
import * as applications from '#contract/applications.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import * as invitations from '#contract/invitations.ts';
import * as nominations from '#contract/nominations.ts';
import * as recognitions from '#contract/recognitions.ts';
import { readMyUnits } from '#contract/units.ts';
import { Refusal } from '#contract/refusals.ts';
import { nominate as nominateService } from '#features/nominations/nominating.ts';
import { submitList } from '#features/nominations/submitting.ts';
import { lawDay } from '#policy/law-day.ts';
import { anonymous, type TestClient } from '#test/server/client.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { walkTo } from '../../src/demonstration/walk.ts';
import { buildMeasureWorld, type MeasureWorld } from './measure-world.ts';
import { buildNominationWorld, registrationOf, type NominationWorld } from './nomination-world.ts';

let product: TestProduct;
let world: MeasureWorld;
let partner: NominationWorld;
let callId: string;
/** Codes of bodies an administrator added, by the key of their recommender. */
const codes = new Map<string, string>();

/** A body of a kind, added by the administrator, and somebody who recommends for it. */
const recommender = async (key: string, kind: BodyOf<typeof addAssociation>['kind']): Promise<string> => {
  const admin = await world.browser('admin');
  const body = { kind, nameZh: `样例单位${key}`, nameEn: `Sample body ${key}`, parentCode: 'nation' };
  const { code } = await admin.expect(addAssociation, { body });
  await world.officer(key, 'recommender', code);
  codes.set(key, code);
  return code;
};
const boardOf = async (key: string) => {
  const { boards } = await (await world.browser(key)).expect(nominations.readBoards, {});
  const [board] = boards;
  if (board === undefined) throw new Error(`${key} has no list`);
  return board;
};
const submitAs = async (key: string, associationCode: string) =>
  (await world.browser(key)).call(nominations.submitList, { body: { callId, associationCode, truthful: true } });
const nominateAs = async (key: string, input: ReturnType<NominationWorld['candidate']>) =>
  (await world.browser(key)).call(nominations.nominate, { body: input });

beforeAll(async () => {
  product = await openTestProduct('2023-08-10T01:00:00Z');
  world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('admin', 'administrator', 'nation');
  await world.officer('national', 'national-officer', 'nation');
  await world.officer('intake', 'intake-officer', 'intake');
  await world.officer('leading', 'leading-group', 'leading-group');
  await world.officer('society', 'society-officer', 'society-optical');
  await world.officer('society2', 'society-officer', 'society-computer');
  await world.officer('guangdong', 'province-officer', 'province-440000');
  await world.officer('guangdong2', 'province-officer', 'province-440000');
  await world.officer('shenzhen', 'prefecture-officer', 'prefecture-440300');
  callId = await world.call('national', 'cast-partner-2023', ['partner']);
  partner = buildNominationWorld(product, world, callId);
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
    const national = await world.browser('national');
    const grant = (quota: number | null) =>
      national.call(nominations.grantList, { body: { callId, associationCode: code, quota } });
    expect((await grant(6)).refusal).toMatchObject({ code: 'quota-beyond-text', clauses: [clause, '5.1'] });
    expect((await grant(null)).body).toEqual({ quota: 5 });
    for (let index = 0; index < 5; index += 1) await partner.nominate(kind, partner.candidate(code));
    const sixth = await nominateAs(kind, partner.candidate(code));
    expect(sixth.refusal).toMatchObject({ code: 'quota-reached', clauses: ['5.1', clause], details: { quota: 5 } });
  });

  test('驻外使领馆名额商定后才能推荐，商定几个就是几个 〔cast-partner-2023 2.5〕〔cast-partner-2023 5.1〕', async () => {
    const code = await recommender('embassy', 'embassy');
    expect((await nominateAs('embassy', partner.candidate(code))).refusal?.code).toBe('right-not-granted');
    const national = await world.browser('national');
    const grant = (quota: number | null) =>
      national.call(nominations.grantList, { body: { callId, associationCode: code, quota } });
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
    const own = { callId, associationCode: codes.get('embassy') ?? '', quota: 9 };
    const embassy = await world.browser('embassy');
    expect((await embassy.call(nominations.grantList, { body: own })).refusal?.code).toBe('not-permitted');
    const city = await nominateAs('shenzhen', partner.candidate('prefecture-440300'));
    expect(city.refusal).toMatchObject({ code: 'not-a-nominator', clauses: ['5.1'] });
    const other = await nominateAs('shenzhen', partner.candidate('province-440000'));
    expect(other.refusal?.code).toBe('not-permitted');
  });

  test('五十人同时推荐，只剩一个名额时恰好一个成功 〔cast-partner-2023 5.1〕', async () => {
    const code = await recommender('crowd', 'embassy');
    await (
      await world.browser('national')
    ).expect(nominations.grantList, {
      body: { callId, associationCode: code, quota: 3 },
    });
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
    const grant = { callId, associationCode: code, quota: 20 };
    await (await world.browser('national')).expect(nominations.grantList, { body: grant });
    for (let index = 0; index < total; index += 1)
      await partner.nominate(key, index < overseas ? partner.candidate(code) : partner.fromMainland(code));
    const answer = await submitAs(key, code);
    if (needed === null) {
      expect(answer.refusal).toMatchObject({ code: 'list-incomplete', clauses: ['5.1'] });
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
    expect(all.chain.find((each) => each.id === 'finance')).toMatchObject({ partners: 3 });
    expect(all).toMatchObject({ countriesClause: '4.3', chainClause: '4.2' });
    const mine = await (await world.browser('embassy')).expect(nominations.readDistribution, { query: { callId } });
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
    const known = await anonymous(product.app).expect(listAssociations, { query: {} });
    expect(known.associations.filter((each) => each.kind === 'embassy').length).toBeGreaterThan(1);
  });
});
