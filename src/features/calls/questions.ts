import type { Selectable } from 'kysely';
import type { CallQuestion } from '#contract/calls.ts';
import { refuse, type Refusal } from '#contract/refusals.ts';
import { json, type Tables } from '#db/tables.ts';
import { scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import type { Text } from '#policy/text.ts';
import { countAttempt, overLimit } from '../accounts/attempt-limit.ts';
import { audit } from '../audit/log.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';

/** Questions from one network address in a quarter of an hour. */
const PER_ADDRESS = 10;

const viewOf = (row: Selectable<Tables['call_questions']>): CallQuestion => ({
  id: row.id,
  question: row.question,
  askedBy: row.asked_by,
  askedAt: row.asked_at.toISOString(),
  answer: row.answer,
  answeredBy: row.answered_by_name,
  answeredAt: row.answered_at?.toISOString() ?? null,
  setAside: row.set_aside,
});

/** Questions of a call: answered ones for everyone, all for the association that issued it. */
export const listQuestions = (platform: Platform, caller: Caller, callId: string) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const rows = await tx
      .selectFrom('call_questions')
      .selectAll()
      .where('call_id', '=', callId)
      .orderBy('asked_at')
      .orderBy('id')
      .limit(500)
      .execute();
    return { questions: rows.map(viewOf) };
  });

/** Takes a question from anybody; it is shown once answered. */
export const askQuestion = async (
  platform: Platform,
  caller: Caller,
  callId: string,
  input: { askedBy: string; question: string },
): Promise<{ id: string } | Refusal> => {
  const key = `question:${caller.address}`;
  const blocked = await overLimit(platform, key, PER_ADDRESS);
  if (blocked) return blocked;
  await countAttempt(platform, key);
  return inTransaction(platform, { kind: 'system' }, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select(['id', 'issuer_code', 'title'])
      .where('id', '=', callId)
      .where('status', '=', 'published')
      .executeTakeFirst();
    if (call === undefined) return refuse('not-found');
    const id = platform.ids.next();
    await tx
      .insertInto('call_questions')
      .values({
        id,
        call_id: callId,
        issuer_code: call.issuer_code,
        asked_by: input.askedBy,
        question: input.question,
        asked_at: platform.clock.now(),
        answer: null,
        answered_by_name: null,
        answered_at: null,
      })
      .execute();
    await notify(
      tx,
      platform,
      {
        associationCode: call.issuer_code,
        roles: ['national-officer', 'province-officer', 'prefecture-officer', 'district-officer', 'society-officer'],
      },
      { zh: `通知“${call.title.zh}”收到一个提问`, en: `A question about “${call.title.en}”` },
      `/calls/${callId}`,
    );
    return { id };
  });
};

/** Answers a question, which publishes both; or sets it aside. An answer can be bettered. */
export const answerQuestion = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { answer: Text | null },
): Promise<CallQuestion | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const now = platform.clock.now();
    const row = await tx
      .updateTable('call_questions')
      .set({
        answer: input.answer === null ? null : json(input.answer),
        answered_by_name: input.answer === null ? null : caller.account.name,
        answered_at: input.answer === null ? null : now,
        set_aside: input.answer === null,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return refuse('not-found');
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: input.answer === null ? 'call.question-set-aside' : 'call.question-answered',
      subject: `call:${row.call_id}`,
      details: { questionId: id },
    });
    return viewOf(row);
  });
