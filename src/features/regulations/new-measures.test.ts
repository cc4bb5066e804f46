import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printForm as printEndpoint } from '#contract/applications.ts';
import { createCall, publishCall } from '#contract/calls.ts';
import { readRecognition } from '#contract/recognitions.ts';
import * as contract from '#contract/regulation-drafts.ts';
import { saveDraft } from '#features/applications/drafting.ts';
import { startApplication } from '#features/applications/starting.ts';
import { uploadMaterial } from '#features/applications/materials.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import { hasRule } from '#policy/regulation.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { signedIn, type TestClient } from '#test/server/client.ts';
import { buildWorld, type TestUnit, type TestWorld } from '#test/server/test-world.ts';
import { addPerson, allowed, demonstrationHash, type PersonInput } from '../../demonstration/people.ts';
import * as steps from '../../demonstration/steps.ts';

/**
 * A province that the program has never heard of publishes measures of its own in the workbench, with types, a route
 * of four levels, a form and figures that stand nowhere else, and a file goes all the way under them.
 */
const text = readFileSync(new URL('../../../test/regulations/yuecheng-measures.yaml', import.meta.url), 'utf8');
const province = { associationCode: 'province-430000' };
const people: PersonInput[] = [
  { key: 'yuelu', name: '易知寒', role: 'district-officer', at: { associationCode: 'district-430104' } },
  { key: 'changsha', name: '谭晓舟', role: 'prefecture-officer', at: { associationCode: 'prefecture-430100' } },
  { key: 'hunan', name: '柳望秋', role: 'province-officer', at: province },
  { key: 'hunan2', name: '凌霄月', role: 'province-officer', at: province },
  { key: 'hunanGroup', name: '宁致远', role: 'leading-group', at: province },
];
let product: TestProduct;
let world: TestWorld;
const callers = new Map<string, Awaited<ReturnType<typeof addPerson>>>();
const who = (key: string) => callers.get(key) ?? world.who(key);
const browser = (key: string): Promise<TestClient> => signedIn(product.app, who(key).account.email);

beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  const hash = await demonstrationHash();
  for (const person of people) callers.set(person.key, await addPerson(product.platform, hash, person));
}, 120_000);
afterAll(() => product.close());

const dossier = (seats: number) => ({
  place: { zh: '麓山市', en: 'Lushan' },
  form: {
    hostUnit: '麓山国际人才服务中心',
    seatCount: seats,
    partnerCountry: 'KE',
    fields: ['agriculture', 'other:茶叶'],
    plan: '两年内对接十二位专家。',
  },
  facts: { venueAreaM2: 60, fullTimeStaffCount: 2, serviceLanguages: ['english', 'swahili'] },
  recommenderCode: null,
  group: null,
  lane: null,
  jointEntry: false,
});

const newDraft = async (unit: TestUnit, callId: string): Promise<string> => {
  const { platform } = product;
  const { id } = allowed(
    await startApplication(platform, unit.staff, { callId, baseType: 'city-station', unitId: unit.unitId }),
  );
  const bytes = await pdfOf();
  allowed(
    await uploadMaterial(platform, unit.staff, id, 'venue-proof', async () => ({
      fileName: '场地证明.pdf',
      stream: Readable.from([bytes]),
    })),
  );
  return id;
};

