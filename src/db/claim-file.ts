import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

function beside(path: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** The file's text, or undefined when there is no such file. Other faults throw. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Creates the file with its whole content in one step, mode 0600. Returns false when it exists:
 * of two processes exactly one gets true, and no reader ever sees half a file.
 */
export function createWhole(path: string, content: string): boolean {
  const draft = beside(path);
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Replaces the file's content in one step, mode 0600. */
export function replaceWhole(path: string, content: string): void {
  const draft = beside(path);
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}

/**
 * Removes the file if it still holds `content`. Two processes may judge the same file stale at once;
 * a plain unlink by the slower one would then take away the file that the faster one has just made.
 */
export function removeIfStill(path: string, content: string): void {
  const aside = beside(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}
