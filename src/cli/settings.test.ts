import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { missingForProduction, readSettings, SettingsFault } from './settings.ts';

test('an empty environment gives the defaults; empty values count as not set', () => {
  const defaults = readSettings({});
  expect(defaults).toEqual({
    host: '127.0.0.1',
    port: 8080,
    home: resolve(import.meta.dirname, '../../.haizhi'),
    databaseUrl: undefined,
    publicUrl: undefined,
    sessionSecret: undefined,
    signingKeyFile: undefined,
    smtpUrl: undefined,
  });
  expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(defaults);
});

test('good values are taken as they are, paths made absolute', () => {
  const settings = readSettings({
    PORT: '0',
    HAIZHI_HOST: '::',
    HAIZHI_HOME: 'some/home',
    HAIZHI_PUBLIC_URL: 'https://haizhi.example.org/',
    DATABASE_URL: 'postgres://u:p@db/haizhi',
  });
  expect(settings).toMatchObject({
    port: 0,
    host: '::',
    home: resolve('some/home'),
    publicUrl: 'https://haizhi.example.org',
    databaseUrl: 'postgres://u:p@db/haizhi',
  });
});

test('all faults are listed at once, in two languages, without repeating secrets', () => {
  const read = () =>
    readSettings({
      PORT: '65536',
      HAIZHI_HOST: 'a host',
      HAIZHI_PUBLIC_URL: 'https://haizhi.example.org/path',
      DATABASE_URL: 'mysql://root:s3cret@db/haizhi',
    });
  expect(read).toThrow(SettingsFault);
  try {
    read();
  } catch (error) {
    const { faults, message } = error as SettingsFault;
    expect(faults.map((fault) => fault.split(' ')[0]).toSorted()).toEqual([
      'DATABASE_URL',
      'HAIZHI_HOST',
      'HAIZHI_PUBLIC_URL',
      'PORT',
    ]);
    expect(message).not.toContain('s3cret');
    for (const fault of faults) expect(fault).toMatch(/(须|只能).* \/ .*(must|may)/);
  }
});

test.each(['-1', '80a', '1e3', '8080.5', '99999'])('PORT %s is refused', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(SettingsFault);
});

test('production lacks four things at first, and none when all are given', () => {
  expect(missingForProduction(readSettings({}))).toHaveLength(4);

  const folder = mkdtempSync(join(tmpdir(), 'haizhi-settings-'));
  const key = join(folder, 'key.pem');
  writeFileSync(key, 'key');
  const complete = {
    DATABASE_URL: 'postgres://u:p@db/haizhi',
    HAIZHI_PUBLIC_URL: 'https://haizhi.example.org',
    HAIZHI_SESSION_SECRET: 'x'.repeat(32),
    HAIZHI_SIGNING_KEY_FILE: key,
  };
  const missing = (change: Partial<typeof complete>): string[] =>
    missingForProduction(readSettings({ ...complete, ...change }));
  expect(missing({})).toEqual([]);
  expect(missing({ HAIZHI_SESSION_SECRET: 'x'.repeat(31) })).toHaveLength(1);
  expect(missing({ HAIZHI_PUBLIC_URL: 'http://haizhi.example.org' })).toHaveLength(1);
  expect(missing({ HAIZHI_PUBLIC_URL: 'http://localhost:8080' })).toEqual([]);
  expect(missing({ HAIZHI_SIGNING_KEY_FILE: folder })).toHaveLength(1);
  rmSync(folder, { recursive: true });
});
