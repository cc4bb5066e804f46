import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database, Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import type { Clock } from '#policy/clock.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { loadRegulation, type RegulationFault } from '#policy/load-regulation.ts';
import { inForce, type Regulation } from '#policy/regulation.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import type { IdSource } from '../platform.ts';

/** A regulation and the hash of its content; records pin the two together. */
export type PinnedRegulation = { regulation: Regulation; version: string };

/** A text of a regulation over the days on which it is the rule. */
export type Edition = PinnedRegulation & {
  from: LawDay;
  /** First day on which it no longer is: its own end, or the first day of the edition after it. */
  until: LawDay | null;
  source: 'file' | 'workbench';
  yaml: string;
  publishedAt: Date;
};

/** The regulations this product serves, over time. Versions once stored stay readable for ever. */
export type RegulationLibrary = {
  /** Of every regulation the text of today, or the nearest one where none holds today. */
  all: () => PinnedRegulation[];
  /** The text as it is today, or the nearest one; undefined for an id unknown. */
  current: (id: string) => Edition | undefined;
  /** The text that was, is or will be the rule on a day. */
  on: (id: string, day: LawDay) => Edition | undefined;
  /** All editions of a regulation, oldest first. */
  editions: (id: string) => Edition[];
  /** One stored version, if there is such. */
  find: (id: string, version: string) => Regulation | undefined;
  /** The text a record was judged by; a version that is missing is a fault of the store. */
  pinned: (id: string, version: string) => Regulation;
  /** Reads anew what is stored, if an edition was published here or by another process since. */
  refresh: () => Promise<void>;
};

/** A file of `regulations/` has faults. */
export class FaultyRegulation extends Error {
  readonly faults: RegulationFault[];
  constructor(file: string, faults: RegulationFault[]) {
    super(`${file}: ${faults.map((fault) => `line ${fault.line}: ${fault.path}: ${fault.reason}`).join('; ')}`);
    this.faults = faults;
  }
}

/** What a version is called: the first half of the SHA-256 of its content. */
export const versionOf = (regulation: Regulation): string =>
  createHash('sha256').update(canonicalJson(regulation)).digest('hex').slice(0, 16);

export type RegulationFile = { file: string; yaml: string; regulation: Regulation };

/** Reads the files of a folder, calls after the regulations they apply. Throws {@link FaultyRegulation}. */
export const readRegulationFiles = async (directory: URL): Promise<RegulationFile[]> => {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).toSorted();
  const texts = await Promise.all(
    names.map(async (file) => ({ file, yaml: await readFile(new URL(file, directory), 'utf8') })),
  );
  const read = new Map<string, RegulationFile>();
  const isCall = ({ yaml }: { yaml: string }) => /^under:/m.test(yaml);
  for (const { file, yaml } of [...texts.filter((text) => !isCall(text)), ...texts.filter(isCall)]) {
    const loaded = loadRegulation(yaml, (id) => read.get(id)?.regulation);
    if (!loaded.ok) throw new FaultyRegulation(file, loaded.faults);
    read.set(loaded.regulation.id, { file, yaml, regulation: loaded.regulation });
  }
  return [...read.values()];
};

