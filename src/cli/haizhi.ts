#!/usr/bin/env node
import { join, resolve } from 'node:path';
import { migrate, migrationsOfThisVersion } from '#db/migrate.ts';
import { startEmbeddedPostgres } from '#db/embedded-postgres.ts';
import { systemClock } from '#policy/clock.ts';
import { openSigner } from '#features/audit/signer.ts';
import { productVersion } from '../main.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import * as regulation from './regulation-commands.ts';
import { regulationData } from './regulation-data.ts';
import { createAdministrator } from './first-administrator.ts';
import { readSettings, type Settings } from './settings.ts';

const usage = `haizhi <command>

  serve                        production start; refuses without its secrets and says what is missing
  key FILE                     make a signing key (Ed25519) for plaques and the audit log
  administrator EMAIL NAME     create the first administrator; the password is asked on the terminal (or HAIZHI_PASSWORD)
  regulation check FILE…       faults of regulation files, each with line and reason
  regulation show FILE|ID      what a regulation contains, in short (--on YYYY-MM-DD: as it stood on a day)
  regulation simulate OLD NEW  what a new text would change for bases and open applications (--json)
  regulation schema            the JSON Schema of a regulation file, for editors
  regulation coverage [--json] every clause with the test or journey that exercises it
  backup DIR                   database, files and keys into a new folder, each file with its hash
  restore DIR                  a checked backup into an empty database and the data folder

The data folder is HAIZHI_HOME, the database DATABASE_URL or the embedded one in the data folder.`;

/** Runs `work` on the configured database, starting the embedded one for its duration if need be. */
const withDatabase = async <T>(settings: Settings, work: (databaseUrl: string) => Promise<T>): Promise<T> => {
  if (settings.databaseUrl !== undefined) return work(settings.databaseUrl);
  const embedded = await startEmbeddedPostgres({ dataDirectory: settings.home });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
};

const folders = (settings: Settings) => ({
  filesDirectory: join(settings.home, 'files'),
  keysDirectory: join(settings.home, 'keys'),
});

const runBackup = async (target: string): Promise<number> => {
  const settings = readSettings(process.env);
  const version = await productVersion();
  const manifest = await withDatabase(settings, (databaseUrl) =>
    backup({
      databaseUrl,
      ...folders(settings),
      target: resolve(target),
      productVersion: version,
      now: systemClock.now,
    }),
  );
  console.log(`已备份到 / backed up to ${resolve(target)}（${manifest.files.length} 个文件 / files）`);
  return 0;
};

const runRestore = async (source: string): Promise<number> => {
  const settings = readSettings(process.env);
  const migrations = await migrationsOfThisVersion();
  await withDatabase(settings, (databaseUrl) =>
    restore({
      databaseUrl,
      source: resolve(source),
      ...folders(settings),
      migrations,
      migrate: (url: string, upTo?: string) => migrate(url, systemClock, upTo),
    }),
  );
  console.log(`已从 ${resolve(source)} 恢复，哈希与行数均已核对 / restored; hashes and row counts checked`);
  return 0;
};

const makeKey = async (file: string): Promise<number> => {
  const signer = await openSigner(resolve(file), true);
  console.log(`${resolve(file)}\n${signer.publicKey}`);
  return 0;
};

/** The commands on regulations; undefined if it is none of them. */
const onRegulations = ([verb, ...rest]: string[]): Promise<number> | undefined => {
  const setting: regulation.RegulationSetting = {
    shipped: new URL('../../regulations/', import.meta.url),
    print: (line) => console.log(line),
    ...regulationData(readSettings(process.env), withDatabase),
  };
  const at = rest.indexOf('--on');
  const on = at < 0 ? undefined : (rest[at + 1] ?? '');
  const files = rest.filter((each, index) => each !== '--json' && (at < 0 || (index !== at && index !== at + 1)));
  const [first, second] = files;
  if (verb === 'check' && files.length > 0) return regulation.checkRegulations(setting, files);
  if (verb === 'show' && first && files.length === 1) return regulation.showRegulation(setting, first, on);
  if (verb === 'schema' && files.length === 0) return Promise.resolve(regulation.printSchema(setting));
  const json = files.length < rest.length;
  if (verb === 'coverage' && files.length === 0) return regulation.tellCoverage(setting, json);
  return verb === 'simulate' && first && second && files.length === 2
    ? regulation.simulateRegulations(setting, [first, second], json)
    : undefined;
};

const main = async ([command, ...rest]: string[]): Promise<number> => {
  const [first, second] = rest;
  if (command === 'serve' && rest.length === 0) return serve(readSettings(process.env));
  if (command === 'key' && first && rest.length === 1) return makeKey(first);
  if (command === 'administrator' && first && second && rest.length === 2) {
    const settings = readSettings(process.env);
    return withDatabase(settings, (databaseUrl) => createAdministrator(databaseUrl, { email: first, name: second }));
  }
  if (command === 'regulation') {
    const done = onRegulations(rest);
    if (done) return done;
  }
  if (command === 'backup' && first && rest.length === 1) return runBackup(first);
  if (command === 'restore' && first && rest.length === 1) return runRestore(first);
  console.log(usage);
  return command === undefined || command === 'help' || command === '--help' ? 0 : 2;
};

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
