import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/applications.ts';
import * as publicity from '#contract/publicity.ts';
import * as sanctions from '#contract/sanctions.ts';
import { issueApproval } from '#contract/recognitions.ts';
import { assignExperts, listExpertCandidates, saveReview, submitReview, listMyReviews } from '#contract/reviews.ts';
import { concludeMeeting, createMeeting } from '#contract/meetings.ts';
import { suspendType } from '#contract/calls.ts';
import { closeDueNotices, receiveObjection } from '#features/publicity/service.ts';
import { addDays, lawDay, lawDayOf, startOfLawDay } from '#policy/law-day.ts';
import { Refusal } from '#contract/refusals.ts';
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
const objection = { name: '赵某某', contact: '13800000000', content: '该单位场地面积与实际不符，附现场情况说明。' };

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

describe('专家评审（第十三条）', () => {
  let id: string;
  beforeAll(async () => {
    const unit = await world.unitAt('beijing', { nameZh: '澜江高新区海外人才服务中心' });
    id = await world.submitted(unit);
    await world.carryTo(id, 'expert-review', { province: 'beijing' });
  });

  test('有利害关系的专家列明原因，也指派不了', async () => {
    const intake = await world.browser('intake');
    const { candidates, required } = await intake.expect(listExpertCandidates, { params: { id } });
    expect(required).toBe(3);
    const tied = candidates.find((each) => each.name === '白星渡');
    expect(tied?.conflicts[0]?.zh).toMatch(/利害关系/);
    const expertIds = [tied, ...candidates.filter((each) => each.conflicts.length === 0)]
      .slice(0, 3)
      .map((each) => each?.id ?? '');
    expect(
      (await intake.call(assignExperts, { params: { id }, body: { version: await version(id), expertIds } })).refusal
        ?.code,
    ).toBe('conflict-of-interest');
    const two = candidates
      .filter((each) => each.conflicts.length === 0)
      .slice(0, 2)
      .map((each) => each.id);
    expect(
      (await intake.call(assignExperts, { params: { id }, body: { version: await version(id), expertIds: two } }))
        .refusal?.code,
    ).toBe('experts-count');
  });

  test('交卷之前互不可见，分数越界被拒，交卷之后不能再改', async () => {
    const experts = ['expert1', 'expert2', 'expert3'];
    const intake = await world.browser('intake');
    await intake.expect(assignExperts, {
      params: { id },
      body: { version: await version(id), expertIds: experts.map((key) => world.who(key).account.id) },
    });
    const one = await world.browser('expert1');
    const [task] = (await one.expect(listMyReviews)).reviews.filter((review) => review.applicationId === id);
    const params = { id: task?.id ?? '' };
    const good = {
      scores: { foundation: 20, network: 25, plan: 20, support: 15 },
      opinion: '基础扎实，方案可行，建议推荐。',
      recommend: true,
    };
    expect((await one.call(saveReview, { params, body: { ...good, scores: { foundation: 26 } } })).refusal?.code).toBe(
      'score-out-of-range',
    );
    await one.expect(saveReview, { params, body: good });
    expect(
      (await intake.expect(contract.readCase, { params: { id } })).reviews.every((review) => review.opinion === null),
    ).toBe(true);
    await one.expect(submitReview, { params, body: good });
    const two = await (await world.browser('expert2')).expect(contract.readCase, { params: { id } });
    expect(two.reviews).toHaveLength(1);
    expect(two.reviews[0]).toMatchObject({ mine: true, opinion: '' });
    expect((await one.call(submitReview, { params, body: good })).refusal?.code).toBe('cannot-now');
    expect((await (await world.browser('beijing')).expect(contract.readCase, { params: { id } })).reviews).toEqual([]);
  });
});

