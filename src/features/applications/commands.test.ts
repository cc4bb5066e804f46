import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/applications.ts';
import { suspendType } from '#contract/calls.ts';
import { filledDossier } from '../../demonstration/dossiers.ts';
import { versionOf } from '../../demonstration/steps.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestUnit, type TestWorld } from '#test/server/test-world.ts';

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

describe('提交的时机与门槛', () => {
  test('受理期两端：开始前一毫秒、截止那一刻都不受理，开始那一刻、截止前一毫秒受理', async () => {
    const before = product.clock.now();
    const call = await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('calls').selectAll().where('id', '=', world.callId).executeTakeFirstOrThrow(),
    );
    const at = async (instant: number, drafted: { unit: TestUnit; id: string }) => {
      product.clock.set(new Date(instant));
      const browser = await world.browser(drafted.unit.key);
      return (
        await browser.call(contract.submitApplication, {
          params: { id: drafted.id },
          body: { version: 2, truthful: true },
        })
      ).refusal?.code;
    };
    const drafted = async () => {
      const unit = await world.unitAt('wuhan');
      return { unit, id: await world.draft(unit) };
    };
    const [early, late] = [await drafted(), await drafted()];
    try {
      expect(await at(call.opens_at.getTime() - 1, early)).toBe('call-not-open');
      expect(await at(call.opens_at.getTime(), early)).toBeUndefined();
      expect(await at(call.closes_at.getTime(), late)).toBe('call-not-open');
      expect(await at(call.closes_at.getTime() - 1, late)).toBeUndefined();
    } finally {
      product.clock.set(before);
    }
  });

  test('不达标的非西部单位提交时被告知哪一条；补足后可以提交', async () => {
    const unit = await world.unitAt('wuhan');
    const id = await world.draft(unit, 'work-base', { facts: { contactedTalentCount: 19 } });
    const browser = await world.browser(unit.key);
    const refused = await browser.call(contract.submitApplication, {
      params: { id },
      body: { version: 2, truthful: true },
    });
    expect(refused.refusal).toMatchObject({ code: 'criteria-unmet', clauses: ['7.5'] });
    await browser.expect(contract.saveDraft, {
      params: { id },
      body: {
        version: 2,
        ...filledDossier('work-base', unit.unitName, { zh: '石岚', en: '' }, { facts: { contactedTalentCount: 20 } }),
      },
    });
    expect(
      (await browser.call(contract.submitApplication, { params: { id }, body: { version: 3, truthful: true } })).status,
    ).toBe(200);
  });

  test('缺材料、缺填写时逐项指出，内容一处不丢', async () => {
    const unit = await world.unitAt('guiyang');
    const browser = await world.browser(unit.key);
    const { id } = await browser.expect(contract.startApplication, {
      body: { callId: world.callId, baseType: 'work-base', unitId: unit.unitId },
    });
    const bare = await browser.call(contract.submitApplication, {
      params: { id },
      body: { version: 1, truthful: true },
    });
    expect(bare.refusal?.code).toBe('form-incomplete');
    expect(bare.refusal?.fields.map((field) => field.path)).toContain('facts.contactedTalentCount');
    await browser.expect(contract.saveDraft, {
      params: { id },
      body: { version: 1, ...filledDossier('work-base', unit.unitName, { zh: '石岚', en: '' }) },
    });
    const missing = await browser.call(contract.submitApplication, {
      params: { id },
      body: { version: 2, truthful: true },
    });
    expect(missing.refusal).toMatchObject({ code: 'materials-missing' });
    expect(missing.refusal?.fields.map((field) => field.path)).toEqual([
      'material.legal-person-certificate',
      'material.criteria-proofs',
      'material.support-letter-prefecture',
    ]);
  });

  test('暂停的类型不能新建，也不能提交；恢复后可以', async () => {
    const unit = await world.unitAt('wuhan');
    const id = await world.draft(unit, 'rd-community');
    const national = await world.browser('national');
    const browser = await world.browser(unit.key);
    await national.expect(suspendType, {
      params: { id: world.callId },
      body: { type: 'rd-community', suspended: true, reason: '本年度暂停' },
    });
    expect(
      (await browser.call(contract.submitApplication, { params: { id }, body: { version: 2, truthful: true } })).refusal
        ?.code,
    ).toBe('type-not-open');
    await national.expect(suspendType, {
      params: { id: world.callId },
      body: { type: 'rd-community', suspended: false, reason: '' },
    });
    expect(
      (await browser.call(contract.submitApplication, { params: { id }, body: { version: 2, truthful: true } })).status,
    ).toBe(200);
  });

  test('同一通知同一类型，一个单位只有一件在办', async () => {
    const unit = await world.unitAt('wuhan');
    await world.submitted(unit);
    const again = await (
      await world.browser(unit.key)
    ).call(contract.startApplication, { body: { callId: world.callId, baseType: 'work-base', unitId: unit.unitId } });
    expect(again.refusal?.code).toBe('application-exists');
  });

  test('未登记合作的海外单位无法确定审核单位，英文界面说英文', async () => {
    const unit = await world.foreignUnit();
    const id = await world.draft(unit, 'overseas-base', { recommenderCode: 'society-optical' });
    const answer = await (
      await world.browser(unit.key, { 'accept-language': 'en' })
    ).call(contract.submitApplication, { params: { id }, body: { version: 2, truthful: true } });
    expect(answer.refusal).toMatchObject({ code: 'no-route', clauses: ['12.2.2'] });
    expect(answer.refusal?.message).toMatch(/^No reviewing body/);
  });
});

