import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/regulation-drafts.ts';
import { addDays, lawDayOf } from '#policy/law-day.ts';
import { anonymous, signedIn, type TestClient } from '#test/server/client.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';
import { addPerson, demonstrationHash } from '../../demonstration/people.ts';

const national = readFileSync(new URL('../../../regulations/cast-2022.yaml', import.meta.url), 'utf8');
const lineOf = (fragment: string): number => national.slice(0, national.indexOf(fragment)).split('\n').length;

let product: TestProduct;
let world: TestWorld;
let first: TestClient;
let second: TestClient;
beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  const other = await addPerson(product.platform, await demonstrationHash(), {
    key: 'national2',
    name: '闻一舟',
    role: 'national-officer',
    at: { associationCode: 'nation' },
  });
  first = await world.browser('national');
  second = await signedIn(product.app, other.account.email);
});
afterAll(() => product.close());

const begin = (client = first) =>
  client.expect(contract.createDraft, { body: { from: 'regulation', regulationId: 'cast-2022' } });
const tomorrow = () => addDays(lawDayOf(product.clock.now()), 1);

describe('起草 〔cast-2022 28〕', () => {
  test('由现行文本起草：文本与所载一致，没有错误，起草人自己可以提交而不能审批', async () => {
    const draft = await begin();
    expect(draft).toMatchObject({ regulationId: 'cast-2022', authority: 'nation', state: 'draft', faults: [] });
    expect(draft.text).toBe(national);
    expect(draft.commands).toMatchObject({ save: null, submit: null, publish: { zh: '尚未提交审批' } });
  });

  test('新办法由一份没有错误的空白开始；标识已有的不能另起', async () => {
    const body = { from: 'new', regulationId: 'trial-measures', authority: 'nation' } as const;
    expect((await first.expect(contract.createDraft, { body })).faults).toEqual([]);
    const taken = await first.call(contract.createDraft, { body: { ...body, regulationId: 'cast-2022' } });
    expect(taken.refusal?.fields[0]?.path).toBe('regulationId');
    const elsewhere = await first.call(contract.createDraft, { body: { ...body, authority: 'province-110000' } });
    expect(elsewhere.refusal?.code).toBe('not-permitted');
  });

  test('别级管理的办法不能起草，也不能用别级的名义起草', async () => {
    const beijing = await world.browser('beijing');
    const guizhou = await world.browser('guizhou');
    expect((await begin(beijing).catch((error: Error) => error.message)) as string).toContain(
      'regulation-of-another-authority',
    );
    const own = await beijing.expect(contract.createDraft, {
      body: { from: 'regulation', regulationId: 'beijing-capital' },
    });
    expect(own.authority).toBe('province-110000');
    // The id of another's regulation with one's own authority in the text.
    const text = national.replace('authority: nation', 'authority: province-520000');
    const taken = await guizhou.call(contract.createDraft, { body: { from: 'text', text } });
    expect(taken.refusal?.code).toBe('regulation-of-another-authority');
    const foreign = await guizhou.call(contract.createDraft, {
      body: { from: 'text', text: national.replace('id: cast-2022', 'id: guizhou-trial') },
    });
    expect(foreign.refusal?.code).toBe('regulation-of-another-authority');
  });

  test('别省经办人看不到草稿，列表里没有，打开如同不存在；未登录的和申报单位不能用', async () => {
    const draft = await begin();
    const guizhou = await world.browser('guizhou');
    expect((await guizhou.expect(contract.listDrafts)).drafts).toEqual([]);
    const params = { id: draft.id };
    expect((await guizhou.call(contract.readDraft, { params })).status).toBe(404);
    expect((await guizhou.call(contract.saveDraftText, { params, body: { version: 1, text: 'x' } })).status).toBe(404);
    expect((await guizhou.call(contract.simulateDraft, { params, body: {} })).status).toBe(404);
    // The nation sees every file of a province, and still writes no text for it.
    const beijing = await world.browser('beijing');
    const own = await beijing.expect(contract.createDraft, {
      body: { from: 'regulation', regulationId: 'beijing-capital' },
    });
    expect((await first.call(contract.readDraft, { params: { id: own.id } })).status).toBe(404);
    const unit = await world.unitAt('guiyang');
    expect((await (await world.browser(unit.key)).call(contract.listDrafts)).status).toBe(403);
    expect((await anonymous(product.app).call(contract.listDrafts)).status).toBe(401);
  });

  test('办法解释人可以起草和提交，不能审批', async () => {
    const added = await addPerson(product.platform, await demonstrationHash(), {
      key: 'interpreter',
      name: '卫知章',
      role: 'interpreter',
      at: { associationCode: 'nation' },
    });
    const interpreter = await signedIn(product.app, added.account.email);
    const draft = await begin(interpreter);
    const params = { id: draft.id };
    const interpretations = `interpretations: [{ clause: "7.5", on: 2026-03-02, text: { zh: 二十人含兼职联系人。, en: Part-time contacts count. } }]`;
    const text = draft.text.replace('  clause: "28"\n', `  clause: "28"\n  ${interpretations}\n`);
    const saved = await interpreter.expect(contract.saveDraftText, { params, body: { version: 1, text } });
    expect(saved.faults).toEqual([]);
    const submitted = await interpreter.expect(contract.submitDraft, {
      params,
      body: { version: 2, fromDay: tomorrow(), note: '增加一条解释' },
    });
    expect(submitted.commands.publish).toEqual(expect.objectContaining({ zh: expect.stringContaining('科协') }));
    const own = await interpreter.call(contract.publishDraft, { params, body: { version: 3 } });
    expect(own.refusal?.code).toBe('not-permitted');
    await second.expect(contract.withdrawDraft, { params, body: { version: 3 } });
  });

  test('保存：读后被人改过的不覆盖；不能改成另一部办法或另一级；有错也可保存，错在哪一行随之告知', async () => {
    const draft = await begin();
    const save = (client: TestClient, version: number, text: string) =>
      client.call(contract.saveDraftText, { params: { id: draft.id }, body: { version, text } });
    const saved = await save(first, 1, national.replace('atLeast: 20 }', 'atLeast: 25 }'));
    expect(saved.body).toMatchObject({ version: 2, faults: [] });
    const late = await save(second, 1, national);
    expect(late.refusal).toMatchObject({ code: 'stale-version', details: { who: '沈知衡' } });
    expect((await save(first, 2, national.replace('id: cast-2022', 'id: cast-2026'))).refusal?.code).toBe(
      'regulation-id-changed',
    );
    const moved = await save(first, 2, national.replace('authority: nation', 'authority: province-110000'));
    expect(moved.refusal?.code).toBe('regulation-of-another-authority');
    const broken = await save(first, 2, `${national}\nnonsense: [`);
    expect(broken.body.faults[0]?.line).toBeGreaterThan(national.split('\n').length - 2);
  });

  test('接口拒绝过大的文本和看不见的控制字符', async () => {
    const check = (text: string) => first.call(contract.checkRegulation, { body: { text } });
    expect((await check('x'.repeat(500_001))).status).toBe(400);
    expect((await check('办'.repeat(170_000))).status).toBe(400);
    expect((await check('id: \u0000')).status).toBe(400);
    expect((await check(`a: ${'['.repeat(50_000)}`)).body.faults.length).toBeLessThanOrEqual(100);
  });
});

