import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, lawDayOf } from '#policy/law-day.ts';
import { filledDossier } from '../../src/demonstration/dossiers.ts';
import * as steps from '../../src/demonstration/steps.ts';
import { applicantAt } from './applicant.ts';
import { chineseOn } from './chinese.ts';
import { officerAt } from './officer.ts';
import { theatre } from './stage.ts';

const chapter = theatre();
const journey = '海外基地';
const unit = {
  name: 'Amstel Photonics Association',
  country: 'Netherlands',
  number: 'NL-00128845',
  city: 'Amsterdam',
  person: 'Eva Lindqvist',
  email: 'eva@amstel.example',
  password: 'a bridge over nine canals',
};
const society = 'society-optical';
/** Names of documents and of the base in Chinese, and the label of the switch between the languages, which names both. */
const onlyInChinese = [
  '科协办函外字〔2035〕1号',
  '科协办发外字〔2022〕34号',
  '中国科协海外创新创业基地（阿姆斯特丹）',
  'Language 语言',
];
let societyName = { zh: '', en: '' };
let id = '';

const expectEnglish = async (page: Page, allowed: readonly string[] = []): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'hidden' });
  expect(await chineseOn(page, allowed), `Chinese on ${new URL(page.url()).pathname}`).toEqual([]);
};

chapter(journey, '境外单位在英文界面注册，页面上没有中文', async (stage) => {
  const page = await stage.visitor('overseas applicant', { locale: 'en' });
  await page.goto('/workbench/sign-in');
  await expectEnglish(page);
  await page.getByRole('link', { name: 'Register your unit' }).click();
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  await fill('Name in English', unit.name);
  await page.getByLabel('Country or region', { exact: true }).selectOption({ label: unit.country });
  await fill('Registration number', unit.number);
  await fill('City', unit.city);
  await page.getByRole('checkbox', { name: 'The unit is a legal person' }).check();
  await fill('Address', '12 Example Kade, Amsterdam');
  await fill('Name', unit.person);
  await fill('Telephone', '+31 20 000 0000');
  await fill('E-mail', unit.email);
  await fill('Password', unit.password);
  await expectEnglish(page);
  await page.getByRole('button', { name: 'Register and continue' }).click();
  await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
  await page
    .getByRole('button', { name: /^Start application/ })
    .first()
    .waitFor();
  await expectEnglish(page);
});

chapter(journey, '全国学会在平台登记合作 〔cast-2022 12.2〕', async (stage) => {
  const page = await stage.signIn('society');
  await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: '合作关系' }).click();
  await page.getByRole('button', { name: '登记合作关系' }).click();
  const dialog = page.getByRole('dialog', { name: '登记合作关系' });
  await dialog.getByLabel('查找境外机构').fill('Amstel');
  await dialog.getByRole('button', { name: '查找', exact: true }).click();
  await dialog.getByRole('radio', { name: new RegExp(unit.name) }).check();
  await dialog.getByLabel('合作起始日').fill(addDays(lawDayOf(stage.product.clock.now()), -400));
  await dialog.getByLabel('依据', { exact: true }).fill('双方签有合作备忘录，每年联合举办论坛。');
  await dialog.getByRole('button', { name: '登记合作关系' }).click();
  await page.getByText(`已登记与${unit.name}的合作。`).waitFor();
});

