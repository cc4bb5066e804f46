import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as contract from '#contract/regulation-drafts.ts';
import { listEditions, readRegulation } from '#contract/regulations.ts';
import { listNotifications } from '#contract/today.ts';
import { addDays, lawDay, lawDayOf, type LawDay } from '#policy/law-day.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { anonymous, signedIn, type TestClient } from '#test/server/client.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';
import { addPerson, demonstrationHash } from '../../demonstration/people.ts';

const national = readFileSync(new URL('../../../regulations/cast-2022.yaml', import.meta.url), 'utf8');
const TALENTS = '{ metric: contactedTalentCount, atLeast: 20 }';
const stricter = national.replace(TALENTS, TALENTS.replace('20', '25'));

let product: TestProduct;
let world: TestWorld;
let first: TestClient;
let second: TestClient;
let secondAddress: string;
beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  const other = await addPerson(product.platform, await demonstrationHash(), {
    key: 'national2',
    name: '闻一舟',
    role: 'national-officer',
    at: { associationCode: 'nation' },
  });
  secondAddress = other.account.email;
});
// Days pass in these tests, and a session does not outlast them.
const signInAnew = async () => {
  first = await world.browser('national');
  second = await signedIn(product.app, secondAddress);
};
beforeEach(signInAnew);
afterAll(() => product.close());

const today = (): LawDay => lawDayOf(product.clock.now());
const inDays = (days: number): LawDay => addDays(today(), days);
const least = (day: LawDay): number => {
  const criterion = product.platform.regulations
    .on('cast-2022', day)
    ?.regulation.baseTypes['work-base']?.criteria.find((each) => each.id === 'talents');
  const leaf = criterion?.tests[0];
  return leaf && 'atLeast' in leaf ? leaf.atLeast : Number.NaN;
};
const drafted = async (text: string) => {
  const draft = await first.expect(contract.createDraft, { body: { from: 'regulation', regulationId: 'cast-2022' } });
  return first.expect(contract.saveDraftText, { params: { id: draft.id }, body: { version: draft.version, text } });
};
const submit = (draft: { id: string; version: number }, fromDay: LawDay, note = '提高人才数要求') =>
  first.call(contract.submitDraft, { params: { id: draft.id }, body: { version: draft.version, fromDay, note } });
const publish = (client: TestClient, draft: { id: string; version: number }) =>
  client.call(contract.publishDraft, { params: { id: draft.id }, body: { version: draft.version } });