describe('检查 〔cast-2022 26〕：有错的文本带行号和理由被拒，原文本继续有效', () => {
  const broken: [string, string, string, RegExp][] = [
    [
      '流程成环',
      'id: prefecture-review, kind: review,',
      'id: prefecture-review, next: submission, kind: review,',
      /成环/,
    ],
    ['没有的指标', '{ metric: contactedTalentCount, atLeast: 20 }', '{ metric: talentCount, atLeast: 20 }', /没有指标/],
    [
      '同一条款两个数值',
      '{ metric: contactedTalentCount, atLeast: 20 }',
      '{ metric: contactedTalentCount, atLeast: 20 }, { metric: contactedTalentCount, atLeast: 25 }',
      /引用了两次而数值不同/,
    ],
    ['失效早于施行', 'from: 2022-10-16 }', 'from: 2022-10-16, until: 2022-10-16 }', /在施行之前就已失效/],
    ['没有的解读', 'reading: validity-start }', 'reading: validity-begin }', /没有解读/],
    ['没有登记的组织', 'issuer: general-office', 'issuer: palace-office', /没有登记的组织/],
  ];
  test.each(broken)('%s', async (_, fragment, replacement, reason) => {
    expect(national).toContain(fragment);
    const text = national.replace(fragment, replacement);
    const { faults, regulation } = await first.expect(contract.checkRegulation, { body: { text } });
    const fault = faults.find((each) => reason.test(each.reason.zh));
    expect(fault, JSON.stringify(faults)).toBeDefined();
    expect(Math.abs((fault?.line ?? 0) - lineOf(fragment))).toBeLessThanOrEqual(2);
    expect(fault?.reason.en).not.toBe(fault?.reason.zh);
    expect(regulation).toBeNull();

    const before = product.platform.regulations.on('cast-2022', tomorrow())?.version;
    const draft = await begin();
    await first.expect(contract.saveDraftText, { params: { id: draft.id }, body: { version: 1, text } });
    const submitted = await first.call(contract.submitDraft, {
      params: { id: draft.id },
      body: { version: 2, fromDay: tomorrow(), note: '' },
    });
    expect(submitted.refusal).toMatchObject({ code: 'regulation-faulty' });
    expect(submitted.refusal?.fields.length).toBeGreaterThan(0);
    expect(submitted.refusal?.fields[0]?.path).toMatch(/^line\.\d+$/);
    expect(product.platform.regulations.on('cast-2022', tomorrow())?.version).toBe(before);
  });

  test('省级文本不能以全国的名义发文，也不能把新组织立到别处', async () => {
    const beijing = await world.browser('beijing');
    const text = product.platform.regulations.current('beijing-capital')?.yaml ?? '';
    const check = async (from: string, to: string) => {
      expect(text).toContain(from);
      return (await beijing.expect(contract.checkRegulation, { body: { text: text.replace(from, to) } })).faults;
    };
    expect((await check('issuer: province-110000', 'issuer: nation'))[0]?.reason.zh).toContain('名义');
    expect((await check('    under: province-110000', '    under: nation'))[0]?.path).toMatch(/^bodies/);
  });
});
