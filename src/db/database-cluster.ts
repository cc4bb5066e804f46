import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWhole } from './claim-file.ts';
import { giveTo, type Runner } from './database-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isPidRunning } from './process-identity.ts';

/** The database's superuser and the name of our database. */
export const databaseName = 'haizhi';

/** The superuser's password; made at the first call. Mode 0600, readable by whoever starts Haizhi. */
export function databasePassword(folder: string): string {
  const path = join(folder, 'password');
  if (!existsSync(path)) createWhole(path, randomBytes(24).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}

function run(runner: Runner, program: string, args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { file, args: all, options } = runner.invocation(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      ...options,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed:\n${output.trim()}`))));
  });
}

function clearAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^data\.new-(\d+)$/.exec(name)?.[1];
    if (maker && (Number(maker) === process.pid || !isPidRunning(Number(maker)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/**
 * Makes the data folder `<folder>/data` unless it is there: UTF-8, Chinese order by ICU, password sign-in.
 * It is made aside and renamed, so that an interrupted start never leaves half a database behind, and
 * of two starts at once one wins. Throws with initdb's own words when initdb fails.
 */
export async function ensureCluster(
  folder: string,
  password: string,
  how: {
    runner: Runner;
    binaries: PostgresBinaries;
    environment: NodeJS.ProcessEnv;
    fsync: boolean;
  },
): Promise<void> {
  const data = join(folder, 'data');
  const { account } = how.runner;
  clearAbandoned(folder);
  if (existsSync(data)) {
    // A folder copied as root belongs to root.
    if (account && statSync(data).uid !== account.uid) giveTo(account, data);
    return;
  }
  const draft = join(folder, `data.new-${process.pid}`);
  const cluster = join(draft, 'cluster');
  const passwordFile = join(draft, 'password');
  mkdirSync(cluster, { recursive: true });
  chmodSync(cluster, 0o700);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) giveTo(account, draft);
  await run(
    how.runner,
    how.binaries.initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${databaseName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=zh-Hans',
      // The C library's part: a locale that every machine has and that knows Chinese letters as letters.
      `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--no-instructions',
      ...(how.fsync ? [] : ['--no-sync']),
    ],
    how.environment,
  );
  try {
    renameSync(cluster, data);
  } catch (error) {
    if (!existsSync(data)) throw error; // otherwise another start was faster
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
