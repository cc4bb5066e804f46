import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueApproval } from '#contract/recognitions.ts';
import { concludeMeeting, createMeeting } from '#contract/meetings.ts';
import { addDays, lawDayOf } from '#policy/law-day.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';

const START = '2026-03-02T01:00:00Z';
let product: TestProduct;
let world: TestWorld;
beforeAll(async () => {
  product = await openTestProduct(START);
  world = await buildWorld(product.app, product.platform, product.clock);
});
afterAll(() => product.close());

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
