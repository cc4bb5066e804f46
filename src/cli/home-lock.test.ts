import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { acquireHomeLock, type HomeLock } from './home-lock.ts';

const home = mkdtempSync(join(tmpdir(), 'haizhi-lock-'));
const path = join(home, 'haizhi.pid');

function acquire(): HomeLock {
  const lock = acquireHomeLock(home);
  if ('heldBy' in lock) throw new Error('held');
  return lock;
}

afterAll(() => rmSync(home, { recursive: true }));

test('a second claim learns who holds the home folder, and where', () => {
  const lock = acquire();
  expect(acquireHomeLock(home)).toEqual({ heldBy: { pid: process.pid, address: undefined } });
  lock.recordAddress('http://127.0.0.1:8080');
  expect(acquireHomeLock(home)).toEqual({
    heldBy: { pid: process.pid, address: 'http://127.0.0.1:8080' },
  });
  lock.release();
  expect(existsSync(path)).toBe(false);
  acquire().release();
});

test.each([
  ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' })],
  ['an earlier process with our pid', JSON.stringify({ pid: process.pid, startTime: '1' })],
  ['nonsense', 'nonsense'],
  ['an empty file', ''],
])('a claim left by %s counts for nothing', (_, content) => {
  writeFileSync(path, content);
  const lock = acquire();
  expect(acquireHomeLock(home)).toHaveProperty('heldBy.pid', process.pid);
  lock.release();
});

test('release leaves a claim alone that is no longer ours', () => {
  const lock = acquire();
  writeFileSync(path, 'of somebody else');
  lock.release();
  lock.release();
  expect(existsSync(path)).toBe(true);
  rmSync(path);
});