describe('审批与发布 〔cast-2022 27〕', () => {
  test('提交人自己不能审批；第二人可退回，退回要写理由；退回后可以修改再提', async () => {
    const draft = await drafted(stricter);
    const submitted = (await submit(draft, inDays(3))).body;
    expect(submitted).toMatchObject({ state: 'submitted', submitted: { name: '沈知衡' }, commands: { submit: {} } });
    const params = { id: draft.id };
    expect((await publish(first, submitted)).refusal).toMatchObject({ code: 'second-officer-needed' });
    const locked = await first.call(contract.saveDraftText, {
      params,
      body: { version: submitted.version, text: national },
    });
    expect(locked.refusal).toMatchObject({ code: 'cannot-now', details: { obstacle: 'submitted' } });
    const back = (reason: string) =>
      second.call(contract.sendBackDraft, { params, body: { version: submitted.version, reason } });
    expect((await back(' ')).status).toBe(400);
    const returned = (await back('请写明西部地区如何适用。')).body;
    expect(returned).toMatchObject({
      state: 'draft',
      returned: { name: '闻一舟', reason: '请写明西部地区如何适用。' },
    });
    expect(JSON.stringify(await first.expect(listNotifications))).toContain('请写明西部地区如何适用。');
    expect((await publish(second, returned)).refusal?.details).toMatchObject({ obstacle: 'not-submitted' });
    await first.expect(contract.withdrawDraft, { params, body: { version: returned.version } });
  });

  test('今日以前的日子不行，今日可以；条件恰在两侧', async () => {
    const draft = await drafted(stricter);
    const late = await submit(draft, inDays(-1));
    expect(late.refusal).toMatchObject({ code: 'date-out-of-bounds', details: { from: today() } });
    expect(late.refusal?.fields[0]?.path).toBe('fromDay');
    const submitted = await submit(draft, today());
    expect(submitted.status).toBe(200);
    // It lies over the day: what was in time then is not in time now.
    product.clock.advance({ days: 1 });
    await signInAnew();
    expect((await publish(second, submitted.body)).refusal?.code).toBe('date-out-of-bounds');
    await second.expect(contract.withdrawDraft, {
      params: { id: draft.id },
      body: { version: submitted.body.version },
    });
    expect(least(inDays(5))).toBe(20);
  });

  test('第二人同意后自所定之日起施行：前一日仍是旧数，公开接口可查任何一日；两人姓名入日志', async () => {
    const from = inDays(10);
    const draft = await drafted(stricter);
    const submitted = (await submit(draft, from)).body;
    const [done, late] = await Promise.all([publish(second, submitted), publish(second, submitted)]).then((both) =>
      both.toSorted((a, b) => a.status - b.status),
    );
    expect(done?.body).toMatchObject({
      state: 'published',
      submitted: { name: '沈知衡' },
      approved: { name: '闻一舟' },
      fromDay: from,
    });
    expect(late?.refusal).toMatchObject({ code: 'acted-already', details: { who: '闻一舟' } });
    expect(least(addDays(from, -1))).toBe(20);
    expect(least(from)).toBe(25);

    const { editions } = await anonymous(product.app).expect(listEditions, { params: { regulationId: 'cast-2022' } });
    expect(editions.map(({ from: day, until, source }) => ({ day, until, source }))).toEqual([
      { day: '2022-10-16', until: from, source: 'file' },
      { day: from, until: null, source: 'workbench' },
    ]);
    const read = (on: LawDay) =>
      anonymous(product.app).expect(readRegulation, { params: { regulationId: 'cast-2022' }, query: { on } });
    expect((await read(addDays(from, -1))).version).not.toBe((await read(from)).version);

    const entry = await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('audit_log').selectAll().where('action', '=', 'regulation.published').executeTakeFirstOrThrow(),
    );
    expect(entry).toMatchObject({
      actor_name: '闻一舟',
      details: { submittedBy: '沈知衡', approvedBy: '闻一舟', fromDay: from },
    });
  });

  test('与已有文本的日子冲突：同一日、自定失效早于下一文本、改动施行日，均说明与哪一文本、哪些天冲突，原文本照旧', async () => {
    const [, later] = product.platform.regulations.editions('cast-2022');
    if (later === undefined) throw new Error('the edition of the test before is missing');
    const conflict = async (text: string, day: LawDay) => (await submit(await drafted(text), day)).refusal;
    const same = await conflict(national, later.from);
    expect(same).toMatchObject({ code: 'editions-conflict', details: { conflict: 'same-day' } });
    expect(same?.message).toContain(later.from);
    const ending = (until: LawDay) => national.replace('from: 2022-10-16 }', `from: 2022-10-16, until: ${until} }`);
    const gap = await conflict(ending(addDays(later.from, -1)), inDays(2));
    expect(gap?.details).toMatchObject({ conflict: 'gap' });
    expect(gap?.message).toContain(addDays(later.from, -1));
    expect((await conflict(ending(addDays(later.from, 1)), inDays(2)))?.details).toMatchObject({ conflict: 'overlap' });
    const moved = national.replace('from: 2022-10-16 }', `from: ${inDays(2)} }`);
    expect((await conflict(moved, inDays(2)))?.details).toMatchObject({ conflict: 'first-day' });
    expect(least(inDays(2))).toBe(20);
    // Ending exactly where the next begins leaves no day without a rule.
    expect((await submit(await drafted(ending(later.from)), inDays(2))).status).toBe(200);
  });

  test('发布前已提交的申请仍按旧文本，施行日起新办的按新文本 〔cast-2022 26〕', async () => {
    const [, later] = product.platform.regulations.editions('cast-2022');
    if (later === undefined) throw new Error('the edition is missing');
    const unit = await world.unitAt('wuhan');
    const before = await world.submitted(unit, 'work-base', { facts: { contactedTalentCount: 22 } });
    product.clock.set(new Date(`${later.from}T02:00:00Z`));
    const newcomer = await world.unitAt('wuhan');
    const text = await world.submitted(newcomer, 'work-base', { facts: { contactedTalentCount: 22 } }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(text).toContain('criteria-unmet');
    expect(
      await world.submitted(await world.unitAt('wuhan'), 'work-base', { facts: { contactedTalentCount: 25 } }),
    ).toBeTruthy();
    const versions = await product.platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('applications').select(['regulation_version']).where('id', '=', before).executeTakeFirstOrThrow(),
    );
    expect(versions.regulation_version).not.toBe(later.version);
    // The old file goes on under its own text: nothing in it is unmet.
    await world.carryTo(before, 'province-review', { prefecture: 'wuhan', province: 'hubei' });
  });

  test('别的进程发布的文本，刷新后即可查到', async () => {
    const { regulations, db, ids, clock } = product.platform;
    const current = regulations.current('cast-2022');
    if (current === undefined) throw new Error('no text');
    const day = lawDay('2027-01-01');
    await db.run({ kind: 'system' }, (tx) =>
      tx
        .insertInto('regulation_editions')
        .values({
          id: ids.next(),
          regulation_id: 'cast-2022',
          version: regulations.editions('cast-2022')[0]?.version ?? '',
          from_day: day,
          source: 'workbench',
          yaml: national,
          published_at: clock.now(),
        })
        .execute(),
    );
    expect(least(day)).toBe(25);
    await regulations.refresh();
    expect(least(day)).toBe(20);
  });
});
