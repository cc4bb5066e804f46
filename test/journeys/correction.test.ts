import { expect } from 'vitest';
import { applicantAt } from './applicant.ts';
import { officerAt } from './officer.ts';
import { theatre } from './stage.ts';

const chapter = theatre();

let returned = { id: '', unitName: '', key: '' };
const area = '服务场地面积';
const strengths = '设立基地的优势';

chapter('退回补正', '地市退回，标注两处，写明各自要补正什么', async (stage) => {
  const unit = await stage.world.unitAt('guiyang', { nameZh: '云汀生物医药园服务中心' });
  const id = await stage.world.submitted(unit);
  returned = { id, unitName: unit.unitName, key: unit.key };
  const officer = officerAt(await stage.signIn('guiyang'));
  await officer.opensTask(unit.unitName);
  const dialog = await officer.dialogOf('退回补正');
  await dialog.getByLabel('总的意见', { exact: true }).fill('场地面积与租赁合同不一致，优势请写具体。');
  await dialog.getByRole('checkbox', { name: area, exact: true }).check();
  await dialog.getByLabel(`${area}需要补正什么`).fill('合同载明 320 平方米，请按实填写。');
  await dialog.getByRole('checkbox', { name: strengths, exact: true }).check();
  await dialog.getByLabel(`${strengths}需要补正什么`).fill('请写明与哪些海外科技团体往来。');
  await dialog.getByRole('button', { name: '退回补正', exact: true }).click();
  await officer.sees('已退回申报单位，标注 2 处。');
});

chapter('退回补正', '申报单位在该处看到意见，其余都锁着；改好后重新提交', async (stage) => {
  const page = await stage.signIn(returned.key);
  await page.getByRole('link', { name: '补正后重新提交', exact: true }).click();
  await page.getByText('场地面积与租赁合同不一致，优势请写具体。').waitFor();
  await page.getByText('合同载明 320 平方米，请按实填写。').waitFor();
  await page.getByText('请写明与哪些海外科技团体往来。').waitFor();
  const entries = await page.getByRole('main').getByRole('textbox').all();
  const open = (await Promise.all(entries.map((entry) => entry.isEnabled()))).filter(Boolean);
  expect(entries.length).toBeGreaterThan(20);
  expect(open).toHaveLength(2);
  expect(await page.getByRole('group', { name: '地市政府支持函' }).getByRole('button').count()).toBe(0);
  for (const choice of await page.getByRole('main').getByRole('radio').all())
    expect(await choice.isDisabled()).toBe(true);

  const { regulation } = stage.product.platform.regulations.current('cast-2022')!;
  const applicant = applicantAt(page, regulation);
  await applicant.field(area).fill('320');
  await applicant.field(strengths).fill('与挪威、新加坡两地科技团体有五年往来。');
  await applicant.submits();
  await page.getByText(/^已提交，编号 /).waitFor();
});

chapter('退回补正', '审核人看到的正是改动的两处，改前改后都在', async (stage) => {
  const page = await stage.signIn('guiyang');
  const officer = officerAt(page);
  await officer.opensTask(returned.unitName);
  await officer.sees('较上次提交改动 2 处');
  await page.getByRole('table', { name: '改动' }).waitFor();
  const rows = page.getByRole('table', { name: '改动' }).getByRole('row');
  expect(await rows.count()).toBe(3);
  const areaRow = rows.filter({ has: page.getByRole('rowheader', { name: area }) });
  expect(await areaRow.getByRole('deletion').textContent()).toContain('386');
  expect(await areaRow.getByRole('insertion').textContent()).toContain('320');
  const strengthsRow = rows.filter({ has: page.getByRole('rowheader', { name: strengths }) });
  expect(await strengthsRow.getByRole('insertion').textContent()).toBe('与挪威、新加坡两地科技团体有五年往来。');
});

chapter('离线与自动保存', '填写中刷新、断网、再连上，一字不丢', async (stage) => {
  const unit = await stage.world.unitAt('wuhan');
  const page = await stage.signIn(unit.key);
  const { regulation } = stage.product.platform.regulations.current('cast-2022')!;
  const applicant = applicantAt(page, regulation);
  await applicant.startsApplication('中国科协海智工作基地');
  const foundation = applicant.field('设立基地的基础条件');
  await foundation.fill('园区内有科研机构十余家。');
  await applicant.seesSaved();
  await page.reload();
  expect(await foundation.inputValue()).toBe('园区内有科研机构十余家。');

  // The line drops as he types and the page is left before anything could be sent.
  await page.route('**/draft', (route) => route.abort('internetdisconnected'));
  await foundation.press('End');
  await foundation.pressSequentially('另有中试线两条。');
  await page.reload();
  await page.unroute('**/draft');
  expect(await foundation.inputValue()).toBe('园区内有科研机构十余家。另有中试线两条。');
  await applicant.seesSaved();

  await page.context().setOffline(true);
  await foundation.fill('断网时改写的内容。');
  await page.getByText('网络中断，内容留在本机，恢复后自动保存').waitFor();
  await page.context().setOffline(false);
  await applicant.seesSaved();

  const elsewhere = await stage.signIn(unit.key);
  await elsewhere.getByRole('link', { name: '完成申请草稿', exact: true }).click();
  const there = applicantAt(elsewhere, regulation).field('设立基地的基础条件');
  expect(await there.inputValue()).toBe('断网时改写的内容。');
});
