import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { Clock } from '#policy/clock.ts';
import { openProduct, type Product } from '../../src/main.ts';
import { databaseOn, TEMPLATE } from './global-setup.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  set: (instant: string | Date) => void;
  advance: (step: { days?: number; ms?: number }) => void;
};

export const testClock = (start: string): TestClock => {
  let now = new Date(start);
  return {
    now: () => now,
    set: (instant) => {
      now = new Date(instant);
    },
    advance: ({ days = 0, ms = 0 }) => {
      now = new Date(now.getTime() + days * 86_400_000 + ms);
    },
  };
};

export type TestProduct = Product & { clock: TestClock; databaseUrl: string; close: () => Promise<void> };

/** The whole product on a fresh database of its own, with the clock in the test's hand and no scheduler. */
export const openTestProduct = async (start = '2026-03-02T01:00:00Z'): Promise<TestProduct> => {
  const serverUrl = inject('serverUrl');
  const name = `haizhi_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  await admin.end();
  const home = await mkdtemp(join(tmpdir(), 'haizhi-home-'));
  const clock = testClock(start);
  const databaseUrl = databaseOn(serverUrl, name);
  const product = await openProduct({
    databaseUrl,
    home,
    publicUrl: 'http://haizhi.example',
    secureCookies: false,
    demonstration: true,
    sessionSecret: 'a secret of the tests, long enough',
    clock,
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    scheduler: false,
  });
  return {
    ...product,
    clock,
    databaseUrl,
    close: async () => {
      await product.close();
      await rm(home, { recursive: true, force: true });
      const cleaner = new pg.Client({ connectionString: serverUrl });
      await cleaner.connect();
      await cleaner.query(`drop database if exists ${name} with (force)`);
      await cleaner.end();
    },
  };
};