test('删除草稿：上传的文件和记录一并删除；提交过的不能删除', async () => {
  const unit = await world.unitAt('wuhan');
  const id = await world.draft(unit);
  const keys = await product.platform.db.run({ kind: 'system' }, (tx) =>
    tx.selectFrom('uploads').select('storage_key').execute(),
  );
  const browser = await world.browser(unit.key);
  const { materials } = await browser.expect(contract.readCase, { params: { id } });
  await browser.expect(contract.discardApplication, { params: { id } });
  expect((await browser.call(contract.readCase, { params: { id } })).status).toBe(404);
  const left = await product.platform.db.run({ kind: 'system' }, (tx) =>
    tx.selectFrom('uploads').select('storage_key').execute(),
  );
  const gone = keys.filter((key) => !left.some((each) => each.storage_key === key.storage_key));
  expect(gone).toHaveLength(materials.length);
  for (const { storage_key: key } of gone) await expect(product.platform.files.read(key)).rejects.toThrow();
  const submitted = await world.submitted(unit);
  expect((await browser.call(contract.discardApplication, { params: { id: submitted } })).refusal?.code).toBe(
    'cannot-now',
  );
});

describe('退回补正', () => {
  let unit: TestUnit;
  let id: string;
  beforeAll(async () => {
    unit = await world.unitAt('guiyang');
    id = await world.submitted(unit);
    await (
      await world.browser('guiyang')
    ).expect(contract.returnApplication, {
      params: { id },
      body: {
        version: await version(id),
        reason: '面积与合同不符',
        flags: [{ path: 'facts.serviceAreaM2', note: '合同为 320 平方米' }],
      },
    });
  });

  test('只有被标注的一项可以改，别的改动被指出', async () => {
    const browser = await world.browser(unit.key);
    const view = await browser.expect(contract.readCase, { params: { id } });
    const dossier = {
      version: view.version,
      place: view.place,
      form: view.form,
      facts: view.facts,
      recommenderCode: view.recommenderCode,
      group: view.group,
      lane: view.lane,
      jointEntry: view.jointEntry,
    };
    const locked = await browser.call(contract.saveDraft, {
      params: { id },
      body: { ...dossier, facts: { ...view.facts, contactedTalentCount: 99 } },
    });
    expect(locked.refusal).toMatchObject({ code: 'field-locked', fields: [{ path: 'facts.contactedTalentCount' }] });
    await browser.expect(contract.saveDraft, {
      params: { id },
      body: { ...dossier, facts: { ...view.facts, serviceAreaM2: 320 } },
    });
    await browser.expect(contract.submitApplication, {
      params: { id },
      body: { version: view.version + 1, truthful: true },
    });
  });

  test('审核人看到改了什么，回到退回的那一步，原样两版都在', async () => {
    const view = await caseOf('guiyang', id);
    expect(view.changes).toEqual([
      {
        path: 'facts.serviceAreaM2',
        label: { zh: '服务场地面积', en: 'Service venue area' },
        before: '386',
        after: '320',
      },
    ]);
    expect(view.route[view.stepIndex]?.id).toBe('prefecture-review');
    expect(view.submittedVersions).toHaveLength(2);
    const original = await (
      await world.browser('guiyang')
    ).expect(contract.readSubmittedVersion, { params: { id, version: 1 } });
    expect(original.facts['serviceAreaM2']).toBe(386);
  });

  test('一处也不标注不能退回；标注不存在的项被拒绝', async () => {
    const browser = await world.browser('guiyang');
    const body = { version: await version(id), reason: '请补正材料', flags: [] };
    expect((await browser.call(contract.returnApplication, { params: { id }, body })).refusal?.code).toBe(
      'nothing-flagged',
    );
    expect(
      (
        await browser.call(contract.returnApplication, {
          params: { id },
          body: { ...body, flags: [{ path: 'facts.noSuch', note: '无' }] },
        })
      ).refusal?.code,
    ).toBe('invalid-request');
  });

  test('公示之后退回并改动的，重新公示', async () => {
    const other = await world.unitAt('guiyang');
    const file = await world.submitted(other);
    await world.carryTo(file, 'formal-check', { prefecture: 'guiyang', province: 'guizhou' });
    await (
      await world.browser('intake')
    ).expect(contract.returnApplication, {
      params: { id: file },
      body: {
        version: await version(file),
        reason: '请更正人才数',
        flags: [{ path: 'facts.contactedTalentCount', note: '与名单不符' }],
      },
    });
    const browser = await world.browser(other.key);
    const view = await browser.expect(contract.readCase, { params: { id: file } });
    await browser.expect(contract.saveDraft, {
      params: { id: file },
      body: {
        version: view.version,
        place: view.place,
        form: view.form,
        facts: { ...view.facts, contactedTalentCount: 24 },
        recommenderCode: null,
        group: null,
        lane: null,
        jointEntry: false,
      },
    });
    await browser.expect(contract.submitApplication, {
      params: { id: file },
      body: { version: view.version + 1, truthful: true },
    });
    const after = await caseOf('guizhou', file);
    expect(after.route[after.stepIndex]?.id).toBe('province-review');
    expect(after.notice).toBeNull();
  });
});

