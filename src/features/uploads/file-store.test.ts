import { chmod, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileStore, type FileStore } from './file-store.ts';

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  store = await openFileStore(join(folder, 'files'), join(folder, 'quarantine'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const waiting = () => readdir(join(folder, 'quarantine'));
const put = async (text: string) => {
  const quarantined = await store.quarantine(Readable.from([Buffer.from(text)]), 100);
  if (typeof quarantined === 'string') throw new Error(quarantined);
  return quarantined;
};

test('what is admitted leaves quarantine and reads back, for its owner only', async () => {
  const quarantined = await put('content');
  expect((await readdir(join(folder, 'files'))).length).toBe(0);
  const { storageKey, size } = await store.admit(quarantined);
  expect(storageKey).toMatch(/^([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{28}$/);
  expect(size).toBe(7);
  expect(String(await store.read(storageKey))).toBe('content');
  expect(String(await buffer(store.open(storageKey)))).toBe('content');
  expect((await stat(join(folder, 'files', storageKey))).mode & 0o777).toBe(0o600);
  expect(await waiting()).toEqual([]);
});

test('a replacement is kept instead, with its own size and hash', async () => {
  const quarantined = await put('as it came');
  const admitted = await store.admit(quarantined, Buffer.from('as kept'));
  expect(String(await store.read(admitted.storageKey))).toBe('as kept');
  expect(admitted.sha256).not.toBe(quarantined.sha256);
  await store.discard(quarantined);
  expect(await waiting()).toEqual([]);
});

test('a stream over the limit is not read further, and nothing of it stays', async () => {
  let given = 0;
  const endless = new Readable({
    read() {
      given += 1;
      this.push(Buffer.alloc(10));
    },
    highWaterMark: 20,
  });
  expect(await store.quarantine(endless, 100)).toBe('too-large');
  expect(given).toBeLessThan(20);
  expect(endless.destroyed).toBe(true);
  const cut = Object.assign(Readable.from([Buffer.alloc(100)]), { truncated: true });
  expect(await store.quarantine(cut, 100)).toBe('too-large');
  expect(await waiting()).toEqual([]);
});

test('a stream that breaks off leaves nothing', async () => {
  const stream = new PassThrough();
  stream.write('half');
  setImmediate(() => stream.destroy());
  expect(await store.quarantine(stream, 100)).toBe('broken');
  expect(await waiting()).toEqual([]);
});

test('only keys made by the store are read', async () => {
  for (const key of ['../quarantine/x', '/etc/passwd', 'ab/cd/..', '']) {
    await expect(async () => store.read(key)).rejects.toThrow('not a storage key');
  }
});

test('what a crash left in quarantine is swept, what is under way is not', async () => {
  const old = join(folder, 'quarantine', 'old');
  await writeFile(old, 'x');
  await utimes(old, new Date('2026-01-01'), new Date('2026-01-01'));
  const fresh = await put('fresh');
  expect(await store.sweepQuarantine(new Date('2026-01-02'))).toBe(1);
  expect(await waiting()).toHaveLength(1);
  await store.discard(fresh);
});

test.skipIf(process.getuid?.() === 0)('a disk that cannot be written is a fault, not the sender’s', async () => {
  const quarantine = join(folder, 'quarantine');
  await chmod(quarantine, 0o500);
  await expect(store.quarantine(Readable.from([Buffer.from('x')]), 100)).rejects.toThrow();
  await chmod(quarantine, 0o700);
});
