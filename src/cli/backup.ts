import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { listTables, qualified, readMigrations, readSequences } from './backup-catalog.ts';
import { textForm, type StoredTable } from './backup-catalog.ts';
import { listFiles, store, syncFolder, writeManifest } from './backup-manifest.ts';
import type { Manifest, StoredFile } from './backup-manifest.ts';

/** What to back up, and where to. */
export type BackupOptions = {
  /** A connection that sees every row: a superuser, or an owner whom row-level security does not bind. */
  databaseUrl: string;
  filesDirectory: string;
  keysDirectory: string;
  /** The folder to make; must not exist. It holds personal data and keys: mode 0700. */
  target: string;
  productVersion: string;
  now: () => Date;
};

async function copyOut(
  client: pg.Client,
  table: StoredTable,
  folder: string,
): Promise<{ rows: number; stored: StoredFile }> {
  const columns = table.columns.map((c) => client.escapeIdentifier(c)).join(', ');
  // A query rather than the table's name: it works for partitioned tables on every version.
  const source = client.query(copyTo(`copy (select ${columns} from ${qualified(client, table.name)}) to stdout`));
  const gzip = createGzip({ level: 6 });
  source.on('error', (error) => gzip.destroy(error));
  const stored = await store(source.pipe(gzip), folder, `tables/${table.name}.copy.gz`);
  return { rows: source.rowCount, stored };
}

/** Rows of all tables, the sequences and the schema version, as of one moment. */
async function dumpDatabase(
  databaseUrl: string,
  folder: string,
): Promise<Omit<Manifest, 'format' | 'productVersion' | 'madeAt'>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // a lost connection shows in the next query; it must not end the process
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(textForm);
    const migrations = await readMigrations(client);
    if (!migrations?.length) throw new Error('数据库中没有海智平台的数据 / The database holds no Haizhi schema.');
    const tables: Manifest['tables'] = [];
    const files: StoredFile[] = [];
    for (const table of await listTables(client)) {
      if (!/^\w+$/.test(table.name)) throw new Error(`Table name not fit for a file: ${table.name}`);
      const { rows, stored } = await copyOut(client, table, folder);
      tables.push({ ...table, rows, file: stored.path });
      files.push(stored);
    }
    const sequences = await readSequences(client);
    await client.query('commit');
    return { migrations, tables, sequences, files };
  } catch (error) {
    if (error instanceof pg.DatabaseError && /row-level security/.test(error.message)) {
      throw new Error(
        `备份须用不受行级安全限制的账号（超级用户或 BYPASSRLS） / Back up as a role that row-level security does not bind (superuser or BYPASSRLS): ${error.message}`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    await client.end();
  }
}

async function copyFolder(from: string, folder: string, prefix: string): Promise<StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const path of await listFiles(from)) {
    stored.push(await store(createReadStream(join(from, path)), folder, `${prefix}/${path}`));
  }
  return stored;
}

/**
 * Makes a backup while the system may go on working: all rows of schema `public` as of one moment, sequences,
 * uploaded files, keys, and a manifest with the size and hash of every file. Waiting jobs are left out: they
 * are computed anew from what is due. Files are copied after the rows' moment, so none that a row names is
 * missing. It is made beside `target` and renamed at the end: an interrupted one never looks like a backup.
 *
 * Throws when `target` exists, when row-level security would hide rows, when a file cannot be read.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const target = resolve(options.target);
  if (existsSync(target)) throw new Error(`备份目标已存在 / The target exists already: ${target}`);
  const draft = `${target}.partial-${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    const madeAt = options.now().toISOString();
    const dumped = await dumpDatabase(options.databaseUrl, draft);
    const files = [
      ...dumped.files,
      ...(await copyFolder(options.filesDirectory, draft, 'files')),
      ...(await copyFolder(options.keysDirectory, draft, 'keys')),
    ];
    const { productVersion } = options;
    const manifest: Manifest = { format: 1, productVersion, madeAt, ...dumped, files };
    await writeManifest(draft, manifest);
    await syncFolder(draft);
    await rename(draft, target);
    await syncFolder(dirname(target));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
