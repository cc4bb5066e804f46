import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as applications from '#contract/applications.ts';
import * as recognitions from '#contract/recognitions.ts';
import * as sanctions from '#contract/sanctions.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { walkStep, walkTo } from '../../src/demonstration/walk.ts';
import { buildMeasureWorld, type MeasureUnit, type MeasureWorld } from './measure-world.ts';

let product: TestProduct;
let world: MeasureWorld;
let callId: string;
const all = ['work-base', 'offshore-base', 'overseas-base', 'rd-community'];

beforeAll(async () => {
  product = await openTestProduct();
  world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('city', 'province-officer', 'province-110000');
  await world.officer('centre', 'intake-officer', 'beijing-exchange-centre');
  await world.officer('haidian', 'district-officer', 'district-110108');
  await world.officer('national', 'national-officer', 'nation');
  await world.officer('guizhou', 'province-officer', 'province-520000');
  callId = await world.call('city', 'beijing-capital', all);
});
afterAll(() => product.close());

const caseOf = async (key: string, id: string) =>
  (await world.browser(key)).expect(applications.readCase, { params: { id } });
const recognised = async (unit: MeasureUnit, type = 'work-base') => {
  const id = await world.submitted(unit, callId, type);
  await walkTo(world, id, 'nowhere');
  return id;
};

describe('首都海智基地', () => {
  test('流程：交流中心初审、专家评审、市科协公布名单，没有公示 〔beijing-capital 12〕〔beijing-capital 13.2〕', async () => {
    const unit = await world.unit('110000');
    const id = await world.submitted(unit, callId, 'work-base');
    const steps: string[] = [];
    for (let step = 0; step < 3; step += 1) steps.push((await walkStep(world, id)).id);
    expect(steps).toEqual(['formal-check', 'expert-review', 'approval']);
    const file = await caseOf('city', id);
    expect(file).toMatchObject({ status: 'recognised', notice: null });
    const base = await (
      await world.browser(unit.key)
    ).expect(recognitions.readRecognition, { params: { id: file.recognitionId ?? '' } });
    // 2026-03-02 公布，次月起三年。
    expect(base).toMatchObject({
      name: { zh: '首都海智工作基地' },
      awardedBy: { zh: '北京市科学技术协会' },
      validFrom: '2026-04-01',
      validTo: '2029-03-31',
    });
  });

  test('名称不带括号，同名可有多家 〔beijing-capital 13.1〕', async () => {
    const [one, other] = [await world.unit('110000'), await world.unit('110000')];
    for (const unit of [one, other]) expect((await caseOf('city', await recognised(unit))).status).toBe('recognised');
  });

  test('非法人组织经区科协推荐；没有填区的不能提交 〔beijing-capital 7.1〕', async () => {
    const body = await world.unit('110000', { legalPersonality: false, districtCode: '110108' });
    const id = await world.submitted(body, callId, 'work-base');
    expect((await caseOf('haidian', id)).route.map((step) => step.id)).toContain('district-recommendation');
    expect((await walkStep(world, id)).id).toBe('district-recommendation');

    const nowhere = await world.unit('110000', { legalPersonality: false });
    const draft = await world.draft(nowhere, callId, 'work-base');
    const answer = await (
      await world.browser(nowhere.key)
    ).call(applications.submitApplication, {
      params: { id: draft },
      body: { version: 2, truthful: true },
    });
    expect(answer.refusal).toMatchObject({ code: 'no-route' });
  });

  test('其他类型须为法人，开始时就说明 〔beijing-capital 8.1〕', async () => {
    const body = await world.unit('110000', { legalPersonality: false, districtCode: '110108' });
    const answer = await (
      await world.browser(body.key)
    ).call(applications.startApplication, { body: { callId, baseType: 'offshore-base', unitId: body.unitId } });
    expect(answer.refusal).toMatchObject({ code: 'criteria-unmet', clauses: ['8.1'] });
  });

  test('造假由北京市科协认定，只在首都办法下受限，不影响国家申报 〔beijing-capital 14〕', async () => {
    const unit = await world.unit('110000');
    const id = await world.submitted(unit, callId, 'work-base');
    const national = await (
      await world.browser('national')
    ).call(sanctions.findFraud, { params: { id }, body: { finding: '经查合同系伪造，事实清楚。' } });
    expect(national.refusal?.code).toBe('not-permitted');
    await (
      await world.browser('city')
    ).expect(sanctions.findFraud, { params: { id }, body: { finding: '经查合同系伪造，事实清楚。' } });
    const barred = await (
      await world.browser(unit.key)
    ).call(applications.startApplication, { body: { callId, baseType: 'work-base', unitId: unit.unitId } });
    expect(barred.refusal?.code).toBe('barred');
    const nationalCall = await world.call('national', 'cast-2022', ['work-base'], { publicityDays: 5 });
    await world.draft(unit, nationalCall, 'work-base');
  });

  test('专家意见只给交流中心和市科协看，贵州的人看不到件 〔beijing-capital 20〕', async () => {
    const unit = await world.unit('110000');
    const id = await world.submitted(unit, callId, 'work-base');
    await walkTo(world, id, 'approval');
    expect((await caseOf('city', id)).reviews).toHaveLength(3);
    expect((await caseOf('city', id)).panelSummary).not.toBeNull();
    expect((await caseOf('centre', id)).panelSummary).not.toBeNull();
    expect(await caseOf(unit.key, id)).toMatchObject({ reviews: [], panelSummary: null });
    const elsewhere = await (await world.browser('guizhou')).call(applications.readCase, { params: { id } });
    expect(elsewhere.refusal?.code).toBe('not-found');
  });
});

