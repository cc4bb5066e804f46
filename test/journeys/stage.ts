import { readdirSync, existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { closeDueNotices } from '#features/publicity/service.ts';
import type { Locale } from '#policy/text.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import type { SignedIn } from '#http/caller.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/people.ts';
import { chromiumPath, keepEvidence, launchBrowser, openWindow, type Window, type WindowOptions } from './browser.ts';

/** A Monday well after every text has come into force. */
const START = '2035-03-05T01:00:00Z';
const JOURNEY_MS = 180_000;

if (chromiumPath === undefined)
  process.stderr.write('\n*** no Chromium found: journeys were NOT run; install Debian package chromium ***\n\n');

/** Who can come to a stage. */
type Cast = { who: (key: string) => SignedIn };

/** The product on a port of its own, its world, and the people who come to it by browser. */
export type StageOf<World extends Cast> = {
  product: TestProduct;
  world: World;
  url: string;
  /** A browser in which nobody is signed in yet. */
  visitor: (name: string, options?: WindowOptions) => Promise<Page>;
  /** A person of the world, or one registered in the journey, signed in through the page; ends on Today. */
  signIn: (who: string, options?: SignInOptions) => Promise<Page>;
  /** Lets days pass, and notices with them; sessions end, so people sign in again after it. */
  daysPass: (days: number) => Promise<void>;
};
export type Stage = StageOf<TestWorld>;
export type SignInOptions = WindowOptions & { password?: string };

const words = {
  zh: { email: '邮箱', password: '密码', submit: '登录', today: /^今天/ },
  en: { email: 'E-mail', password: 'Password', submit: 'Sign in', today: /^Today/ },
} as const;

export const passDoor = async (page: Page, email: string, password: string, locale: Locale): Promise<void> => {
  const say = words[locale];
  await page.goto('/workbench/sign-in');
  await page.getByLabel(say.email, { exact: true }).fill(email);
  await page.getByLabel(say.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: say.submit, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: say.today }).waitFor();
};

const assertBuilt = (): void => {
  const folder = new URL('../../dist/workbench/', import.meta.url);
  if (!existsSync(new URL('index.html', folder)) || readdirSync(new URL('assets/', folder)).length === 0)
    throw new Error('dist/workbench is missing: run "npm run build" before the journeys');
};

type Opened<World extends Cast> = { stage: StageOf<World>; browser: Browser; windows: Window[] };

/** Puts the people and calls of a stage into a new product. */
type Build<World> = (product: TestProduct) => Promise<World>;

const open = async <World extends Cast>(start: string, build: Build<World>): Promise<Opened<World>> => {
  assertBuilt();
  const product = await openTestProduct(start);
  const world = await build(product);
  const url = await product.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchBrowser();
  const windows: Window[] = [];
  const visitor: StageOf<World>['visitor'] = async (name, options = {}) => {
    const window = await openWindow(browser, url, product.clock, name, options);
    windows.push(window);
    return window.page;
  };
  const stage: StageOf<World> = {
    product,
    world,
    url,
    visitor,
    signIn: async (who, { password = DEMONSTRATION_PASSWORD, ...options } = {}) => {
      const page = await visitor(who, options);
      const email = who.includes('@') ? who : world.who(who).account.email;
      await passDoor(page, email, password, options.locale ?? 'zh');
      return page;
    },
    daysPass: async (days) => {
      product.clock.advance({ days });
      await closeDueNotices(product.platform);
    },
  };
  return { stage, browser, windows };
};

/** Chapters of the journeys in one file, told in order on one stage; after a chapter that failed the rest of its journey is not told. */
export const theatreOf = <World extends Cast>(build: Build<World>, start = START) => {
  let opened: Opened<World> | undefined;
  const broken = new Set<string>();
  beforeAll(async () => {
    if (chromiumPath !== undefined) opened = await open(start, build);
  });
  afterAll(async () => {
    await opened?.browser.close();
    await opened?.stage.product.close();
  });
  return (journey: string, chapter: string, tell: (stage: StageOf<World>) => Promise<void>): void => {
    test.skipIf(chromiumPath === undefined)(`${journey}：${chapter}`, { timeout: JOURNEY_MS }, async (context) => {
      if (broken.has(journey)) context.skip('an earlier chapter of this journey failed');
      const { stage, windows } = opened!;
      try {
        await tell(stage);
        const faults = windows.flatMap(({ name, faults: found }) => found.map((fault) => `${name}: ${fault}`));
        if (faults.length > 0) throw new Error(`the pages complained:\n${faults.join('\n')}`);
      } catch (error) {
        broken.add(journey);
        const folder = await keepEvidence(`${journey}-${chapter}`, windows);
        if (error instanceof Error) error.message += `\nscreens and console: ${folder}`;
        throw error;
      } finally {
        for (const { context: window } of windows.splice(0)) await window.close();
      }
    });
  };
};

/** Chapters on the stage of the national main job. */
export const theatre = () => theatreOf((product) => buildWorld(product.app, product.platform, product.clock));
