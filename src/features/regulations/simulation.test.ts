import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import * as contract from '#contract/regulation-drafts.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import type { TestClient } from '#test/server/client.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';

const TALENTS = '{ metric: contactedTalentCount, atLeast: 20 }';
let product: TestProduct;
let world: TestWorld;
let officer: TestClient;
let draftId: string;
const files: Record<string, string> = {};

beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  const apply = async (key: string, talents: number) => {
    const unit = await world.unitAt('wuhan', { nameZh: key });
    files[key] = await world.submitted(unit, 'work-base', { facts: { contactedTalentCount: talents } });
    return files[key];
  };
  await world.carryTo(await apply('认定二十一人', 21), 'recognised', { prefecture: 'wuhan', province: 'hubei' });
  // The period begins in the month after.
  product.clock.advance({ days: 31 });
  await apply('在办二十四人', 24);
  await apply('在办二十五人', 25);
  await apply('=HYPERLINK("x")', 20);
  await world.draft(await world.unitAt('wuhan', { nameZh: '草稿二十人' }));
  officer = await world.browser('national');
  const draft = await officer.expect(contract.createDraft, { body: { from: 'regulation', regulationId: 'cast-2022' } });
  draftId = draft.id;
  await officer.expect(contract.saveDraftText, {
    params: { id: draftId },
    body: {
      version: 1,
      text: draft.text.replace(TALENTS, TALENTS.replace('20', '25')).replace('years: 3', 'years: 4'),
    },
  });
}, 120_000);
afterAll(() => product.close());

describe('政策模拟 〔cast-2022 25〕', () => {
  test('按每项条件统计现有基地和在办申请，草稿不计；受影响的逐一列出', async () => {
    const result = await officer.expect(contract.simulateDraft, { params: { id: draftId }, body: {} });
    expect(result.subjects).toEqual({ recognitions: 1, applications: 3 });
    const type = result.types.find((each) => each.id === 'work-base');
    expect(type).toMatchObject({ subjects: 4 });
    expect(type?.criteria.find((each) => each.id === 'talents')).toMatchObject({
      state: 'changed',
      clause: '7.5',
      before: { met: 4, unmet: 0 },
      after: { met: 1, unmet: 3 },
    });
    expect(type?.criteria.find((each) => each.id === 'venue')).toMatchObject({
      state: 'same',
      before: { met: 4 },
      after: { met: 4 },
    });
    expect(result.affected.map((each) => [each.kind, each.from, each.to]).toSorted()).toEqual([
      ['application', 'judgement', 'fail'],
      ['application', 'judgement', 'fail'],
      ['recognition', 'pass', 'fail'],
    ]);
    expect(result.affectedCount).toBe(3);
    // Findings on conditions that ask the same go on weighing.
    for (const each of result.affected) expect(each.changes.map((change) => change.criterion)).toEqual(['talents']);
    expect(result.changes).toEqual([{ path: 'recognition.years', clause: '14', before: '3', after: '4' }]);
    expect(result.baseline).toMatchObject({ from: '2022-10-16', until: null });
  });

  test('导出的表格与页面一致，单元格都是文字', async () => {
    const response = await officer.inject({
      method: 'GET',
      url: `/api/regulation-drafts/${draftId}/simulation.xlsx`,
    });
    expect(response.statusCode).toBe(200);
    const book = await readXlsx(response.rawPayload);
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['条件', '受影响的基地和申请', '规则变化']);
    const [criteria, affected, rules] = book.sheets;
    const talents = criteria?.rows.find(
      (row) => String(row[3]).includes('长期联系') && String(row[0]).includes('工作基地'),
    );
    expect(talents?.slice(5)).toEqual(['4', '0', '0', '0', '1', '3', '0', '0']);
    expect(affected?.rows).toHaveLength(4);
    expect(affected?.rows.some((row) => String(row[0]).startsWith('=HYPERLINK'))).toBe(true);
    expect(rules?.rows.map((row) => row[0])).toContain('recognition.years');
  });

  test('有错的文本不能模拟；模拟不留下任何改动', async () => {
    const draft = await officer.expect(contract.readDraft, { params: { id: draftId } });
    const broken = await officer.expect(contract.saveDraftText, {
      params: { id: draftId },
      body: { version: draft.version, text: draft.text.replace('metric: serviceAreaM2,', 'metric: nothing,') },
    });
    expect(broken.faults).not.toEqual([]);
    const refused = await officer.call(contract.simulateDraft, { params: { id: draftId }, body: {} });
    expect(refused.refusal?.code).toBe('regulation-faulty');
    expect(refused.refusal?.message).toMatch(/第 \d+ 行/);
    const stored = await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('regulation_editions').select('id').where('regulation_id', '=', 'cast-2022').execute(),
    );
    expect(stored).toHaveLength(1);
  });

  test('新办法没有可比的文本：全部规则列为新增', async () => {
    const fresh = await officer.expect(contract.createDraft, {
      body: { from: 'new', regulationId: 'trial-measures', authority: 'nation' },
    });
    const result = await officer.expect(contract.simulateDraft, { params: { id: fresh.id }, body: {} });
    expect(result).toMatchObject({ baseline: null, subjects: { recognitions: 0, applications: 0 }, affected: [] });
    expect(result.changes.every((change) => change.before === null)).toBe(true);
  });
});
