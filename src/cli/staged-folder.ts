import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { BadBackup, store, syncFolder, type StoredFile } from './backup-manifest.ts';

/** A folder that is filled aside and then takes the place of another in one step. */
export type StagedFolder = {
  /** Copies the backup's files of this folder, comparing hashes once more. Throws BadBackup. */
  fill(files: readonly StoredFile[]): Promise<void>;
  /** Takes the place; what was there, if anything, moves to `<folder>.before-restore-<n>`. */
  exchange(): Promise<void>;
  /** Puts everything back as it was, at whatever step. */
  undo(): Promise<void>;
};

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

/** Prepares to replace `destination` by the part `prefix` of the backup in `source`; touches nothing yet. */
export function stageFolder(source: string, prefix: string, destination: string): StagedFolder {
  const place = resolve(destination);
  const draft = `${place}.restoring-${process.pid}`;
  let keptAs: string | undefined;
  let drafted = false;
  let exchanged = false;
  return {
    async fill(files) {
      await mkdir(dirname(place), { recursive: true });
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { mode: 0o700 });
      drafted = true;
      for (const file of files.filter((f) => f.path.startsWith(`${prefix}/`))) {
        const path = relative(prefix, file.path);
        const stored = await store(createReadStream(join(source, file.path)), draft, path);
        if (stored.sha256 !== file.sha256) throw new BadBackup(`${file.path} changed meanwhile`);
      }
      await syncFolder(draft);
    },
    async exchange() {
      if (existsSync(place)) {
        if (await isEmpty(place)) await rmdir(place);
        else {
          let n = 1;
          while (existsSync(`${place}.before-restore-${n}`)) n++;
          await rename(place, `${place}.before-restore-${n}`);
          keptAs = `${place}.before-restore-${n}`;
        }
      }
      await rename(draft, place);
      exchanged = true;
      await syncFolder(dirname(place));
    },
    async undo() {
      if (exchanged) await rm(place, { recursive: true, force: true });
      if (drafted) await rm(draft, { recursive: true, force: true });
      if (keptAs) await rename(keptAs, place);
      exchanged = false;
      keptAs = undefined;
    },
  };
}
