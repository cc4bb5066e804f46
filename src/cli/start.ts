import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '#db/embedded-postgres.ts';
import { assertDatabaseFit } from '#db/fit.ts';
import { clearInterruptedDemonstration, demonstrationState } from '../demonstration/state.ts';
import { buildDemonstration, demonstrationAccounts } from '../demonstration/world.ts';
import { DEMONSTRATION_PASSWORD } from '../demonstration/people.ts';
import { openProduct } from '../main.ts';
import { buildWorkbench } from './build-workbench.ts';
import { acquireHomeLock } from './home-lock.ts';
import { readSettings } from './settings.ts';

/**
 * The newcomer's start: everything on this machine, with the embedded database unless DATABASE_URL names one, and
 * with demonstration accounts, which is why it listens on loopback only.
 */
const loopback = ['127.0.0.1', 'localhost', '::1'];

/** A secret of this installation, made at the first start. */
const ownSecret = async (file: string): Promise<string> => {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known;
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, made, { mode: 0o600, flag: 'wx' });
  return made;
};

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  if (!loopback.includes(settings.host)) {
    throw new Error(
      `npm start 带演示账户，只在本机监听；对外服务请用 haizhi serve / npm start has demonstration accounts and listens on this machine only; use "haizhi serve" to serve others (HAIZHI_HOST=${settings.host})`,
    );
  }
  await mkdir(join(settings.home, 'keys'), { recursive: true });
  const lock = acquireHomeLock(settings.home);
  if ('heldBy' in lock) {
    const where = lock.heldBy.address ? `：${lock.heldBy.address}` : '';
    console.log(`此数据文件夹已在运行（进程 ${lock.heldBy.pid}）${where}`);
    console.log(
      `This data folder is already being served by process ${lock.heldBy.pid}${lock.heldBy.address ? ` at ${lock.heldBy.address}` : ''}.`,
    );
    process.exitCode = lock.heldBy.address ? 0 : 1;
    return;
  }
  let stopping: Promise<void> | undefined;
  const closers: (() => Promise<unknown> | unknown)[] = [() => lock.release()];
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      for (const close of closers.toReversed())
        await Promise.resolve(close()).catch((error: unknown) => console.error(error));
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)));
  try {
    buildWorkbench();
    const embedded =
      settings.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDirectory: settings.home }) : undefined;
    if (embedded) closers.push(() => embedded.stop());
    const databaseUrl = settings.databaseUrl ?? embedded?.url ?? '';
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    await assertDatabaseFit(pool).finally(() => pool.end());
    const address = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
    const product = await openProduct({
      databaseUrl,
      home: settings.home,
      publicUrl: settings.publicUrl ?? address,
      secureCookies: false,
      demonstration: true,
      sessionSecret: settings.sessionSecret ?? (await ownSecret(join(settings.home, 'keys', 'session-secret'))),
      ...(settings.signingKeyFile ? { signingKeyFile: settings.signingKeyFile } : {}),
      ...(settings.fontsDirectory ? { fontsDirectory: settings.fontsDirectory } : {}),
      log: pino({ level: 'warn' }),
    });
    closers.push(() => product.close());
    const demonstration = await demonstrationState(product.platform);
    if (demonstration !== 'built') {
      console.log('正在准备演示数据 / Preparing demonstration data …');
      if (demonstration === 'interrupted') await clearInterruptedDemonstration(databaseUrl);
      await buildDemonstration(product.platform);
    }
    await product.app.listen({ host: settings.host, port: settings.port });
    const bound = product.app.addresses()[0];
    const served = settings.port === 0 && typeof bound === 'object' ? `http://${settings.host}:${bound.port}` : address;
    lock.recordAddress(served);
    console.log('\n演示账户 / Demonstration accounts（密码 / password: ' + DEMONSTRATION_PASSWORD + '）');
    for (const account of demonstrationAccounts)
      console.log(`  ${account.email.padEnd(34)} ${account.zh} · ${account.en}`);
    console.log(`\n数据文件夹 / Data folder: ${settings.home}\n停止 / Stop: Ctrl-C\n\nReady: ${served}`);
  } catch (error) {
    await stop();
    throw error;
  }
};

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (process.env['HAIZHI_DEBUG']) console.error(error);
  process.exit(1);
});