describe('向国家申报 〔beijing-capital 21〕', () => {
  test('逐项看到有什么、差多少，用自己的数据新建国家申请', async () => {
    const unit = await world.unit('110000');
    const id = await recognised(unit, 'offshore-base');
    const { recognitionId } = await caseOf(unit.key, id);
    const nationalCall = await world.call('national', 'cast-2022', ['offshore-base'], { publicityDays: 5 });
    const browser = await world.browser(unit.key);
    const bridge = await browser.expect(recognitions.readBridge, { params: { id: recognitionId ?? '' } });
    expect(bridge).toMatchObject({ regulationId: 'cast-2022', baseType: 'offshore-base', clause: '21', mine: true });
    expect(bridge.calls.map((call) => call.id)).toContain(nationalCall);
    // 首都 10 家机构、300 人刚好够；国家要 20 家、500 人。
    const verdict = (metric: string) =>
      bridge.criteria.find((criterion) => criterion.tests.some((each) => each.metric === metric))?.verdict;
    expect(verdict('serviceAreaM2')).toBe('met');
    expect(verdict('cooperatingInstitutionCount')).toBe('unmet');
    expect(verdict('contactedTalentCount')).toBe('unmet');

    const { id: draft } = await browser.expect(applications.startApplication, {
      body: { callId: nationalCall, baseType: 'offshore-base', unitId: unit.unitId, from: recognitionId ?? '' },
    });
    const filled = await browser.expect(applications.readCase, { params: { id: draft } });
    expect(filled.facts).toMatchObject({ serviceAreaM2: 5000, contactedTalentCount: 300 });
    expect(filled.form['foundation']).toBeTruthy();
  });

  test('别人的基地数据不能拿来用', async () => {
    const [owner, other] = [await world.unit('110000'), await world.unit('110000')];
    const { recognitionId } = await caseOf(owner.key, await recognised(owner));
    const nationalCall = await world.call('national', 'cast-2022', ['work-base'], { publicityDays: 5 });
    const answer = await (
      await world.browser(other.key)
    ).call(applications.startApplication, {
      body: { callId: nationalCall, baseType: 'work-base', unitId: other.unitId, from: recognitionId ?? '' },
    });
    expect(answer.refusal?.code).toBe('not-found');
  });
});
