import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '#db/connect.ts';
import { subjectsUnder } from '#features/regulations/simulation-subjects.ts';
import { systemClock } from '#policy/clock.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { RegulationSetting } from './regulation-commands.ts';
import type { Settings } from './settings.ts';

type OnDatabase = <T>(settings: Settings, work: (databaseUrl: string) => Promise<T>) => Promise<T>;

/** What the commands on regulations read of the installation: nothing where it has no database yet. */
export const regulationData = (
  settings: Settings,
  withDatabase: OnDatabase,
): Pick<RegulationSetting, 'published' | 'subjects'> => {
  const hasDatabase = settings.databaseUrl !== undefined || existsSync(join(settings.home, 'postgres'));
  const read = <T>(work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T | undefined> =>
    hasDatabase
      ? withDatabase(settings, async (databaseUrl) => {
          const db = connect(databaseUrl, 1);
          try {
            return await work(db);
          } finally {
            await db.close();
          }
        })
      : Promise.resolve(undefined);
  const today = lawDayOf(systemClock.now());
  return {
    published: (id, on = today) =>
      read(async (db) => {
        const rows = await db.run({ kind: 'system' }, (tx) =>
          tx
            .selectFrom('regulation_editions')
            .select(['yaml', 'from_day'])
            .where('regulation_id', '=', id)
            .orderBy('from_day')
            .execute(),
        );
        return (rows.findLast((row) => row.from_day <= on) ?? rows[0])?.yaml;
      }),
    subjects: (regulationId) =>
      read((db) => db.run({ kind: 'system' }, (tx) => subjectsUnder(tx, regulationId, today))),
  };
};
