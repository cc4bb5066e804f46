import pg from 'pg';
import { pino } from 'pino';
import { assertDatabaseFit } from '#db/fit.ts';
import { openProduct } from '../main.ts';
import { missingForProduction, type Settings } from './settings.ts';

/**
 * The production start: a server of one's own behind a proxy that ends TLS, with real secrets and no demonstration
 * accounts. Lists everything that is missing and starts nothing until it is there. Resolves with the exit code.
 */
export const serve = async (settings: Settings): Promise<number> => {
  const missing = missingForProduction(settings);
  if (
    missing.length > 0 ||
    settings.databaseUrl === undefined ||
    settings.publicUrl === undefined ||
    settings.sessionSecret === undefined ||
    settings.signingKeyFile === undefined
  ) {
    console.error(`不能启动，缺少 / Cannot start; missing:\n${missing.map((each) => `- ${each}`).join('\n')}`);
    return 1;
  }
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 1 });
  await assertDatabaseFit(pool).finally(() => pool.end());
  const product = await openProduct({
    databaseUrl: settings.databaseUrl,
    home: settings.home,
    publicUrl: settings.publicUrl,
    secureCookies: true,
    demonstration: false,
    sessionSecret: settings.sessionSecret,
    signingKeyFile: settings.signingKeyFile,
    ...(settings.fontsDirectory ? { fontsDirectory: settings.fontsDirectory } : {}),
    log: pino({ level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] }),
  });
  await product.app.listen({ host: settings.host, port: settings.port });
  console.log(`Ready: ${settings.publicUrl} (http://${settings.host}:${settings.port})`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await product.close();
  return 0;
};
