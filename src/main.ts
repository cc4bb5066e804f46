import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyStatic from '@fastify/static';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { connect, type Database } from '#db/connect.ts';
import { migrate } from '#db/migrate.ts';
import { loadReferenceData } from '#db/reference.ts';
import { buildServer } from '#http/server.ts';
import { openSessions } from '#http/sessions.ts';
import { openApiOf } from '#http/openapi.ts';
import { startScheduler } from '#jobs/scheduler.ts';
import { systemClock, type Clock } from '#policy/clock.ts';
import { openSigner } from './features/audit/signer.ts';
import { timeOrderedIds } from './features/ids.ts';
import type { Platform } from './features/platform.ts';
import { openRegulationLibrary } from './features/regulations/library.ts';
import { allRoutes } from './features/routes.ts';
import { failurePage, mountPublicSite } from './features/public-site/mount.ts';
import { openFileStore } from './features/uploads/file-store.ts';

export type ProductOptions = {
  databaseUrl: string;
  /** Data folder: uploaded files, keys, signed audit heads. */
  home: string;
  publicUrl: string;
  /** Cookies only over https. */
  secureCookies: boolean;
  demonstration: boolean;
  signingKeyFile?: string;
  sessionSecret: string;
  fontsDirectory?: string;
  clock?: Clock;
  log?: Logger;
  /** Off in tests, which run the tasks by hand. */
  scheduler?: boolean;
};

export type Product = {
  app: FastifyInstance;
  platform: Platform;
  db: Database;
  close: () => Promise<void>;
};

const root = new URL('../', import.meta.url);

/** The version in package.json. */
export const productVersion = async (): Promise<string> =>
  (JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }).version;

/** Puts the product together on a database and a folder. The only place that knows every part. */
export const openProduct = async (options: ProductOptions): Promise<Product> => {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? pino({ level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] });
  const version = await productVersion();
  await migrate(options.databaseUrl, clock);
  await loadReferenceData(options.databaseUrl);
  const db = connect(options.databaseUrl);
  const ids = timeOrderedIds(clock);
  const platform: Platform = {
    db,
    clock,
    sessions: openSessions(db, clock, options.sessionSecret),
    ids,
    files: await openFileStore(join(options.home, 'files'), join(options.home, 'quarantine')),
    signer: await openSigner(
      options.signingKeyFile ?? join(options.home, 'keys', 'signing-key.pem'),
      options.signingKeyFile === undefined,
    ),
    regulations: await openRegulationLibrary({ db, clock, ids }, new URL('regulations/', root)),
    log,
    publicUrl: options.publicUrl,
    demonstration: options.demonstration,
    fontsDirectory: options.fontsDirectory,
    version,
  };
  const routes = allRoutes(platform, options.secureCookies);
  const app = await buildServer({
    sessions: platform.sessions,
    log,
    secureCookies: options.secureCookies,
    routes,
    failurePage: failurePage(platform),
  });
  const openApi = openApiOf(
    routes.map((each) => each.endpoint),
    version,
  );
  app.get('/api/openapi.json', () => openApi);
  app.get('/healthz', async (_request, reply) => {
    const database = await db.ping().then(
      () => 'ok',
      () => 'unreachable',
    );
    return reply
      .code(database === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: database === 'ok' ? 'ok' : 'degraded', version, database });
  });
  await mountWorkbench(app);
  await mountPublicSite(app, platform);
  const stopScheduler =
    options.scheduler === false ? undefined : startScheduler(platform, join(options.home, 'audit-heads.jsonl'));
  return {
    app,
    platform,
    db,
    close: async () => {
      await stopScheduler?.();
      await app.close();
      await db.close();
    },
  };
};

/** Serves the built workbench: files by their hashed names for a year, every other address its page. */
const mountWorkbench = async (app: FastifyInstance): Promise<void> => {
  const directory = new URL('dist/workbench/', root).pathname;
  await mkdir(join(directory, 'assets'), { recursive: true });
  await app.register(fastifyStatic, {
    root: join(directory, 'assets'),
    prefix: '/workbench/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
  });
  const send = async (_request: FastifyRequest, reply: FastifyReply) => {
    // Read anew, so that a rebuilt workbench needs no restart.
    const page = await readFile(join(directory, 'index.html')).catch(() => undefined);
    return page === undefined
      ? reply
          .code(503)
          .header('cache-control', 'no-store')
          .type('text/plain; charset=utf-8')
          .send('The workbench has not been built: run "npm run build".')
      : reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  };
  app.get('/workbench', (_request, reply) => reply.redirect('/workbench/'));
  app.get('/workbench/', send);
  app.get('/workbench/*', send);
};
