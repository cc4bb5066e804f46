import { accessSync, constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  type Locator,
  type Page,
} from 'playwright-core';
import type { Clock } from '#policy/clock.ts';
import type { Locale } from '#policy/text.ts';

/** A real Chromium, and windows of it in which invented people sit; whatever a page complains of is written down. */

const names = ['chromium', 'chromium-browser', 'google-chrome'];

const runnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const findChromium = (): string | undefined => {
  const given = process.env['HAIZHI_CHROMIUM'];
  if (given !== undefined && given !== '') {
    if (!runnable(given)) throw new Error(`HAIZHI_CHROMIUM is set to ${given}, which cannot be run`);
    return given;
  }
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)].filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable);
};

/** The browser of this machine; undefined where there is none and journeys cannot be run. */
export const chromiumPath = findChromium();

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** One person's browser: its first page, and what went wrong on any of its pages. */
export type Window = { name: string; page: Page; context: BrowserContext; faults: string[]; said: string[] };
export type WindowOptions = { locale?: Locale; script?: boolean; width?: number };

/** A refusal is an answer, and a network taken away by the journey is no fault: the browser reports each with an error of its own. */
const isExpected = (message: ConsoleMessage): boolean =>
  /net::ERR_INTERNET_DISCONNECTED/.test(message.text()) ||
  (/the server responded with a status of 4\d\d/.test(message.text()) &&
    /\/api\/|\/notices\/[^/]+\/objections$/.test(message.location().url));

/** Pages ask the browser what day it is; they must hear the day of the product's clock. Time goes on from there. */
const onTheClock = (clock: Clock): string => `(() => {
  const offset = ${clock.now().getTime()} - Date.now();
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) { if (parts.length === 0) super(Real.now() + offset); else super(...parts); }
    static now() { return Real.now() + offset; }
  };
})();`;

const CONSOLE_LINES_KEPT = 500;

export const openWindow = async (
  browser: Browser,
  url: string,
  clock: Clock,
  name: string,
  { locale = 'zh', script = true, width = 1280 }: WindowOptions,
): Promise<Window> => {
  const context = await browser.newContext({
    baseURL: url,
    locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript({ content: onTheClock(clock) });
  const faults: string[] = [];
  const said: string[] = [];
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      said.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      if (said.length > CONSOLE_LINES_KEPT) said.shift();
      if (message.type() === 'error' && !isExpected(message))
        faults.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => faults.push(`error on the page: ${error.stack ?? error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500)
        faults.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
    });
  };
  context.on('page', watch);
  return { name, page: await context.newPage(), context, faults, said };
};

const fileName = (text: string): string => text.replaceAll(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60);

/** Saves what every window shows and said, and returns the folder. */
export const keepEvidence = async (title: string, windows: readonly Window[]): Promise<string> => {
  const folder = join(tmpdir(), 'haizhi-journeys', `${fileName(title)}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  for (const [index, { name, page, said, faults }] of windows.entries()) {
    if (page.isClosed()) continue;
    const base = join(folder, `${index + 1}-${fileName(name)}`);
    await page.screenshot({ path: `${base}.png`, fullPage: true, timeout: 5_000 }).catch(() => undefined);
    await writeFile(`${base}.txt`, [page.url(), ...faults, '', ...said].join('\n'));
  }
  return folder;
};

/** What a link of a page gives to the person who follows it. */
export const downloaded = async (page: Page, link: Locator): Promise<Buffer> => {
  const answer = await page.context().request.get((await link.getAttribute('href')) ?? '');
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}`);
  return answer.body();
};
