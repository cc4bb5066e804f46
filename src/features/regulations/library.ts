import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import type { Clock } from '#policy/clock.ts';
import { loadRegulation, type RegulationFault } from '#policy/load-regulation.ts';
import type { LawDay } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import { canonicalJson } from '../audit/canonical-json.ts';

/** A regulation and the hash of its content; records pin the two together. */
export type PinnedRegulation = { regulation: Regulation; version: string };

/** The regulations this product serves. Versions once stored stay readable for ever. */
export type RegulationLibrary = {
  all: () => PinnedRegulation[];
  /** The text as it is now; undefined for an id unknown. */
  current: (id: string) => PinnedRegulation | undefined;
  /** One stored version, if there is such. */
  find: (id: string, version: string) => Regulation | undefined;
  /** The text a record was judged by; a version that is missing is a fault of the store. */
  pinned: (id: string, version: string) => Regulation;
};

/** A file of `regulations/` has faults. */
export class FaultyRegulation extends Error {
  readonly faults: RegulationFault[];
  constructor(file: string, faults: RegulationFault[]) {
    super(`${file}: ${faults.map((fault) => `line ${fault.line}: ${fault.path}: ${fault.reason}`).join('; ')}`);
    this.faults = faults;
  }
}

/** Reads every regulation file, stores new versions, and keeps all versions at hand. Throws {@link FaultyRegulation}. */
export const openRegulationLibrary = async (db: Database, clock: Clock, directory: URL): Promise<RegulationLibrary> => {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).toSorted();
  const current = new Map<string, PinnedRegulation>();
  for (const file of files) {
    const loaded = loadRegulation(await readFile(new URL(file, directory), 'utf8'));
    if (!loaded.ok) throw new FaultyRegulation(file, loaded.faults);
    const version = createHash('sha256').update(canonicalJson(loaded.regulation)).digest('hex').slice(0, 16);
    current.set(loaded.regulation.id, { regulation: loaded.regulation, version });
  }
  const versions = await db.run({ kind: 'system' }, async (tx) => {
    for (const { regulation, version } of current.values()) {
      await tx
        .insertInto('regulation_versions')
        .values({ regulation_id: regulation.id, version, body: json(regulation), stored_at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const rows = await tx.selectFrom('regulation_versions').selectAll().execute();
    return new Map(rows.map((row) => [`${row.regulation_id}@${row.version}`, row.body]));
  });
  return {
    all: () => [...current.values()],
    current: (id) => current.get(id),
    find: (id, version) => versions.get(`${id}@${version}`),
    pinned: (id, version) => {
      const regulation = versions.get(`${id}@${version}`);
      if (regulation === undefined) throw new Error(`regulation ${id} has no version ${version}`);
      return regulation;
    },
  };
};

/** Whether a regulation holds on a day (cast-2022 27). */
export const inForce = (regulation: Regulation, day: LawDay): boolean =>
  regulation.effective.from <= day && (regulation.effective.until === undefined || day < regulation.effective.until);
