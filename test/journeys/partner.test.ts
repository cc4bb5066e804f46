import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { allowed } from '../../src/demonstration/people.ts';
import { addAssociation } from '#features/associations/service.ts';
import type { TestProduct } from '#test/server/test-product.ts';
import { sufficientDossier } from '../../src/demonstration/sufficient.ts';
import { walkTo } from '../../src/demonstration/walk.ts';
import { applicantAt } from './applicant.ts';
import { authorityWorld } from './authority.ts';
import { chineseOn } from './chinese.ts';
import { officerAt } from './officer.ts';
import { theatreOf } from './stage.ts';

/** A partner organisation comes in by invitation: its recommender in Chinese at a desk, the organisation in English on a phone. */
const build = authorityWorld(
  [
    { key: 'admin', role: 'administrator', at: 'nation' },
    { key: 'national', role: 'national-officer', at: 'nation' },
    { key: 'intake', role: 'intake-officer', at: 'intake' },
    { key: 'leading', role: 'leading-group', at: 'leading-group' },
    { key: 'society', role: 'society-officer', at: 'society-optical' },
  ],
  [{ by: 'national', regulationId: 'cast-partner-2023', types: ['partner'] }],
);
const chapter = theatreOf(async (product: TestProduct) => {
  const world = await build(product);
  const embassy = allowed(
    await addAssociation(product.platform, world.who('admin'), {
      kind: 'embassy',
      nameZh: '样例驻外使馆',
      nameEn: 'Sample Embassy',
      parentCode: 'nation',
    }),
  );
  await world.officer('embassy', 'recommender', embassy.code);
  return world;
});
const journey = '合作机构征选';
const organization = 'Northern Lights Society';
const person = { email: 'kari@northern-lights.example', password: 'a long enough phrase 7' };
let link = '';

const faultsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html}`));
};

chapter(
  journey,
  '全国学会记录负责人同意，推荐境外机构，生成只显示一次的链接 〔cast-partner-2023 3.1〕〔cast-partner-2023 5.3〕',
  async (stage) => {
    const page = await stage.signIn('society');
    await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: '合作机构推荐' }).click();
    await page.getByText('已用 0 / 10 个').waitFor();
    await page.getByText('尚不能办理：名单上还没有机构').waitFor();
    const dialog = await officerAt(page).dialogOf('推荐机构');
    await dialog.getByText('请选择注册国家或地区').waitFor();
    // Whoever asked for less motion sees the dialog too.
    const opacity = () => page.evaluate("getComputedStyle(document.querySelector('[role=dialog]')).opacity");
    await expect.poll(opacity).toBe('1');
    await dialog.getByLabel('注册国家或地区', { exact: true }).selectOption('NO');
    await dialog.getByText('按境外机构计').waitFor();
    await dialog.getByLabel('机构名称（中文）', { exact: true }).fill('北极光学会');
    await dialog.getByLabel('机构名称（英文）', { exact: true }).fill(organization);
    await dialog.getByLabel('注册号', { exact: true }).fill('NO 998 877');
    await dialog.getByLabel('联系人', { exact: true }).fill('Kari Nord');
    await dialog.getByLabel('联系人邮箱', { exact: true }).fill(person.email);
    await dialog.getByLabel('同意人', { exact: true }).fill('Ola Nord');
    await dialog.getByText('请写明何人、何时、以何方式同意').waitFor();
    await dialog.getByLabel('同意方式', { exact: true }).fill('签字函件');
    expect(await faultsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: '推荐机构', exact: true }).click();
    await page.getByText('已推荐北极光学会，下一步发出邀请。').waitFor();
    await page.getByText('尚不能办理：名单上有机构尚未完成：北极光学会：尚未邀请').waitFor();
    await page.getByRole('button', { name: '邀请：北极光学会' }).click();
    const invitation = page.getByRole('dialog', { name: '邀请北极光学会注册' });
    await invitation.getByRole('button', { name: '生成链接' }).click();
    link = await invitation.getByLabel('邀请链接', { exact: true }).inputValue();
    expect(link).toContain('/workbench/invitation/');
    await invitation.getByRole('button', { name: '关闭', exact: true }).last().click();
    expect(await faultsOn(page)).toEqual([]);
  },
);

chapter(
  journey,
  '机构在手机上用英文打开链接注册，填信息表，上传，提交 〔cast-partner-2023 6.2〕〔cast-partner-2023 annex〕',
  async (stage) => {
    const page = await stage.visitor('Kari', { locale: 'en', width: 390 });
    await page.goto(new URL(link).pathname);
    await page.getByRole('heading', { level: 1, name: 'Take up an invitation' }).waitFor();
    expect(await chineseOn(page, ['北极光学会'])).toEqual([]);
    expect(await faultsOn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const field = (label: string) => page.getByLabel(label, { exact: true });
    expect(await field('Name in English').inputValue()).toBe(organization);
    expect(await field('Registration number or unified social credit code').inputValue()).toBe('NO998877');
    await field('City').fill('Tromsø');
    await page.getByRole('checkbox').first().check();
    await field('Address').fill('Harbour Street 1');
    await field('Name').fill('Kari Nord');
    await field('Telephone').fill('+47 77 00 00 00');
    await field('E-mail').fill(person.email);
    await field('Password').fill(person.password);
    await page.getByRole('button', { name: 'Register and begin the form' }).click();
    const { regulation } = stage.product.platform.regulations.current('cast-partner-2023')!;
    await page.getByRole('heading', { level: 1, name: regulation.form.title.en }).waitFor();
    const applicant = applicantAt(page, regulation, 'en');
    await applicant.fillsForm(sufficientDossier(regulation, 'partner', { zh: '', en: '' }));
    await applicant.uploadsEverything('partner');
    await applicant.submits();
    await page
      .getByText(/^Submitted/)
      .first()
      .waitFor();
    // 链接只能用一次。
    const again = await stage.visitor('Again', { locale: 'en', width: 390 });
    await again.goto(new URL(link).pathname);
    await again.getByRole('heading', { level: 1, name: 'The invitation cannot be opened' }).waitFor();
  },
);

chapter(
  journey,
  '学会逐项研判，单件不能推荐，整份名单一次提交 〔cast-partner-2023 5.1〕〔cast-partner-2023 5.2〕',
  async (stage) => {
    const { regulation } = stage.product.platform.regulations.current('cast-partner-2023')!;
    const page = await stage.signIn('society');
    const officer = officerAt(page);
    await officer.opensTask('北极光学会');
    const judged = (regulation.baseTypes['partner']?.criteria ?? []).filter((criterion) =>
      criterion.tests.some((test) => 'judged' in test),
    );
    for (const { condition } of judged) await officer.judges(condition.zh, '已查阅说明与往来记录，符合。');
    await officer.sees(/推荐单位按整份名单提交，请在推荐名单中提交/);
    await page.goto('/workbench/nominations');
    await page.getByText('已核对，可随名单提交').waitFor();
    const dialog = await officer.dialogOf('提交名单');
    await dialog.getByText('名单共 1 个机构，其中境外 1 个。', { exact: false }).waitFor();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: '提交名单', exact: true }).click();
    await page.getByText('已提交名单，1 个机构进入初审。').waitFor();
    await page
      .getByText('形式审查', { exact: true })
      .or(page.getByText('初审', { exact: true }))
      .first()
      .waitFor();
  },
);

chapter(
  journey,
  '受理机构通过初审，其后各步办完，认定为合作机构，长期有效 〔cast-partner-2023 3.2.1〕〔cast-partner-2023 3.3〕',
  async (stage) => {
    const page = await stage.signIn('intake');
    const officer = officerAt(page);
    await officer.opensTask('北极光学会');
    await officer.passesCheck('材料齐全，形式符合要求。');
    const row = await stage.product.platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('applications').select('id').executeTakeFirstOrThrow(),
    );
    await walkTo(stage.world, row.id, 'nowhere');
    await page.goto('/workbench/partners');
    await page.getByText('已认定 1 个，候选 0 个').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    const society = await stage.signIn('society');
    await society.goto(`/workbench/applications/${row.id}`);
    await society.getByText('已认定', { exact: true }).first().waitFor();
  },
);

chapter(journey, '使馆名额商定后才能推荐：主管登记，使馆看到名额 〔cast-partner-2023 2.5〕', async (stage) => {
  const embassy = await stage.signIn('embassy');
  await embassy.goto('/workbench/nominations');
  await embassy.getByText('尚未商定').waitFor();
  const page = await stage.signIn('national');
  await page.goto('/workbench/nominations/lists');
  const dialog = await officerAt(page).dialogOf('登记商定的资格');
  await page.getByLabel('推荐单位', { exact: true }).fill('样例驻外使馆');
  await page.getByLabel('商定的名额', { exact: false }).fill('4');
  await page.getByRole('dialog').getByRole('button', { name: '登记商定的资格', exact: true }).click();
  await page.getByText('已登记样例驻外使馆的推荐名额 4 个。').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  expect(await faultsOn(page)).toEqual([]);
  await embassy.reload();
  await embassy.getByText('已用 0 / 4 个').waitFor();
});
