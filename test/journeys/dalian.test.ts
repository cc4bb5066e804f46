import type { MeasureUnit } from '#test/measures/measure-world.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { authorityWorld, officerEndorses, panelReviews, unitApplies } from './authority.ts';
import { officerAt } from './officer.ts';
import { leadingGroupDecides, officeApproves } from './panel.ts';
import { theatreOf } from './stage.ts';

const city = 'prefecture-210200';
const chapter = theatreOf(
  authorityWorld(
    [
      { key: 'city', role: 'prefecture-officer', at: city },
      { key: 'leaders', role: 'leading-group', at: city },
      { key: 'ganjingzi', role: 'district-officer', at: 'district-210211' },
    ],
    [{ by: 'city', regulationId: 'dalian-workbase', types: ['work-base'] }],
  ),
);
const journey = '大连市海智工作基地';
let unit: MeasureUnit;

chapter(
  journey,
  '园区企业选对象和途径，填计划书各部分，经区县申报 〔dalian-workbase 3.1〕〔dalian-workbase 4.1〕',
  async (stage) => {
    unit = await stage.world.unit('210200', { districtCode: '210211' });
    const page = await unitApplies(stage, unit, 'dalian-workbase', 'work-base', {
      group: 'institutions',
      lane: 'through-district',
    });
    await page.getByRole('region', { name: '申报对象与推荐' }).getByText('经所在区（市、县）科协').first().waitFor();
    await page.getByRole('link', { name: /^合订本（一式 2 份）/ }).waitFor();
  },
);

chapter(journey, '区科协审核同意，市科协初审研判 〔dalian-workbase 4.2〕', async (stage) => {
  await officerEndorses(stage, 'ganjingzi', unit, 'dalian-workbase');
  await officerEndorses(stage, 'city', unit, 'dalian-workbase');
});

chapter(
  journey,
  '专家认证、研究确定、发文批复，名额写在批复页上 〔dalian-workbase 4.2〕〔dalian-workbase 4.3〕',
  async (stage) => {
    await panelReviews(stage, 'city', unit, 'dalian-workbase');
    await leadingGroupDecides(await stage.signIn('leaders'), {
      title: '大连市科协研究确定会议',
      heldOn: lawDayOf(stage.product.clock.now()),
      attendees: ['慕容岸', '于归舟', '栾雪见'],
      unitName: unit.name,
    });
    const page = await stage.signIn('city');
    await page.goto('/workbench/approvals');
    await page.getByRole('checkbox', { name: unit.name }).check();
    await page.getByText('2035 年已认定 0 家，原则上不超过 5 家。').waitFor();
    await officeApproves(page, unit.name);
  },
);

chapter(journey, '申报单位看到已认定，三年有效 〔dalian-workbase 5.6〕', async (stage) => {
  const page = await stage.signIn(unit.key);
  await officerAt(page).opensFile(unit.name);
  await page.getByRole('link', { name: '查看基地' }).click();
  await page.getByRole('heading', { level: 1, name: '大连市科协海智工作基地' }).waitFor();
  await page.getByText('2038年3月4日').first().waitFor();
});