describe('竞争', () => {
  test('两位省级审核人同时办理：一人成功，另一人被告知谁在何时办理', async () => {
    const file = await world.submitted(await world.unitAt('beijing'));
    const [first, second] = [await world.browser('beijing'), await world.browser('beijing')];
    for (const criterionId of ['managing-body', 'channels']) {
      await first.expect(contract.judgeCriterion, {
        params: { id: file },
        body: { version: await version(file), criterionId, verdict: 'met', reason: '已核对，符合' },
      });
    }
    const at = await version(file);
    const answers = await Promise.all([
      first.call(contract.endorseApplication, { params: { id: file }, body: { version: at, opinion: '同意推荐。' } }),
      second.call(contract.refuseApplication, { params: { id: file }, body: { version: at, reason: '不同意推荐。' } }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const loser = answers.find((answer) => answer.status === 409);
    expect(loser?.refusal?.code).toBe('acted-already');
    expect(loser?.refusal?.message).toMatch(/任长庚已于 3月\d+日 \d\d:\d\d 办理/);
  });

  test('五十次同时提交，只有一个编号，只提交一次', async () => {
    const unit = await world.unitAt('wuhan');
    const id = await world.draft(unit);
    const browser = await world.browser(unit.key);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        browser.call(contract.submitApplication, { params: { id }, body: { version: 2, truthful: true } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
    expect((await caseOf(unit.key, id)).submittedVersions).toHaveLength(1);
  });
});
