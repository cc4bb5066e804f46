import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));

type Import = { from: string; to: string; external: boolean };
const room = (path: string): string => path.split('/')[1] ?? '';
const isTest = (path: string): boolean => /\.test\.tsx?$|fixture/.test(path);

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\s]+)'(?=[;),\s])/g)].map(([, name = '']) => {
    if (name.startsWith('#'))
      return { from: file, to: name.replace(/^#/, name.startsWith('#test/') ? '' : 'src/'), external: false };
    if (name.startsWith('.'))
      return { from: file, to: relative(root, resolve(root, dirname(file), name)), external: false };
    return { from: file, to: name, external: true };
  });
};
const imports = sources.filter((file) => !isTest(file)).flatMap(importsOf);

/** What each room may import from, beside itself. */
const mayImport: Record<string, readonly string[]> = {
  policy: [],
  workflow: ['policy'],
  contract: ['policy', 'workflow'],
  documents: ['policy'],
  db: ['policy', 'workflow', 'documents'],
  http: ['policy', 'workflow', 'contract', 'db'],
  features: ['policy', 'workflow', 'contract', 'documents', 'db', 'http', 'web/public', 'web/paths.ts'],
  jobs: ['policy', 'features'],
  web: ['policy', 'workflow', 'contract'],
  demonstration: ['policy', 'workflow', 'contract', 'documents', 'features', 'http'],
  cli: ['policy', 'contract', 'db', 'features', 'demonstration', 'main.ts'],
  'main.ts': ['policy', 'contract', 'db', 'features', 'http', 'jobs'],
};

test('rooms import in one direction only', () => {
  const wrong = imports
    .filter(({ from, to, external }) => !external && to.startsWith('src/') && room(from) !== room(to))
    .filter(
      ({ from, to }) =>
        !(mayImport[room(from)] ?? []).some((allowed) => to === `src/${allowed}` || to.startsWith(`src/${allowed}/`)),
    );
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('the pure rooms use no library but zod and yaml, and nothing of Node', () => {
  const wrong = imports.filter(
    ({ from, to, external }) =>
      external && ['policy', 'workflow', 'contract'].includes(room(from)) && !['zod', 'yaml'].includes(to),
  );
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('a feature uses another feature through its services, never its repository', () => {
  const feature = (path: string): string => path.split('/')[2] ?? '';
  const wrong = imports.filter(({ from, to }) => to.endsWith('/repository.ts') && feature(from) !== feature(to));
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('the workbench runs in a browser, the public pages without a database', () => {
  const wrong = imports.filter(
    ({ from, to, external }) =>
      external &&
      ((from.startsWith('src/web/workbench/') && to.startsWith('node:')) ||
        (from.startsWith('src/web/') && /^(pg$|kysely|fastify)/.test(to))),
  );
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('there is one clock: nobody else asks the system or the database for the time', () => {
  const wrong = sources
    .filter((file) => !isTest(file) && file !== 'src/policy/clock.ts' && !file.startsWith('src/web/workbench/'))
    .flatMap((file) => {
      const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /new Date\(\)|Date\.now\(\)|\bnow\(\)(?=.*sql`)|current_date|current_timestamp/.test(code) ? [file] : [];
    });
  expect(wrong.filter((file) => !allowedTime.has(file))).toEqual([]);
});
/** Waiting for a process or measuring how long something takes is no business time. */
const allowedTime = new Set([
  'src/db/postmaster.ts',
  'src/db/launch-postgres.ts',
  'src/db/embedded-postgres.ts',
  'src/db/claim-file.ts',
]);

test('names say what a thing is', () => {
  const vague = sources.filter((file) =>
    /(^|\/|-)(utils?|helpers?|common|manager|index)(-|\/|\.tsx?$)/.test(file.replace('src/', '')),
  );
  expect(vague).toEqual([]);
});

test('no file grows past 500 lines', () => {
  // Words in two languages are data.
  const data = /\/(words|locale\/(zh|en))\.ts$/;
  const long = sources.filter(
    (file) => !data.test(file) && readFileSync(join(root, file), 'utf8').split('\n').length > 500,
  );
  expect(long).toEqual([]);
});
