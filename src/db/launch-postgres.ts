import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import type { Runner } from './database-account.ts';

/** A started database process, seen from outside. */
export type Launched = {
  pid: number | undefined;
  isAlive(): boolean;
  /** The first few thousand bytes that it wrote to the log since it started. */
  said(): string;
  /** Lets go of the log file; the process lives on. */
  release(): void;
};

const logLimit = 16 * 1024 * 1024; // bytes

function settings(port: number, fsync: boolean): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // No socket: its path may be at most 107 bytes long, and nobody needs it.
    unix_socket_directories: '',
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Starts PostgreSQL on a data folder, in a session of its own, so that Ctrl-C in a terminal reaches only us.
 * Settings go by the command line; the data folder stays as initdb made it. A log of over 16 MB is put aside
 * first, as `postgres.log.1`. Does not wait until the database is ready.
 */
export function launchPostgres(what: {
  runner: Runner;
  program: string;
  environment: NodeJS.ProcessEnv;
  data: string;
  logPath: string;
  port: number;
  fsync: boolean;
}): Launched {
  if ((statSync(what.logPath, { throwIfNoEntry: false })?.size ?? 0) > logLimit) {
    renameSync(what.logPath, `${what.logPath}.1`);
  }
  const log = openSync(what.logPath, 'a+', 0o600);
  const before = fstatSync(log).size;
  const { file, args, options } = what.runner.invocation(what.program, [
    '-D',
    what.data,
    ...settings(what.port, what.fsync),
  ]);
  const child = spawn(file, args, {
    ...options,
    env: what.environment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  let alive = true;
  child.on('exit', () => (alive = false));
  child.on('error', () => (alive = false));
  child.unref();
  return {
    pid: child.pid,
    isAlive: () => alive,
    said: () => {
      const buffer = Buffer.alloc(8192);
      return buffer.toString('utf8', 0, readSync(log, buffer, 0, buffer.length, before)).trim();
    },
    release: () => closeSync(log),
  };
}
