import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readIfThere, removeIfStill, replaceWhole } from './claim-file.ts';
import { chooseAccount, chooseRunner, type Runner } from './database-account.ts';
import { databaseName, databasePassword, ensureCluster } from './database-cluster.ts';
import { pickPort } from './free-port.ts';
import { launchPostgres } from './launch-postgres.ts';
import { locatePostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { stopPostmaster, waitUntilReady, type Postmaster } from './postmaster.ts';
import { identifyProcess, isStillRunning, parseIdentity } from './process-identity.ts';

/** A running embedded database. */
export type EmbeddedPostgres = {
  /** Connection string of the database `haizhi`, as superuser, password included. */
  url: string;
  /** The same for the maintenance database `postgres`. */
  adminUrl: string;
  /** Stops the database if this process answers for it; else does nothing. May be called twice. */
  stop(): Promise<void>;
  /** Whether the database was running already. */
  reused: boolean;
};

/** What to start; see {@link startEmbeddedPostgres}. */
export type EmbeddedPostgresOptions = {
  /** Haizhi's home: the database lies in `<it>/postgres`, its log in `<it>/log/postgres.log`. */
  dataDirectory: string;
  /** False only for tests: quick, but a power cut may destroy the data. */
  fsync?: boolean;
  /** A fixed port on 127.0.0.1; by default a free one, kept from start to start. */
  port?: number;
  /** Receives what is worth telling the operator, a line at a time. */
  log?: (line: string) => void;
};

type Place = {
  folder: string;
  data: string;
  logPath: string;
  password: string;
  runner: Runner;
  binaries: PostgresBinaries;
  environment: NodeJS.ProcessEnv;
  fsync: boolean;
};

function preparePlace(options: EmbeddedPostgresOptions, log: (line: string) => void): Place {
  mkdirSync(options.dataDirectory, { recursive: true, mode: 0o711 });
  const home = realpathSync(options.dataDirectory);
  const folder = join(home, 'postgres');
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711); // the database's account must pass, whatever our umask
  mkdirSync(join(home, 'log'), { recursive: true, mode: 0o750 });

  const binaries = locatePostgresBinaries(join(folder, 'links'));
  // Nothing else of our environment: settings of another PostgreSQL (PGPORT, PGDATA, …) must not reach ours.
  const environment = { ...binaries.environment, PATH: process.env.PATH, LC_ALL: 'C' };
  const reach = { home, workFolder: folder, initdb: binaries.initdb, environment };
  const runner = chooseRunner(chooseAccount(data), reach, log);
  const password = databasePassword(folder);
  const logPath = join(home, 'log', 'postgres.log');
  const fsync = options.fsync ?? true;
  return { folder, data, logPath, password, runner, binaries, environment, fsync };
}

/** Failures that pass: the port was taken meanwhile, another start was faster, old children still end. */
const passing = /could not bind|could not create any TCP|lock file "postmaster.pid"|shared memory block/;

async function findOrLaunch(
  place: Place,
  wantedPort: number | undefined,
): Promise<{ postmaster: Postmaster; reused: boolean }> {
  let words = '';
  for (let attempt = 0; attempt < 60; attempt++) {
    const running = await waitUntilReady(place.data, () => false);
    if (running) return { postmaster: running, reused: true };

    const port = await pickPort(place.folder, wantedPort);
    const launched = launchPostgres({ ...place, program: place.binaries.postgres, port });
    try {
      const postmaster = await waitUntilReady(place.data, launched.isAlive);
      if (postmaster) return { postmaster, reused: postmaster.process.pid !== launched.pid };
      words = launched.said();
    } finally {
      launched.release();
    }
    if (!passing.test(words)) break;
    await sleep(500);
  }
  throw new Error(`The embedded database does not start (log: ${place.logPath}):\n${words}`);
}

/** Makes sure that it is our database which answers on the port, and that `haizhi` exists in it. */
async function checkAndCreate(adminUrl: string, data: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
    const shown = await client.query<{ data_directory: string }>('show data_directory');
    if (shown.rows[0]?.data_directory !== data) {
      throw new Error(`another database answers on its port: ${shown.rows[0]?.data_directory}`);
    }
    const there = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (there.rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Two starts at once: the other one has created it.
    if (['42P04', '23505'].includes((error as { code?: string }).code ?? '')) return;
    throw new Error(`The embedded database in ${data} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

/**
 * Who stops the database: the process named in `<folder>/owner`. One that was already running belongs to us
 * only if its owner is gone (killed), so that it does not outlive us in turn.
 */
function becomeOwner(path: string, reused: boolean): string | undefined {
  const owner = parseIdentity(readIfThere(path) ?? '');
  if (reused && owner && isStillRunning(owner)) return undefined;
  const ours = JSON.stringify(identifyProcess());
  replaceWhole(path, ours);
  return ours;
}

/**
 * Starts the embedded PostgreSQL of a home folder, or joins the one that runs there already; creates
 * the data folder and the database `haizhi` at the first start. After a crash it waits until the log is
 * replayed. Throws an error that says what to do when the platform has no binaries, when root finds no
 * account to run it, when a wanted port is taken, and with PostgreSQL's own words when it does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const place = preparePlace(options, log);
  await ensureCluster(place.folder, place.password, place);
  const { postmaster, reused } = await findOrLaunch(place, options.port);
  const url = (database: string): string =>
    `postgres://${databaseName}:${place.password}@127.0.0.1:${postmaster.port}/${database}`;

  const ownerPath = join(place.folder, 'owner');
  let ours = becomeOwner(ownerPath, reused);
  const stop = async (): Promise<void> => {
    if (ours === undefined) return;
    await stopPostmaster(postmaster.process);
    removeIfStill(ownerPath, ours);
    ours = undefined;
  };
  try {
    await checkAndCreate(url('postgres'), place.data);
  } catch (error) {
    await stop();
    throw error;
  }
  log(`${reused ? 'joined' : 'started'} the embedded database on 127.0.0.1:${postmaster.port}`);
  return { url: url(databaseName), adminUrl: url('postgres'), stop, reused };
}