chapter(
  journey,
  '境外单位选该学会推荐，以英文填报并提交 〔cast-2022 9.1〕〔cast-2022 9.2〕〔cast-2022 9.5〕〔cast-2022 11.2〕',
  async (stage) => {
    const { platform } = stage.product;
    const held = await platform.db.run({ kind: 'system' }, (tx) =>
      tx
        .selectFrom('associations')
        .select(['name_zh', 'name_en'])
        .where('code', '=', society)
        .executeTakeFirstOrThrow(),
    );
    societyName = { zh: held.name_zh, en: held.name_en };
    const page = await stage.signIn(unit.email, { locale: 'en', password: unit.password });
    const { regulation } = platform.regulations.current('cast-2022')!;
    const applicant = applicantAt(page, regulation, 'en');
    await applicant.startsApplication('CAST Overseas Innovation and Entrepreneurship Base');
    const place = { zh: '阿姆斯特丹', en: 'Amsterdam' };
    const dossier = filledDossier('overseas-base', unit.name, place);
    const english = Object.fromEntries(
      Object.entries(dossier.form).map(([key, value]) => [
        key,
        typeof value === 'string' && /[\u3400-\u9FFF]/.test(value) ? `Our ${key} in plain words.` : value,
      ]),
    );
    await applicant.fillsForm({ ...dossier, form: { ...english, postcode: '1011 AB' } });
    await page.getByRole('combobox', { name: 'Recommender' }).selectOption(society);
    await applicant.seesSaved();
    await applicant.uploadsEverything('overseas-base');
    await expectEnglish(page, [place.zh]);
    await applicant.submits();
    await page.getByText(/^Submitted, number /).waitFor();
    await expectEnglish(page, [place.zh]);
    await page.getByRole('region', { name: 'Review route' }).getByText(societyName.en).first().waitFor();
    id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('navigation', { name: 'Workbench menu' }).getByRole('link', { name: 'Applications' }).click();
    await page.getByRole('rowheader', { name: unit.name }).waitFor();
    await expectEnglish(page);
  },
);

chapter(journey, '学会审核、公示、行文，国家评审、审定、批复，直至认定 〔cast-2022 12.2〕', async (stage) => {
  const { world, product } = stage;
  const { platform } = product;
  const officer = officerAt(await stage.signIn('society'));
  await officer.opensTask(unit.name);
  for (const condition of [
    '信誉良好',
    '目标明确、合作方案可行',
    '资金来源稳定',
    '联系海外团体和人员的渠道稳定',
    '能服务外籍会员和被推荐企业',
  ])
    await officer.judges(condition, '已查阅说明和证明材料，符合。');
  await officer.endorses('合作多年，信誉良好，同意推荐。');
  await officer.opensNotice();
  await stage.daysPass(7);
  const signing = officerAt(await stage.signIn('society'));
  await signing.opensTask(unit.name);
  await signing.signs('该机构信誉良好，同意推荐。');
  const intake = world.who('intake');
  await steps.passCheck(platform, intake, id);
  await steps.assign(
    platform,
    intake,
    id,
    ['expert1', 'expert2', 'expert3'].map((who) => world.who(who)),
  );
  for (const who of ['expert1', 'expert2', 'expert3']) await steps.review(platform, world.who(who), id);
  await steps.conclude(platform, intake, id);
  await steps.decide(platform, world.who('leading'), [id]);
  await steps.approve(platform, world.who('national'), [id]);
});

chapter(journey, '境外单位在英文界面看到已认定；英文公开页面查到并核验', async (stage) => {
  const page = await stage.signIn(unit.email, { locale: 'en', password: unit.password });
  await expectEnglish(page);
  await page.getByRole('navigation', { name: 'Workbench menu' }).getByRole('link', { name: 'Applications' }).click();
  await page.getByRole('rowheader', { name: unit.name }).getByRole('link').click();
  await page.getByText('Recognised', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Open the base' }).click();
  const plaque = 'CAST Overseas Innovation and Entrepreneurship Base (Amsterdam)';
  await page.getByRole('heading', { level: 1, name: plaque }).waitFor();
  await expectEnglish(page, onlyInChinese);
  const visitor = await stage.visitor('public reader', { locale: 'en' });
  await visitor.goto('/en/bases');
  await visitor.getByRole('link', { name: plaque }).click();
  await expectEnglish(visitor, onlyInChinese);
  await visitor.getByRole('link', { name: 'Verify this plaque' }).click();
  await visitor
    .getByRole('status')
    .getByText(/^The code belongs to a recognition on record/)
    .waitFor();
});

chapter('海外基地的草稿', '英文“今天”上，草稿的类型不写中文', async (stage) => {
  const foreign = await stage.world.foreignUnit(society);
  await stage.world.draft(foreign, 'overseas-base', { recommenderCode: society });
  const page = await stage.signIn(foreign.key, { locale: 'en' });
  await page.getByRole('link', { name: 'Finish the draft', exact: true }).waitFor();
  await expectEnglish(page);
});
