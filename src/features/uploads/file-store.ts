import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Bytes received and not yet judged: outside the files folder, so that no backup and no reader meets them. */
export type Quarantined = { path: string; size: number; sha256: string };

/** Where uploaded files lie. Keys are made here and never from a name a person gave. */
export type FileStore = {
  /** Takes in at most `limitBytes`. `broken`: the sender went away or the stream failed. Disk faults throw. */
  quarantine(stream: Readable, limitBytes: number): Promise<Quarantined | 'too-large' | 'broken'>;
  /** Moves what passed inspection among the files; `replacement` is kept instead of what came (a re-encoded image). */
  admit(quarantined: Quarantined, replacement?: Buffer): Promise<{ storageKey: string; size: number; sha256: string }>;
  /** Removes what is in quarantine; nothing happens when it was admitted. */
  discard(quarantined: Quarantined): Promise<void>;
  read(storageKey: string): Promise<Buffer>;
  open(storageKey: string): Readable;
  /** Removes an admitted file for good; nothing happens when it is gone already. */
  remove(storageKey: string): Promise<void>;
  /** Removes what a crash left in quarantine before an instant, and says how many. */
  sweepQuarantine(olderThan: Date): Promise<number>;
};

class StreamBroken extends Error {}

/** Tells a stream that fails from a disk that does. */
async function* arriving(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw new StreamBroken('the upload broke off', { cause });
  }
}

const OWNER_ONLY = 0o600;
const keyPattern = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{32}$/;

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, bytes: Buffer): Promise<void> => {
  const handle = await open(path, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const receive = async (path: string, stream: Readable, limitBytes: number) => {
  const handle = await open(path, 'wx', OWNER_ONLY);
  const hash = createHash('sha256');
  let size = 0;
  try {
    // Leaving this loop early destroys the stream: what is over the limit is not read.
    for await (const chunk of arriving(stream)) {
      size += chunk.length;
      if (size > limitBytes) return 'too-large';
      hash.update(chunk);
      await handle.write(chunk);
    }
    // The multipart parser stops at its own limit and lets the stream end as if it were whole.
    if ('truncated' in stream && stream.truncated === true) return 'too-large';
    await handle.sync();
    return { path, size, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof StreamBroken) return 'broken';
    throw error;
  } finally {
    await handle.close();
  }
};

/**
 * A store in local folders, made when missing. Throws when the two lie on different file systems, because a
 * file could then not appear among the others whole or not at all.
 */
export const openFileStore = async (directory: string, quarantineDirectory: string): Promise<FileStore> => {
  for (const folder of [directory, quarantineDirectory]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const [files, waiting] = await Promise.all([stat(directory), stat(quarantineDirectory)]);
  if (files.dev !== waiting.dev) {
    throw new Error(`the folders ${directory} and ${quarantineDirectory} must lie on one file system`);
  }
  const newPath = (): string => join(quarantineDirectory, randomBytes(16).toString('hex'));
  const pathOf = (storageKey: string): string => {
    if (!keyPattern.test(storageKey)) throw new Error('not a storage key');
    return join(directory, storageKey);
  };
  return {
    quarantine: async (stream, limitBytes) => {
      const path = newPath();
      let result: Awaited<ReturnType<typeof receive>> = 'broken';
      try {
        result = await receive(path, stream, limitBytes);
        return result;
      } finally {
        if (typeof result === 'string') await rm(path, { force: true });
      }
    },
    admit: async (quarantined, replacement) => {
      const name = randomBytes(16).toString('hex');
      const storageKey = `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
      const path = pathOf(storageKey);
      let source = quarantined.path;
      if (replacement) {
        source = newPath();
        await writeSynced(source, replacement);
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(source, path);
      for (const folder of [dirname(path), dirname(dirname(path)), directory]) await syncFolder(folder);
      return replacement
        ? { storageKey, size: replacement.length, sha256: createHash('sha256').update(replacement).digest('hex') }
        : { storageKey, size: quarantined.size, sha256: quarantined.sha256 };
    },
    discard: (quarantined) => rm(quarantined.path, { force: true }),
    read: (storageKey) => readFile(pathOf(storageKey)),
    open: (storageKey) => createReadStream(pathOf(storageKey)),
    remove: (storageKey) => rm(pathOf(storageKey), { force: true }),
    sweepQuarantine: async (olderThan) => {
      let removed = 0;
      for (const name of await readdir(quarantineDirectory)) {
        const path = join(quarantineDirectory, name);
        const found = await stat(path).catch(() => undefined);
        if (found === undefined || found.mtime >= olderThan) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
};
