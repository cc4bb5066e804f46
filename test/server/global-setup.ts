import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#db/embedded-postgres.ts';
import { migrate } from '#db/migrate.ts';
import { loadReferenceData } from '#db/reference.ts';
import { systemClock } from '#policy/clock.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server on which each test file makes databases from the template. */
    serverUrl: string;
  }
}

export const TEMPLATE = 'haizhi_template';

/** The same server, another database. */
export const databaseOn = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
};

/** One server for the whole run, real migrations run once into a template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const home = await mkdtemp(join(tmpdir(), 'haizhi-test-'));
  const embedded = given ? undefined : await startEmbeddedPostgres({ dataDirectory: home, fsync: false });
  const serverUrl = given ?? embedded?.adminUrl ?? '';
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  console.log(`PostgreSQL ${rows[0]?.server_version}${given ? ' (TEST_DATABASE_URL)' : ' (embedded)'}`);
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
  await admin.query(
    `create database ${TEMPLATE} template template0 encoding 'UTF8' locale_provider icu icu_locale 'zh-Hans' locale 'C.UTF-8'`,
  );
  await admin.end();
  await migrate(databaseOn(serverUrl, TEMPLATE), systemClock);
  await loadReferenceData(databaseOn(serverUrl, TEMPLATE));
  project.provide('serverUrl', serverUrl);
  return async () => {
    await embedded?.stop();
    await rm(home, { recursive: true, force: true });
  };
}
