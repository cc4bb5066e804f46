import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { workbench } from '#web/paths.ts';
import { assign, publish } from '../../src/demonstration/steps.ts';
import { officerAt } from './officer.ts';
import { theatre, type Stage } from './stage.ts';

const chapter = theatre();
const journey = '无障碍';

/** Faults a person would stumble over, as the page stands. */
const faultsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    // Without it every look opens one more page; frames are not in question here.
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${new URL(page.url()).pathname} ${id}: ${node.html}`));
};

const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page
    .getByText(/^(正在读取|Loading)$/)
    .first()
    .waitFor({ state: 'hidden' });
};

/** Faults on each of these addresses. */
const faultsAt = async (page: Page, addresses: readonly string[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await settled(page);
    faults.push(...(await faultsOn(page)));
  }
  return faults;
};

let files: { open: string; draft: string; draftOwner: string; notice: string; base: string; code: string };

const fillStage = async (stage: Stage): Promise<void> => {
  const { world, product } = stage;
  const recognised = await world.submitted(await world.unitAt('beijing'));
  await world.carryTo(recognised, 'recognised', { province: 'beijing' });
  const shown = await world.submitted(await world.unitAt('beijing'));
  await world.carryTo(shown, 'publicity', { province: 'beijing' });
  const open = await world.submitted(await world.unitAt('guiyang'), 'work-base', {
    facts: { contactedTalentCount: 17 },
  });
  const owner = await world.unitAt('guiyang');
  const draft = await world.draft(owner);
  // Something to choose from on every form: files at review, decision, approval and before publicity.
  for (const step of ['expert-review', 'decision', 'approval', 'publicity'] as const) {
    const id = await world.submitted(await world.unitAt('beijing'));
    await world.carryTo(id, step, { province: 'beijing' });
    if (step === 'expert-review')
      await assign(
        product.platform,
        world.who('intake'),
        id,
        ['expert1', 'expert2', 'expert3'].map((expert) => world.who(expert)),
      );
  }
  const notice = await publish(product.platform, world.who('beijing'), [shown]);
  const [base] = await product.platform.db.run({ kind: 'system' }, (tx) =>
    tx.selectFrom('recognitions').select(['id', 'verification_code']).execute(),
  );
  files = {
    open,
    draft,
    draftOwner: owner.key,
    notice,
    base: base?.id ?? '',
    code: base?.verification_code ?? '',
  };
};

chapter(journey, '公开页面，中英文，没有严重问题', async (stage) => {
  await fillStage(stage);
  for (const prefix of ['', '/en']) {
    const page = await stage.visitor('公众', { locale: prefix === '' ? 'zh' : 'en' });
    const addresses = [
      prefix || '/',
      ...['bases', 'calls', 'notices', 'regulations', 'verify'].map((name) => `${prefix}/${name}`),
      `${prefix}/bases/${files.base}`,
      `${prefix}/calls/${stage.world.callId}`,
      `${prefix}/notices/${files.notice}`,
      `${prefix}/regulations/cast-2022`,
      `${prefix}/verify/${files.code}`,
    ];
    expect(await faultsAt(page, addresses)).toEqual([]);
  }
});

chapter(journey, '登录、注册、今天、列表、申请表和案卷，没有严重问题', async (stage) => {
  const visitor = await stage.visitor('申报单位');
  expect(await faultsAt(visitor, ['/workbench/sign-in', '/workbench/register'])).toEqual([]);
  const applicant = await stage.signIn(files.draftOwner);
  const pages = ['/workbench/', '/workbench/applications', `/workbench/applications/${files.draft}/form`];
  expect(await faultsAt(applicant, pages)).toEqual([]);
  const page = await stage.signIn('guiyang');
  expect(await faultsAt(page, ['/workbench/applications', `/workbench/applications/${files.open}`])).toEqual([]);
  const officer = officerAt(page);
  await officer.dialogOf('退回补正');
  expect(await faultsOn(page)).toEqual([]);
});

/** Pages a role reaches beside its menu: forms, which no list leads to. */
const forms: Record<string, string[]> = {
  national: [workbench.newCall()],
  leading: [workbench.newMeeting()],
  beijing: [workbench.newNotice()],
};

chapter(journey, '各岗位的每个页面，没有严重问题', async (stage) => {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const who of ['national', 'intake', 'leading', 'beijing', 'society', 'expert1', 'auditor', 'admin']) {
    const page = await stage.signIn(who);
    const addressesIn = async (links: Locator): Promise<string[]> =>
      Promise.all((await links.all()).map(async (link) => (await link.getAttribute('href')) ?? ''));
    const menu = await addressesIn(page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link'));
    for (const address of [...menu, ...(forms[who] ?? [])]) {
      if (seen.has(address)) continue;
      seen.add(address);
      faults.push(...(await faultsAt(page, [address])));
      // What a list leads to: one page of each kind.
      const [first] = (await addressesIn(page.getByRole('table').getByRole('link'))).filter(
        (each) => each.startsWith(`${address}/`) && !seen.has(`one of ${address}`),
      );
      if (first === undefined) continue;
      seen.add(`one of ${address}`);
      faults.push(...(await faultsAt(page, [first])));
    }
    await page.context().close();
  }
  expect(faults).toEqual([]);
  for (const list of ['notices', 'reviews', 'meetings', 'bases', 'calls'])
    expect(seen, 'one page of each kind was looked at').toContain(`one of /workbench/${list}`);
});

chapter(journey, '只用键盘：登录，打开第一件待办', async (stage) => {
  const page = await stage.visitor('贵阳市科协审核岗');
  await page.goto('/workbench/sign-in');
  const { keyboard } = page;
  const tabTo = async (wanted: string): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      await keyboard.press('Tab');
      const name = await page.evaluate('(document.activeElement.labels?.[0] ?? document.activeElement).textContent');
      if (name === wanted) return;
    }
    throw new Error(`the keyboard does not get to ${wanted}`);
  };
  await tabTo('邮箱');
  await keyboard.type(stage.world.who('guiyang').account.email);
  await keyboard.press('Tab');
  await keyboard.type('haizhi-demo-2026');
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^今天/ }).waitFor();
  await tabTo('地市审核');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: /^现在请您：|尚有事项未完成/ }).waitFor();
});
