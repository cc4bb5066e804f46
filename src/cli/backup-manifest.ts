import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { open, readFile, readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
// A backup may come from anywhere: no path in it may lead outside.
const innerPath = z
  .string()
  .refine(
    (path) =>
      /^(tables|files|keys)\//.test(path) &&
      normalize(path) === path &&
      !path.split('/').includes('..') &&
      !path.includes('\0'),
  );

const manifestSchema = z.strictObject({
  format: z.literal(1),
  productVersion: z.string(),
  /** Moment at which the backup began, ISO 8601 in UTC. */
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })).min(1),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().min(0),
      file: innerPath,
    }),
  ),
  sequences: z.array(
    z.strictObject({
      name: z.string(),
      lastValue: z.string().regex(/^-?\d+$/),
      isCalled: z.boolean(),
    }),
  ),
  files: z.array(z.strictObject({ path: innerPath, size: z.int().min(0), sha256: hash })),
});

/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;
/** A stored file: path inside the backup, size in bytes, hash of its bytes. */
export type StoredFile = Manifest['files'][number];
/** A schema change, by file name, with the hash of its text. */
export type Migration = Manifest['migrations'][number];

/** The backup is damaged, altered, incomplete or not one of ours. */
export class BadBackup extends Error {
  override name = 'BadBackup';
}

async function measure(path: string): Promise<{ size: number; sha256: string }> {
  const sum = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path)) {
    sum.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { size, sha256: sum.digest('hex') };
}

/** Writes a stream to `<folder>/<path>` through to the disk, mode 0600, and measures it on the way. */
export async function store(source: AsyncIterable<Buffer>, folder: string, path: string): Promise<StoredFile> {
  const sum = createHash('sha256');
  let size = 0;
  // At once, not awaited: an error of the source must meet the pipeline, not nobody.
  mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        sum.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(join(folder, path), { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { path, size, sha256: sum.digest('hex') };
}

/** Makes the names in a folder last through a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every file under a folder, as relative paths with `/`, sorted; none when the folder is missing. Throws at anything else than files and folders, since a backup that silently left it out would be none. */
export async function listFiles(folder: string, prefix = ''): Promise<string[]> {
  if (prefix === '' && !existsSync(folder)) return [];
  const found: string[] = [];
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, path)));
    else if (entry.isFile()) found.push(path);
    else throw new Error(`${join(folder, path)} is neither a file nor a folder.`);
  }
  return found.sort();
}

/** Writes `manifest.json` and, beside it, its hash. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`);
  const one = async function* (bytes: Buffer): AsyncGenerator<Buffer> {
    yield bytes;
  };
  const { sha256 } = await store(one(text), folder, 'manifest.json');
  await store(one(Buffer.from(`${sha256}  manifest.json\n`)), folder, 'manifest.sha256');
}

/**
 * Reads a backup's manifest and compares every file with it, by size and hash; changes nothing.
 * Throws {@link BadBackup} naming the first fault: no manifest, an altered, missing or extra file.
 */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path) || !existsSync(join(folder, 'manifest.sha256'))) {
    throw new BadBackup(`${folder} 不是完整的备份 / ${folder} is not a complete backup`);
  }
  const written = (await readFile(join(folder, 'manifest.sha256'), 'utf8')).split(' ')[0];
  const altered = (name: string): BadBackup =>
    new BadBackup(`备份已损坏或被改动：${name} / The backup is damaged or altered: ${name}`);
  if (written !== (await measure(path)).sha256) throw altered('manifest.json');
  const parsed = manifestSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) {
    throw new BadBackup(`备份格式不识 / The backup's format is not known: ${parsed.error.message}`);
  }
  const present = new Set(await listFiles(folder));
  present.delete('manifest.json');
  present.delete('manifest.sha256');
  for (const file of parsed.data.files) {
    if (!present.delete(file.path)) throw altered(file.path);
    const { size, sha256 } = await measure(join(folder, file.path));
    if (size !== file.size || sha256 !== file.sha256) throw altered(file.path);
  }
  const [extra] = present;
  if (extra !== undefined) throw altered(extra);
  return parsed.data;
}
