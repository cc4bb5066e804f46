import { expect } from 'vitest';
import type { MeasureUnit } from '#test/measures/measure-world.ts';
import { authorityWorld, officerEndorses, panelReviews, unitApplies } from './authority.ts';
import { officerAt } from './officer.ts';
import { officeApproves } from './panel.ts';
import { theatreOf } from './stage.ts';

const chapter = theatreOf(
  authorityWorld(
    [
      { key: 'city', role: 'province-officer', at: 'province-110000' },
      { key: 'centre', role: 'intake-officer', at: 'beijing-exchange-centre' },
      { key: 'haidian', role: 'district-officer', at: 'district-110108' },
      { key: 'national', role: 'national-officer', at: 'nation' },
    ],
    [{ by: 'city', regulationId: 'beijing-capital', types: ['work-base', 'offshore-base'] }],
  ),
);
const journey = '首都海智工作基地';
let unit: MeasureUnit;

chapter(journey, '非法人组织申报，海淀区科协推荐 〔beijing-capital 7.1〕', async (stage) => {
  unit = await stage.world.unit('110000', { legalPersonality: false, districtCode: '110108' });
  await unitApplies(stage, unit, 'beijing-capital', 'work-base');
  await officerEndorses(stage, 'haidian', unit, 'beijing-capital');
});

chapter(
  journey,
  '交流中心初审，专家审定，市科协公布名单，没有公示 〔beijing-capital 12〕〔beijing-capital 6〕',
  async (stage) => {
    const page = await stage.signIn('centre');
    const centre = officerAt(page);
    await centre.opensTask(unit.name);
    expect(await page.getByRole('region', { name: '审核流程' }).textContent()).not.toContain('公示');
    await centre.passesCheck('材料齐全，形式符合要求。');
    await panelReviews(stage, 'city', unit, 'beijing-capital');
    await officeApproves(await stage.signIn('city'), unit.name);
  },
);

chapter(journey, '基地逐项看到离国家条件还差什么，用自己的数据新建国家申请 〔beijing-capital 21〕', async (stage) => {
  await stage.world.call('national', 'cast-2022', ['work-base'], { publicityDays: 5 });
  const page = await stage.signIn(unit.key);
  await officerAt(page).opensFile(unit.name);
  await page.getByRole('link', { name: '查看基地' }).click();
  const bridge = page.getByRole('region', { name: /^向上申报：/ });
  await bridge
    .getByRole('row', { name: /独立法人/ })
    .getByText('不符合')
    .waitFor();
  await bridge
    .getByRole('row', { name: /不少于 20 人/ })
    .getByText('符合', { exact: true })
    .waitFor();
  // 国家要求独立法人：这家不是，点了也说明哪一条。
  await bridge.getByRole('button', { name: '用本基地数据新建申请' }).click();
  await bridge.getByRole('button', { name: '第七条（一）' }).last().waitFor();
});