/** Stores a version of a regulation, once, with the bodies it brings into the tree of associations. */
export const storeVersion = async (tx: Tx, regulation: Regulation, storedAt: Date): Promise<string> => {
  const version = versionOf(regulation);
  await tx
    .insertInto('regulation_versions')
    .values({ regulation_id: regulation.id, version, body: json(regulation), stored_at: storedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const bodies = Object.entries(regulation.bodies);
  if (bodies.length > 0)
    await tx
      .insertInto('associations')
      .values(
        bodies.map(([code, body]) => ({
          code,
          kind: 'body' as const,
          name_zh: body.name.zh,
          name_en: body.name.en,
          parent_code: body.under,
          region_code: null,
          document_prefix: body.documentPrefix,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return version;
};

type Shelf = {
  versions: Map<string, Regulation>;
  editions: Map<string, Edition[]>;
  /** Differs as soon as an edition is published or replaced. */
  mark: string;
};

const readMark = (db: Database): Promise<string> => db.run({ kind: 'system' }, markOf);

const markOf = async (tx: Tx): Promise<string> => {
  const { count, last } = await tx
    .selectFrom('regulation_editions')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.max('published_at').as('last')])
    .executeTakeFirstOrThrow();
  return `${count} ${last?.toISOString() ?? ''}`;
};

const readShelf = (db: Database): Promise<Shelf> =>
  db.run({ kind: 'system' }, async (tx) => {
    const mark = await markOf(tx);
    const rows = await tx.selectFrom('regulation_versions').selectAll().execute();
    const versions = new Map(rows.map((row) => [`${row.regulation_id}@${row.version}`, row.body]));
    const stored = await tx.selectFrom('regulation_editions').selectAll().orderBy('from_day').execute();
    const editions = new Map<string, Edition[]>();
    for (const row of stored) {
      const regulation = versions.get(`${row.regulation_id}@${row.version}`);
      if (regulation === undefined) continue;
      const before = editions.get(row.regulation_id) ?? [];
      const last = before.at(-1);
      if (last && (last.until === null || last.until > row.from_day)) last.until = row.from_day;
      before.push({
        regulation,
        version: row.version,
        from: row.from_day,
        until: regulation.effective.until ?? null,
        source: row.source,
        yaml: row.yaml,
        publishedAt: row.published_at,
      });
      editions.set(row.regulation_id, before);
    }
    return { versions, editions, mark };
  });

/**
 * Reads every regulation file, stores new versions, and keeps all editions at hand. A file that came with this release
 * replaces the file's earlier text; what was published in the workbench stands beside it from its own day. Throws
 * {@link FaultyRegulation}.
 */
export const openRegulationLibrary = async (
  { db, clock, ids }: { db: Database; clock: Clock; ids: IdSource },
  directory: URL,
): Promise<RegulationLibrary> => {
  const files = await readRegulationFiles(directory);
  await db.run({ kind: 'system' }, async (tx) => {
    for (const { regulation, yaml } of files) {
      const version = await storeVersion(tx, regulation, clock.now());
      const from = regulation.effective.from;
      const known = await tx
        .selectFrom('regulation_editions')
        .select(['version', 'from_day'])
        .where('regulation_id', '=', regulation.id)
        .where('source', '=', 'file')
        .execute();
      if (known.length === 1 && known[0]?.version === version && known[0].from_day === from) continue;
      await tx
        .deleteFrom('regulation_editions')
        .where('regulation_id', '=', regulation.id)
        .where('source', '=', 'file')
        .execute();
      await tx
        .insertInto('regulation_editions')
        .values({
          id: ids.next(),
          regulation_id: regulation.id,
          version,
          from_day: from,
          source: 'file',
          yaml,
          published_at: clock.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
  let shelf = await readShelf(db);
  const on = (id: string, day: LawDay): Edition | undefined =>
    shelf.editions.get(id)?.findLast((edition) => edition.from <= day && inForce(edition.regulation, day));
  /** In force today; else the last that was, else the first that will be. */
  const nearest = (id: string): Edition | undefined => {
    const today = lawDayOf(clock.now());
    const editions = shelf.editions.get(id) ?? [];
    return on(id, today) ?? editions.findLast((edition) => edition.from <= today) ?? editions[0];
  };
  return {
    all: () => [...shelf.editions.keys()].toSorted().flatMap((id) => nearest(id) ?? []),
    current: nearest,
    on,
    editions: (id) => shelf.editions.get(id) ?? [],
    find: (id, version) => shelf.versions.get(`${id}@${version}`),
    pinned: (id, version) => {
      const regulation = shelf.versions.get(`${id}@${version}`);
      if (regulation === undefined) throw new Error(`regulation ${id} has no version ${version}`);
      return regulation;
    },
    refresh: async () => {
      if ((await readMark(db)) !== shelf.mark) shelf = await readShelf(db);
    },
  };
};
