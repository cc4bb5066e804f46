import { sql } from 'kysely';
import { refuse, type Refusal } from '#contract/refusals.ts';
import type { Platform } from '../platform.ts';

const WINDOW_MINUTES = 15;
const MAXIMUM_FAILURES = 10;

/** Counts an attempt on a key (an account, a network address). One statement, so that parallel guesses all count. */
export const countAttempt = (platform: Platform, key: string): Promise<void> =>
  platform.db.run({ kind: 'system' }, async (tx) => {
    const now = platform.clock.now();
    const start = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
    await sql`insert into attempts as a (key, count, window_started_at) values (${key}, 1, ${now})
      on conflict (key) do update set
        count = case when a.window_started_at < ${start} then 1 else a.count + 1 end,
        window_started_at = case when a.window_started_at < ${start} then ${now} else a.window_started_at end`.execute(
      tx,
    );
  });

/** Whether a key has used up its attempts of the window. */
export const overLimit = (platform: Platform, key: string, maximum = MAXIMUM_FAILURES): Promise<Refusal | undefined> =>
  platform.db.run({ kind: 'system' }, async (tx) => {
    const now = platform.clock.now();
    const row = await tx
      .selectFrom('attempts')
      .select(['count', 'window_started_at'])
      .where('key', '=', key)
      .executeTakeFirst();
    if (row === undefined || row.count < maximum) return undefined;
    const opens = row.window_started_at.getTime() + WINDOW_MINUTES * 60_000;
    return now.getTime() >= opens
      ? undefined
      : refuse('too-many-attempts', { minutes: Math.ceil((opens - now.getTime()) / 60_000) });
  });

export const clearAttempts = (platform: Platform, key: string): Promise<void> =>
  platform.db.run({ kind: 'system' }, async (tx) => {
    await tx.deleteFrom('attempts').where('key', '=', key).execute();
  });

/** Forgets attempts whose window is long over. */
export const sweepAttempts = (platform: Platform): Promise<void> =>
  platform.db.run({ kind: 'system' }, async (tx) => {
    const old = new Date(platform.clock.now().getTime() - 24 * 3_600_000);
    await tx.deleteFrom('attempts').where('window_started_at', '<', old).execute();
  });