describe('审定与批复（第十三、十四条）', () => {
  test('票数要与到会人数相符；一件不在此环节则整个会议不生效', async () => {
    const unit = await world.unitAt('beijing');
    const id = await world.submitted(unit);
    await world.carryTo(id, 'decision', { province: 'beijing' });
    const leading = await world.browser('leading');
    const heldOn = lawDayOf(product.clock.now());
    const meeting = await leading.expect(createMeeting, {
      body: { title: '审定会议', heldOn, venue: '会议室', attendees: ['甲', '乙', '丙'], applicationIds: [id] },
    });
    const vote = { applicationId: id, inFavour: 3, against: 0, abstained: 0, outcome: 'approved', remark: '' } as const;
    expect(
      (
        await leading.call(concludeMeeting, {
          params: { id: meeting.id },
          body: { version: meeting.version, votes: [{ ...vote, inFavour: 2 }] },
        })
      ).refusal?.code,
    ).toBe('votes-impossible');
    const answers = await Promise.all(
      [1, 2].map(() =>
        leading.call(concludeMeeting, {
          params: { id: meeting.id },
          body: { version: meeting.version, votes: [vote] },
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const national = await world.browser('national');
    const early = await national.call(issueApproval, { body: { applicationIds: [id], issuedOn: addDays(heldOn, -1) } });
    expect(early.refusal?.code).toBe('date-out-of-bounds');
    const future = await national.call(issueApproval, { body: { applicationIds: [id], issuedOn: addDays(heldOn, 1) } });
    expect(future.refusal?.code).toBe('date-out-of-bounds');
    const issued = await Promise.all(
      [1, 2].map(() => national.call(issueApproval, { body: { applicationIds: [id], issuedOn: heldOn } })),
    );
    expect(issued.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect(issued.find((answer) => answer.status === 200)?.body.recognitions).toHaveLength(1);
  });
});

describe('弄虚作假（第十五条）', () => {
  test('认定后当年在办申请一并取消，两年内不能再提交，届满次日可以', async () => {
    const unit = await world.unitAt('wuhan');
    const [work, offshore] = [await world.submitted(unit, 'work-base'), await world.submitted(unit, 'offshore-base')];
    const draft = await world.draft(unit, 'rd-community');
    const sanction = await (
      await world.browser('national')
    ).expect(sanctions.findFraud, { params: { id: work }, body: { finding: '经核实，所报场地证明系伪造。' } });
    expect(sanction.cancelled.map((each) => each.id).toSorted()).toEqual([work, offshore].toSorted());
    const decided = lawDayOf(product.clock.now());
    expect(sanction.barUntil).toBe(lawDay(`${Number(decided.slice(0, 4)) + 2}${decided.slice(4)}`));
    const browser = await world.browser(unit.key);
    const barred = await browser.call(contract.submitApplication, {
      params: { id: draft },
      body: { version: 2, truthful: true },
    });
    expect(barred.refusal).toMatchObject({ code: 'barred', clauses: ['15'] });

    const { barAgainst } = await import('./drafting.ts');
    const on = (day: string) =>
      product.platform.db.run({ kind: 'system' }, (tx) => barAgainst(tx, unit.unitId, lawDay(day)));
    expect((await on(sanction.barUntil))?.code).toBe('barred');
    expect(await on(addDays(lawDay(sanction.barUntil), 1))).toBeUndefined();
  });

  test('复核解除要写理由，认定记录不删除', async () => {
    const unit = await world.unitAt('wuhan');
    const id = await world.submitted(unit);
    const national = await world.browser('national');
    const { id: sanctionId } = await national.expect(sanctions.findFraud, {
      params: { id },
      body: { finding: '举报属实，材料有伪造。' },
    });
    expect(
      (await national.call(sanctions.liftSanction, { params: { id: sanctionId }, body: { reason: '短' } })).status,
    ).toBe(400);
    const lifted = await national.expect(sanctions.liftSanction, {
      params: { id: sanctionId },
      body: { reason: '复核查明系登记机关笔误，予以解除。' },
    });
    expect(lifted).toMatchObject({ active: false, finding: '举报属实，材料有伪造。' });
  });
});
