import { expect } from 'vitest';
import { endorse } from '../../src/demonstration/steps.ts';
import { officerAt } from './officer.ts';
import { theatre } from './stage.ts';

const chapter = theatre();
let unit = { key: '', unitName: '' };

chapter('弄虚作假', '国家经办人认定造假，该单位的另一件申请一并取消', async (stage) => {
  const made = await stage.world.unitAt('wuhan', { nameZh: '锦城生物医药园管理有限公司' });
  unit = made;
  await stage.world.submitted(made, 'work-base');
  await stage.world.submitted(made, 'rd-community');
  const page = await stage.signIn('national');
  const national = officerAt(page);
  await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: '申请', exact: true }).click();
  await page
    .getByRole('row', { name: /中国科协海智工作基地/ })
    .getByRole('link')
    .click();
  await national.writes('认定弄虚作假', '认定的事实', '法人证书系伪造，已向发证机关核实，发证机关出具书面说明。');
  await national.sees('已认定弄虚作假，处理已记录。');
  await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: '申请', exact: true }).click();
  for (const type of ['中国科协海智工作基地', '海智国际研发社区'])
    await page
      .getByRole('row', { name: new RegExp(type) })
      .getByText('已取消')
      .waitFor();
});

chapter('弄虚作假', '该单位再新建申请时，看到限制到哪一天', async (stage) => {
  const page = await stage.signIn(unit.key);
  const type = page.getByRole('listitem').filter({ hasText: '国家海外人才离岸创新创业基地' });
  await type.getByText(/因弄虚作假，贵单位至 2037(年3月5日|-03-05) 不得申报/).waitFor();
  await type.getByText('第十五条').waitFor();
  expect(await type.getByRole('button', { name: '新建申请' }).count()).toBe(0);
});

chapter('竞争', '两位省级经办人同办一件：后办的被告知谁在何时已办，所写文字还在', async (stage) => {
  const { platform } = stage.product;
  const made = await stage.world.unitAt('guiyang', { nameZh: '石岚高新区服务中心' });
  const id = await stage.world.submitted(made);
  await endorse(platform, stage.world.who('guiyang'), id);
  const slowPage = await stage.signIn('guizhou2');
  const slow = officerAt(slowPage);
  await slow.opensTask(made.unitName);
  const dialog = await slow.dialogOf('不予推荐');
  const reason = '场地照片与申报地址不一致，建议不予推荐。';
  await dialog.getByLabel('不予推荐的理由', { exact: true }).fill(reason);

  const fast = officerAt(await stage.signIn('guizhou'));
  await fast.opensTask(made.unitName);
  await fast.endorses('材料齐全，同意推荐。');

  await dialog.getByRole('button', { name: '不予推荐', exact: true }).click();
  const told = dialog.getByRole('alert');
  await told.waitFor();
  expect(await told.textContent()).toMatch(/周明岚已于 .*3月5日 09:00.*办理/);
  expect(await dialog.getByLabel('不予推荐的理由', { exact: true }).inputValue()).toBe(reason);
});
