import { expect } from 'vitest';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import { downloaded } from './browser.ts';
import { officerAt } from './officer.ts';
import { theatre } from './stage.ts';

const chapter = theatre();
const journey = '异议';
const unitName = '芷溪大学科技园有限公司';
const reasons = '该单位填报的场地面积与现场不符，实际不足八十平方米，附现场测量记录。';
let id = '';

chapter(journey, '公众不用脚本在公示页实名提出异议，漏填时已填内容都在', async (stage) => {
  const unit = await stage.world.unitAt('guiyang', { nameZh: unitName });
  id = await stage.world.submitted(unit);
  await stage.world.carryTo(id, 'publicity', { prefecture: 'guiyang', province: 'guizhou' });
  const province = officerAt(await stage.signIn('guizhou'));
  await province.opensTask(unitName);
  await province.opensNotice();

  const page = await stage.visitor('公众', { script: false });
  await page.goto('/notices');
  await page.getByRole('link', { name: /提出异议$/ }).click();
  const evidence = async () => ({ name: '现场测量.pdf', mimeType: 'application/pdf', buffer: await pdfOf() });
  await page.getByLabel('您的姓名').fill('   ');
  await page.getByLabel('联系方式').fill('13800000000');
  await page.getByLabel('事实和理由').fill(reasons);
  await page.getByLabel('证据（可选）').setInputFiles(await evidence());
  await page.getByRole('button', { name: '提交异议' }).click();
  await page.getByRole('alert').getByText('有 1 处需要改正，您填的内容都保留着').waitFor();
  expect(await page.getByLabel('联系方式').inputValue()).toBe('13800000000');
  expect(await page.getByLabel('事实和理由').inputValue()).toBe(reasons);
  await page.getByText(/浏览器不保留所选文件，请重新选择/).waitFor();

  await page.getByLabel('您的姓名').fill('赵知远');
  await page.getByLabel('证据（可选）').setInputFiles(await evidence());
  await page.getByRole('button', { name: '提交异议' }).click();
  await page.getByRole('heading', { level: 1, name: '已收到异议' }).waitFor();
});

chapter(journey, '公示期满后此件停住；省级看过证据，认定异议不成立，此件继续', async (stage) => {
  await stage.daysPass(7);
  const page = await stage.signIn('guizhou');
  const province = officerAt(page);
  await province.opensTask(unitName);
  await page.getByRole('heading', { name: '现在请您：办结异议' }).waitFor();
  expect(await page.getByRole('button', { name: '签署意见并行文' }).count()).toBe(0);
  const dialog = await province.dialogOf('办理异议');
  await dialog.getByText(reasons).waitFor();
  const file = await downloaded(page, dialog.getByRole('link', { name: /现场测量\.pdf/ }));
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  await dialog.getByRole('radio', { name: '异议不成立' }).check();
  await dialog.getByLabel('核查情况和理由', { exact: true }).fill('已到现场复测，面积为 386 平方米，与合同一致。');
  await dialog.getByRole('button', { name: '办结异议' }).click();
  await province.sees('异议已办结：异议不成立。');
  await province.signs('异议已查清，同意推荐。');
});
