import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, lawDayOf, type LawDay } from '#policy/law-day.ts';
import { addPerson, demonstrationHash } from '../../src/demonstration/people.ts';
import { theatre } from './stage.ts';

const chapter = theatre();
const journey = '办法管理';
const SECOND = { key: 'national2', name: '闻一舟' };

let from: LawDay;
let address = '';

const toDesk = async (page: Page): Promise<void> => {
  const menu = page.getByRole('navigation', { name: '工作台菜单' });
  await menu.getByRole('link', { name: '办法管理', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '办法管理' }).waitFor();
};
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const dayText = (day: LawDay): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** Goes to the first place in the editor where a text stands and puts the cursor behind it, by the keyboard as a person would. */
const findInEditor = async (page: Page, text: string): Promise<void> => {
  const editor = page.getByRole('textbox', { name: '办法文本（YAML）' });
  await editor.click();
  await editor.press('Control+f');
  const field = page.getByRole('textbox', { name: '查找' });
  await field.pressSequentially(text);
  await field.press('Enter');
  await field.press('Escape');
};

chapter(journey, '经办人把 20 改为 25，错误就地标出，改正后看条款、看影响并提交', async (stage) => {
  await addPerson(stage.product.platform, await demonstrationHash(), {
    ...SECOND,
    role: 'national-officer',
    at: { associationCode: 'nation' },
  });
  const unit = await stage.world.unitAt('wuhan', { nameZh: '石岚国际人才服务中心' });
  await stage.world.submitted(unit, 'work-base', { facts: { contactedTalentCount: 22 } });
  from = addDays(lawDayOf(stage.product.clock.now()), 7);

  const page = await stage.signIn('national');
  await toDesk(page);
  const row = page.getByRole('row').filter({ hasText: 'cast-2022' }).filter({ hasText: '施行中' });
  await row.getByRole('button', { name: /^起草修订/ }).click();
  await page.getByText(/^已起草：/).waitFor();
  address = new URL(page.url()).pathname;
  await page.getByText('没有错误').waitFor();

  await findInEditor(page, 'contactedTalentCount, atLeast: 20');
  // A slip of the pen first: the figure goes to a metric that does not exist.
  await page.keyboard.press('ArrowRight');
  for (let count = 0; count < 2; count += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('25x');
  await page.getByText('1 处错误').waitFor();
  await page.locator('.cm-lintRange-error').first().waitFor();
  const fault = page.getByRole('region', { name: '文本检查' }).getByRole('listitem').first();
  expect(await fault.textContent()).toMatch(/第 \d+ 行.*期望 数字/);
  await page.keyboard.press('Backspace');
  await page.getByText('没有错误').waitFor();

  await page.getByText('有未保存的改动').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('已全部保存').waitFor();

  await tab(page, '条款');
  const clause = page.getByRole('region', { name: /^第七条（五）/ });
  await clause.getByText('Special fund and talents', { exact: true }).waitFor();

  await tab(page, '影响');
  await page.getByRole('button', { name: '计算影响' }).click();
  await page.getByText('现有基地 0 家，在办申请 1 件', { exact: false }).waitFor();
  const talents = page.getByRole('listitem').filter({ hasText: '长期联系服务的海外人才不少于 20 人' });
  await talents.getByRole('img', { name: '现文本：符合 1' }).waitFor();
  await talents.getByRole('img', { name: '新文本：不符合 1' }).waitFor();
  await page.getByRole('table', { name: '受影响的基地和申请（1）' }).getByText('石岚国际人才服务中心').waitFor();

  await tab(page, '审批');
  await page.getByRole('button', { name: '提交审批', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '提交审批' });
  await dialog.getByLabel('施行日', { exact: true }).fill(from);
  await dialog.getByLabel('修改说明').fill('长期联系的海外人才由 20 人提高到 25 人。');
  await dialog.getByRole('button', { name: '提交审批', exact: true }).click();
  await page.getByText(`已提交审批，拟自 ${dayText(from)} 起施行。`).waitFor();
  const publish = page.getByRole('button', { name: '同意并发布', exact: true });
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('提交人不能审批自己的文本', { exact: false }).waitFor();
});

chapter(journey, '第二人审批并发布；公开页面当日为 25 人，前一日仍为 20 人', async (stage) => {
  const page = await stage.signIn(`${SECOND.key}@demo.haizhi.example`);
  await page.goto(address);
  await tab(page, '审批');
  await page.getByText('长期联系的海外人才由 20 人提高到 25 人。').waitFor();
  await page.getByRole('button', { name: '同意并发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '同意并发布' });
  await dialog.getByText(`自 ${dayText(from)} 起新办的申请按此文本`, { exact: false }).waitFor();
  await dialog.getByRole('button', { name: '同意并发布', exact: true }).click();
  await page.getByText(`已发布，自 ${dayText(from)} 起施行。`).waitFor();
  await page
    .getByText(new RegExp(`${SECOND.name}，`))
    .first()
    .waitFor();
  await page
    .getByText(/沈知衡，/)
    .first()
    .waitFor();

  const reader = await stage.visitor('公众', { script: false });
  await reader.goto('/regulations/cast-2022');
  const wanted = async (day: string): Promise<string> => {
    await reader.getByLabel('查看某日的规定').fill(day);
    await reader.getByRole('button', { name: '查看', exact: true }).click();
    await reader.getByRole('status').waitFor();
    const table = reader.locator('#clause-7').getByRole('row').filter({ hasText: '长期联系服务的海外人才' });
    return (await table.first().textContent()) ?? '';
  };
  expect(await wanted(from)).toContain('不少于 25 人');
  expect(await wanted(addDays(from, -1))).toContain('不少于 20 人');
  await reader.getByText(`${dayText(addDays(from, -1))}的规定`, { exact: false }).waitFor();
  await reader.goto('/regulations/cast-2022?on=2035-02-30');
  await reader.getByText('没有“2035-02-30”这一天', { exact: false }).waitFor();
});