test('一省自立的办法：在工作台发布、开通知、四级办理直至认定，程序不改一行 〔cast-2022 25〕〔cast-2022 27〕', async () => {
  const [hunan, hunan2] = [await browser('hunan'), await browser('hunan2')];
  const guizhou = await world.browser('guizhou');
  expect((await guizhou.call(contract.createDraft, { body: { from: 'text', text } })).refusal?.code).toBe(
    'regulation-of-another-authority',
  );
  const draft = await hunan.expect(contract.createDraft, { body: { from: 'text', text } });
  expect(draft).toMatchObject({ regulationId: 'yuecheng-measures', authority: 'province-430000', faults: [] });
  const submit = (fromDay: string) =>
    hunan.call(contract.submitDraft, {
      params: { id: draft.id },
      body: { version: draft.version, fromDay, note: '省级办法' },
    });
  expect((await submit('2026-04-02')).refusal?.details).toMatchObject({ conflict: 'first-day' });
  const submitted = (await submit('2026-04-01')).body;
  await hunan2.expect(contract.publishDraft, { params: { id: draft.id }, body: { version: submitted.version } });
  const { regulations } = product.platform;
  expect(regulations.on('yuecheng-measures', '2026-03-31' as never)).toBeUndefined();
  expect(regulations.on('yuecheng-measures', '2026-04-01' as never)?.regulation.recognition.years).toBe(2);

  const call = {
    title: { zh: '湘澜合作站申报通知', en: 'Call for Xianglan stations' },
    year: 2026,
    regulationId: 'yuecheng-measures',
    opensAt: '2026-04-01T00:00:00.000Z',
    closesAt: '2026-05-01T00:00:00.000Z',
    types: ['city-station', 'village-station'],
    publicityDays: null,
    publicityDayKind: 'calendar',
    text: { zh: '', en: '' },
  } as const;
  expect((await guizhou.call(createCall, { body: call })).refusal?.code).toBe('not-permitted');
  const early = await hunan.call(createCall, { body: { ...call, opensAt: '2026-03-30T00:00:00.000Z' } });
  expect(early.refusal?.code).toBe('call-invalid');
  const { id: callId } = await hunan.expect(createCall, { body: call });
  await hunan.expect(publishCall, { params: { id: callId } });

  product.clock.set('2026-04-02T02:00:00Z');
  const { platform } = product;
  const unit = await world.unitAt('wuhan', { regionCode: '430100', districtCode: '430104', city: '长沙市' });
  const id = await newDraft(unit, callId);
  const wrong = await saveDraft(platform, unit.staff, id, {
    ...dossier(4),
    version: 1,
    form: { ...dossier(4).form, fields: ['fishery'] },
  });
  expect(wrong).toMatchObject({ code: expect.stringMatching(/invalid|incomplete/) });
  allowed(await saveDraft(platform, unit.staff, id, { ...dossier(12), version: 1 }));
  await steps.submit(platform, unit.staff, id);
  for (const reviewer of ['yuelu', 'changsha', 'hunan']) await steps.endorse(platform, who(reviewer), id);
  await steps.decide(platform, who('hunanGroup'), [id]);
  const approval = await steps.approve(platform, who('hunan'), [id]);

  const [given] = approval.recognitions;
  const read = await (await browser('hunan')).expect(readRecognition, { params: { id: given?.id ?? '' } });
  expect(read).toMatchObject({
    name: { zh: '湘澜国际人才合作城市站（麓山市）', en: 'Xianglan City Station (Lushan)' },
    validFrom: '2026-04-02',
    validTo: '2028-04-01',
    regulationId: 'yuecheng-measures',
    awardedBy: { zh: '湖南省科学技术协会' },
  });
  expect(approval.documentNumber).toMatch(/^湘科协函/);
  const printed = await (await browser('hunan')).inject({ method: 'GET', url: printEndpoint.path.replace(':id', id) });
  expect(printed.statusCode).toBe(200);
  expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});

test('办法没有的规则不会自行出现：没有公示、专家评审和放宽', () => {
  const regulation = product.platform.regulations.current('yuecheng-measures')?.regulation;
  if (regulation === undefined) throw new Error('the measures are not published');
  for (const rule of ['publicity', 'expertReview', 'relaxation', 'funding', 'fraud'] as const)
    expect(hasRule(regulation, rule), rule).toBe(false);
  expect(regulation.assessment?.grades?.bands.map((band) => band.from)).toEqual([90, 75, 60, 0]);
});

test('条件的界限：59.9 平方米不能提交，人员少一人不能提交', async () => {
  const { platform } = product;
  const call = (await platform.db.run({ kind: 'system' }, (tx) =>
    tx.selectFrom('calls').select('id').where('regulation_id', '=', 'yuecheng-measures').executeTakeFirstOrThrow(),
  )) as { id: string };
  for (const facts of [{ venueAreaM2: 59.9 }, { fullTimeStaffCount: 1 }, { serviceLanguages: ['french'] }]) {
    const unit = await world.unitAt('wuhan', { regionCode: '430100', districtCode: '430104', city: '长沙市' });
    const id = await newDraft(unit, call.id);
    const filled = dossier(1);
    allowed(await saveDraft(platform, unit.staff, id, { ...filled, facts: { ...filled.facts, ...facts }, version: 1 }));
    await expect(steps.submit(platform, unit.staff, id)).rejects.toThrow('criteria-unmet');
  }
});
