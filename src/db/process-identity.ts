import { readFileSync } from 'node:fs';

/**
 * A process, told apart from a later one that was given the same pid.
 * `startTime` is in clock ticks since boot (field 22 of /proc/<pid>/stat); null where there is no /proc.
 */
export type ProcessIdentity = { pid: number; startTime: string | null };

type Status = { state: string; startTime: string };

function readStatus(pid: number): Status | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and parentheses, so fields are counted from the last ")".
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

const hasProc = readStatus(process.pid) !== undefined;

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process with this pid runs. A zombie does not: it holds no file and serves nobody. */
export function isPidRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (!hasProc) return answersSignals(pid);
  const status = readStatus(pid);
  return status !== undefined && status.state !== 'Z' && status.state !== 'X';
}

/** The identity of a running process; by default of this one. */
export function identifyProcess(pid: number = process.pid): ProcessIdentity {
  return { pid, startTime: readStatus(pid)?.startTime ?? null };
}

/** Whether exactly this process still runs, not merely another one with its pid. */
export function isStillRunning(identity: ProcessIdentity): boolean {
  if (!isPidRunning(identity.pid)) return false;
  const now = readStatus(identity.pid)?.startTime ?? null;
  return identity.startTime === null || now === null || now === identity.startTime;
}

/** Reads an identity written as JSON; undefined when the text is something else. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, startTime } = value as Record<string, unknown>;
    if (typeof pid !== 'number') return undefined;
    return { pid, startTime: typeof startTime === 'string' ? startTime : null };
  } catch {
    return undefined;
  }
}
