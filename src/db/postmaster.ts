import { readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere, removeIfStill } from './claim-file.ts';
import { identifyProcess, isPidRunning, isStillRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** A running PostgreSQL main process of a data folder, as its `postmaster.pid` tells. */
export type Postmaster = { process: ProcessIdentity; port: number; status: string };

const pollEvery = 25; // ms

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * Whether the pid is a PostgreSQL of this folder. After a restart of a machine or a container the pid in
 * an old `postmaster.pid` often belongs to some other program, and PostgreSQL would then refuse to start.
 */
function servesFolder(pid: number, dataFolder: string): boolean {
  if (!isPidRunning(pid)) return false;
  const command = commandOf(pid);
  // Without /proc nothing more can be told; PostgreSQL's own check has the last word then.
  if (command.length === 0) return true;
  if (basename(command[0] ?? '') !== 'postgres') return false;
  // Root without ptrace rights (a container) may not read the working folder, but sees the arguments.
  return command.includes(dataFolder) || workingFolderOf(pid) === dataFolder;
}

/**
 * The live PostgreSQL of a data folder, if any. A `postmaster.pid` left by a process that is dead, a zombie,
 * or something else by now is removed.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const path = join(dataFolder, 'postmaster.pid');
  let text = readIfThere(path);
  if (text === '') {
    // It is created empty and filled at once; one that stays empty is the remnant of a crash.
    await sleep(1000);
    text = readIfThere(path);
  }
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!servesFolder(pid, dataFolder)) {
    removeIfStill(path, text);
    return undefined;
  }
  return {
    process: identifyProcess(pid),
    port: Number(lines[3] ?? 0),
    status: (lines[7] ?? '').trim(),
  };
}

/**
 * Waits until the PostgreSQL of the folder accepts connections, however long it replays its log after a crash.
 * Undefined when it is gone or going; `isAlive` tells about one that has not written its pid file yet.
 * Throws after `patience` milliseconds.
 */
export async function waitUntilReady(
  dataFolder: string,
  isAlive: () => boolean,
  patience = 300_000,
): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < patience; waited += pollEvery) {
    const found = await findPostmaster(dataFolder);
    if (found?.status === 'ready') return found;
    if (found?.status === 'stopping') await waitUntilGone(found.process, patience);
    else if (!found && !isAlive()) return undefined;
    await sleep(pollEvery);
  }
  throw new Error(`The embedded database did not become ready within ${patience / 1000} s; see log/postgres.log.`);
}

async function waitUntilGone(process: ProcessIdentity, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += pollEvery) {
    if (!isStillRunning(process)) return true;
    await sleep(pollEvery);
  }
  return false;
}

/**
 * Stops PostgreSQL, harder at each step: "smart" for a second (a pool that has just been ended still closes
 * its connections; cut off now, they would raise errors that nobody awaits any more), then "fast" (open
 * transactions are rolled back, all is written out), and when that takes longer than `patience` milliseconds
 * "immediate" (as after a power cut: the next start replays the log). Committed data is safe in every case.
 * Throws when even that does not end it.
 */
export async function stopPostmaster(target: ProcessIdentity, patience = 10_000): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGTERM', 1000],
    ['SIGINT', patience],
    ['SIGQUIT', patience],
  ];
  for (const [signal, wait] of steps) {
    if (!isStillRunning(target)) return;
    try {
      process.kill(target.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await waitUntilGone(target, wait)) return;
  }
  throw new Error(`The embedded database (process ${target.pid}) does not stop.`);
}
