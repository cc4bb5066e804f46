import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { findHindrances, hasAccounts, listTables, qualified } from './backup-catalog.ts';
import { readMigrations, textForm } from './backup-catalog.ts';
import { BadBackup, verifyBackup, type Manifest, type Migration } from './backup-manifest.ts';
import { stageFolder, type StagedFolder } from './staged-folder.ts';

/** What to restore, and where to. */
export type RestoreOptions = {
  /** An empty database, by a connection that owns it. */
  databaseUrl: string;
  source: string;
  filesDirectory: string;
  keysDirectory: string;
  /** The schema changes of this product version, in order. */
  migrations: readonly Migration[];
  /** Brings the database to the change named `upTo`, or to the newest. */
  migrate: (databaseUrl: string, upTo?: string) => Promise<void>;
};

/** The restore is not possible here; nothing was changed, save that the tables may have been created. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused';
}

/** Index of the first entry in which `part` is not the beginning of `whole`, or -1. */
function departure(part: readonly Migration[], whole: readonly Migration[]): number {
  return part.findIndex(({ name, sha256 }, i) => whole[i]?.name !== name || whole[i]?.sha256 !== sha256);
}

function checkVersion(manifest: Manifest, ours: readonly Migration[]): void {
  const at = manifest.migrations[departure(manifest.migrations, ours)];
  if (!at) return;
  const { productVersion } = manifest;
  if (!ours.some((migration) => migration.name === at.name)) {
    throw new RestoreRefused(
      `备份来自更新的版本 ${productVersion}（含 ${at.name}），请先升级 / The backup is of the newer version ${productVersion} (it has ${at.name}); upgrade first.`,
    );
  }
  throw new RestoreRefused(
    `备份的库表结构与本产品不同（${at.name}） / The backup's schema is not this product's: ${at.name} differs.`,
  );
}

async function checkEmpty(client: pg.Client): Promise<void> {
  if (await hasAccounts(client)) {
    throw new RestoreRefused(
      '数据库中已有账号，只能恢复到空数据库 / The database has accounts; restore into an empty one.',
    );
  }
}

async function checkSchema(client: pg.Client, manifest: Manifest): Promise<void> {
  const applied = (await readMigrations(client)) ?? [];
  if (applied.length === manifest.migrations.length && departure(applied, manifest.migrations) < 0) return;
  throw new RestoreRefused(
    `数据库的结构版本与备份不一致，请恢复到新建的空数据库 / The database's schema version (${applied.at(-1)?.name}) is not the backup's (${manifest.migrations.at(-1)?.name}); restore into a newly created database.`,
  );
}

async function checkTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const shape = (tables: { name: string; columns: string[] }[]): string[] =>
    tables.map(({ name, columns }) => `${name}(${columns.toSorted().join(', ')})`).toSorted();
  const here = new Set(shape(await listTables(client)));
  const missing = shape(manifest.tables).filter((table) => !here.delete(table));
  if (missing.length + here.size === 0) return;
  throw new RestoreRefused(
    `库表与备份不一致 / Tables differ. Backup: ${missing.join('; ')}. Database: ${[...here].join('; ')}.`,
  );
}

async function loadTable(client: pg.Client, source: string, table: Manifest['tables'][number]): Promise<void> {
  const name = qualified(client, table.name);
  if (table.columns.length > 0) {
    const columns = table.columns.map((c) => client.escapeIdentifier(c)).join(', ');
    await pipeline(
      createReadStream(join(source, table.file)),
      createGunzip(),
      client.query(copyFrom(`copy ${name} (${columns}) from stdin`)),
    );
  }
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${name}`);
  if (Number(rows[0]?.count) !== table.rows) {
    throw new BadBackup(
      `${table.name}: ${rows[0]?.count} 行，应为 ${table.rows} 行 / ${table.name} has ${rows[0]?.count} rows instead of ${table.rows}.`,
    );
  }
}

/** Loads everything within the caller's transaction. What migrations have put into tables gives way. */
async function load(client: pg.Client, source: string, manifest: Manifest): Promise<void> {
  await client.query(textForm);
  const hindrances = await findHindrances(client);
  for (const statement of hindrances.takeDown) await client.query(statement);
  const names = manifest.tables.map((table) => qualified(client, table.name));
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const table of manifest.tables) await loadTable(client, source, table);
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    const sequence = qualified(client, name);
    await client.query('select setval($1::regclass, $2::bigint, $3)', [sequence, lastValue, isCalled]);
  }
  for (const statement of hindrances.putUp) await client.query(statement);
}

/** Undoes the folders' changes, each whatever becomes of the other; throws only when that fails in turn. */
async function putBack(folders: StagedFolder[], cause: unknown): Promise<void> {
  const results = await Promise.allSettled(folders.map((folder) => folder.undo()));
  const failures = results.flatMap((r) => (r.status === 'rejected' ? [r.reason as unknown] : []));
  if (failures.length === 0) return;
  const message = '恢复失败，且文件夹未能复原 / The restore failed, and a folder could not be put back';
  throw new AggregateError([cause, ...failures], message);
}

/**
 * Restores a backup into an empty database. Every hash is verified before anything is touched; the rows are
 * loaded in one transaction, counted, and committed together with the folders' change of place. Folders that
 * hold something are kept beside, as `<folder>.before-restore-<n>`. A backup of an older version is loaded
 * into the tables of its time, which are then migrated.
 *
 * Throws {@link BadBackup} for a damaged backup and {@link RestoreRefused} for a database in use, a backup of
 * a newer version, or a database whose schema is ahead of the backup.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { databaseUrl, source } = options;
  const manifest = await verifyBackup(source);
  checkVersion(manifest, options.migrations);

  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // a lost connection shows in the next query; it must not end the process
  await client.connect();
  const files = stageFolder(source, 'files', options.filesDirectory);
  const keys = stageFolder(source, 'keys', options.keysDirectory);
  try {
    await checkEmpty(client);
    const upTo = manifest.migrations.at(-1)?.name;
    await (upTo === undefined ? undefined : options.migrate(databaseUrl, upTo));
    await checkSchema(client, manifest);
    await checkTables(client, manifest);
    await files.fill(manifest.files);
    await keys.fill(manifest.files);

    await client.query('begin');
    await client.query('lock table public.schema_migrations in exclusive mode');
    await checkEmpty(client);
    await load(client, source, manifest);
    await files.exchange();
    await keys.exchange();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await putBack([keys, files], error);
    throw error;
  } finally {
    await client.end();
  }
  if (manifest.migrations.length < options.migrations.length) await options.migrate(databaseUrl);
  return manifest;
}
