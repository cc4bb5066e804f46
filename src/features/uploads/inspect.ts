import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Text } from '#policy/text.ts';
import { takeTurns } from '../turns.ts';
import { agreedKind, type FileKind } from './file-kinds.ts';
import { unfit, type Inspection, type InspectionHeader } from './inspection.ts';

const TIMEOUT_MS = 20_000;
const HEAP_MEGABYTES = 256;
/** Decoded pictures lie outside the heap that Node bounds, so the whole process is watched too. */
const RESIDENT_MEGABYTES = 900;
const WATCH_EVERY_MS = 100;
const MAXIMUM_ANSWER_BYTES = 256 * 1024 * 1024;
const AT_ONCE = 2;
const MAXIMUM_WAITING = 16;
const PAGE_BYTES = 4096;

const script = fileURLToPath(new URL('inspect-process.ts', import.meta.url));
const gaveUp = unfit(
  '无法在限定的时间和内存内检查此文件。请缩小、拆分，或用“打印为 PDF”重新生成再试',
  'The file could not be checked within limits. Make it smaller, split it, or make it again with “Print to PDF”',
);

/** Resident memory by the kernel's account where there is one; elsewhere the time limit alone holds. */
const residentMegabytes = async (pid: number): Promise<number> => {
  const pages = (await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')).split(' ')[1];
  return (Number(pages ?? 0) * PAGE_BYTES) / 1024 / 1024;
};

const guard = (child: ChildProcess): (() => void) => {
  const kill = (): boolean => child.kill('SIGKILL');
  const timeout = setTimeout(kill, TIMEOUT_MS);
  const watch = setInterval(async () => {
    if (child.pid !== undefined && (await residentMegabytes(child.pid)) > RESIDENT_MEGABYTES) kill();
  }, WATCH_EVERY_MS);
  return () => {
    clearTimeout(timeout);
    clearInterval(watch);
  };
};

const answerOf = (output: Buffer): Inspection => {
  const end = output.indexOf('\n');
  if (end < 0) return gaveUp;
  const header = JSON.parse(output.subarray(0, end).toString('utf8')) as InspectionHeader;
  if (!header.ok) return header;
  const replacement = output.subarray(end + 1);
  if (replacement.length !== header.bytes) return gaveUp;
  return { ok: true, pages: header.pages, ...(header.bytes > 0 ? { replacement } : {}) };
};

const inChild = (path: string, kind: FileKind): Promise<Inspection> =>
  new Promise((resolve, reject) => {
    // No environment: whatever secrets the server was started with stay out of reach of what parses a stranger's
    // file. The permission model lets it read, load sharp, and neither write nor start anything.
    const limits = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--permission', '--allow-fs-read=*', '--allow-addons'];
    const child = spawn(process.execPath, [...limits, '--no-warnings', script, path, kind], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    });
    const release = guard(child);
    const output: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAXIMUM_ANSWER_BYTES) child.kill('SIGKILL');
      else output.push(chunk);
    });
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code) => {
      release();
      resolve(code === 0 ? answerOf(Buffer.concat(output)) : gaveUp);
    });
  });

const inTurn = takeTurns({ atOnce: AT_ONCE, waitingAtMost: MAXIMUM_WAITING });

const headOf = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

export type Inspected = { kind: FileKind; pages: number | null; replacement?: Buffer };

/**
 * Judges a file by its content: kind and name must agree, and a parser in a process of its own, bounded in time
 * and memory, must accept it. Answers a reason in words for one that is refused.
 */
export const inspectFile = async (
  path: string,
  fileName: string,
): Promise<Inspected | { reason: Text } | 'too-busy'> => {
  const kind = agreedKind(await headOf(path), fileName);
  if (typeof kind === 'object') return { reason: kind };
  const result = await inTurn(() => inChild(path, kind));
  if (result === 'too-busy') return result;
  if (!result.ok) return { reason: result.reason };
  return { kind, pages: result.pages, ...(result.replacement ? { replacement: result.replacement } : {}) };
};
