import type { MeasureUnit } from '#test/measures/measure-world.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { authorityWorld, officerEndorses, unitApplies } from './authority.ts';
import { officerAt } from './officer.ts';
import { leadingGroupDecides, officeApproves } from './panel.ts';
import { theatreOf } from './stage.ts';

/** The notice ran in the spring of 2022; the whole stage stands there. */
const chapter = theatreOf(
  authorityWorld(
    [
      { key: 'yunnan', role: 'province-officer', at: 'province-530000' },
      { key: 'kunming', role: 'prefecture-officer', at: 'prefecture-530100' },
      { key: 'intake', role: 'intake-officer', at: 'intake' },
      { key: 'leading', role: 'leading-group', at: 'leading-group' },
      { key: 'national', role: 'national-officer', at: 'nation' },
    ],
    [{ by: 'yunnan', regulationId: 'yunnan-2022-call', types: ['work-base'] }],
  ),
  '2022-03-01T01:00:00Z',
);
const journey = '云南组织申报国家工作基地';
let park: MeasureUnit;
let institute: MeasureUnit;

chapter(
  journey,
  '园区经州市、研究所直报，各填 2018 年申请表 〔yunnan-2022-call 1〕〔cast-workbase-2018 5〕',
  async (stage) => {
    park = await stage.world.unit('530100');
    institute = await stage.world.unit('530100');
    await unitApplies(stage, park, 'yunnan-2022-call', 'work-base', { group: 'parks', lane: 'through-prefecture' });
    await unitApplies(stage, institute, 'yunnan-2022-call', 'work-base', { group: 'institutions', lane: 'direct' });
    await officerEndorses(stage, 'kunming', park, 'yunnan-2022-call');
    await officerEndorses(stage, 'yunnan', park, 'yunnan-2022-call');
    await officerEndorses(stage, 'yunnan', institute, 'yunnan-2022-call');
  },
);

chapter(journey, '省科协择优推荐一家，行文报国家 〔yunnan-2022-call 3.3〕', async (stage) => {
  const page = await stage.signIn('yunnan');
  await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: '择优推荐' }).click();
  await page.getByRole('checkbox', { name: institute.name }).check();
  await page.getByLabel(`理由: ${institute.name}`).fill('海外渠道稳定，方案可行。');
  await page.getByLabel(`理由: ${park.name}`).fill('联系材料尚不充分。');
  await page.getByRole('button', { name: '推荐 1 件并办结' }).click();
  await page.getByText('已推荐 1 件，未推荐 1 件。').waitFor();
  await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: '今天' }).click();
  const officer = officerAt(page);
  await officer.opensTask(institute.name);
  await officer.signs('经择优，推荐该单位。');
});

chapter(journey, '国家初审、领导小组审批、批复 〔cast-workbase-2018 7.3〕〔cast-workbase-2018 8〕', async (stage) => {
  const page = await stage.signIn('intake');
  const intake = officerAt(page);
  await intake.opensTask(institute.name);
  await intake.passesCheck('材料齐全。');
  await leadingGroupDecides(await stage.signIn('leading'), {
    title: '海智计划领导小组会议',
    heldOn: lawDayOf(stage.product.clock.now()),
    attendees: ['程望舒', '沈知衡', '方既白'],
    unitName: institute.name,
  });
  await officeApproves(await stage.signIn('national'), institute.name);
});

chapter(
  journey,
  '单位看到三年资金，省科协登记拨付，单位报送使用情况，省科协认可 〔yunnan-2022-call 4〕',
  async (stage) => {
    const payer = await stage.signIn('yunnan');
    await payer.goto('/workbench/funding');
    const owed = payer.getByRole('region', { name: `2022 年 · ${institute.name}` });
    await owed.getByRole('button', { name: '登记拨付' }).click();
    const dialog = payer.getByRole('dialog', { name: '登记拨付' });
    await dialog.getByLabel('凭证号', { exact: true }).fill('回单 2022-018');
    await dialog.getByRole('button', { name: '登记拨付' }).click();
    await payer.getByText('已登记拨付。').waitFor();
    const page = await stage.signIn(institute.key);
    await page.goto('/workbench/funding');
    await page.getByRole('button', { name: '报送使用情况' }).click();
    const report = page.getByRole('dialog', { name: '报送使用情况' });
    await report.getByLabel('用途说明', { exact: true }).fill('用于海外专家来滇讲学与联合实验。');
    await report.getByRole('button', { name: '报送使用情况' }).click();
    await page.getByText('使用情况已报送。').waitFor();
    await payer.reload();
    await owed.getByRole('button', { name: '认可使用情况' }).click();
    await payer.getByRole('dialog', { name: '认可使用情况' }).getByRole('button', { name: '认可使用情况' }).click();
    await payer.getByText('已认可使用情况。').waitFor();
  },
);
