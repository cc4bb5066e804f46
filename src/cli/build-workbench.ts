import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const built = join(root, 'dist/workbench/index.html');
/** What the workbench is built from. */
const sources = ['src/web', 'src/policy', 'src/workflow', 'src/contract', 'vite.config.ts', 'package-lock.json'];

const newest = (path: string): number => {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(path, name)).mtimeMs),
  );
};

/** Builds the workbench when there is none or its sources are newer. Throws when the build fails. */
export const buildWorkbench = (): void => {
  if (existsSync(built)) {
    const made = statSync(built).mtimeMs;
    if (sources.every((source) => !existsSync(join(root, source)) || newest(join(root, source)) <= made)) return;
  }
  console.log('正在生成网页 / Building the web pages …');
  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (result.status !== 0) throw new Error('网页生成失败 / the web build failed');
};
