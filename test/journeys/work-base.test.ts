import { expect } from 'vitest';
import { lawDayOf } from '#policy/law-day.ts';
import { creditCode } from '../../src/demonstration/people.ts';
import { filledDossier } from '../../src/demonstration/dossiers.ts';
import { applicantAt, registersUnit } from './applicant.ts';
import { downloaded } from './browser.ts';
import { officerAt } from './officer.ts';
import { expertReviews, leadingGroupDecides, officeApproves } from './panel.ts';
import { theatre } from './stage.ts';

const chapter = theatre();
const journey = '西部工作基地';
const unit = {
  unitName: '澜江高新区海外人才服务中心',
  creditCode: creditCode('12520100580001AAA'),
  province: '贵州省',
  prefecture: '贵阳市',
  city: '贵阳市',
  person: '林予安',
  email: 'linyuan@lanjiang.example',
  password: '海风吹过澜江两岸山2035',
};
const place = { zh: '澜江高新区', en: 'Lanjiang High-tech Zone' };
const plaque = '中国科协海智工作基地（澜江高新区）';
let code = '';
const channels = '联系海外人才和机构的渠道稳定、畅通';
const managing = '有管理机构和服务保障体系';
const talents = '长期联系服务的海外人才不少于 20 人';

chapter(
  journey,
  '单位注册，从申报通知新建申请，填表时看到逐项结论，上传材料并提交 〔cast-2022 11.1〕',
  async (stage) => {
    const page = await stage.visitor('申报单位');
    await registersUnit(page, unit);
    const { regulation } = stage.product.platform.regulations.current('cast-2022')!;
    const applicant = applicantAt(page, regulation);
    await applicant.startsApplication('中国科协海智工作基地');
    expect(await applicant.field('承担单位').inputValue()).toBe(unit.unitName);
    await applicant.fillsForm(
      filledDossier('work-base', unit.unitName, place, { facts: { contactedTalentCount: 17 } }),
    );
    const shortfall = applicant.verdictOn(`未达到：${talents}`);
    await shortfall.getByText('可申请放宽').waitFor();
    await shortfall.getByRole('button', { name: '第十一条' }).waitFor();
    await applicant.verdictOn('条件：服务场地不少于 100 平方米').getByText('符合', { exact: true }).waitFor();
    await applicant.verdictOn('条件：六类活动均持续开展').getByText('符合', { exact: true }).waitFor();
    await applicant.verdictOn(`由审核人研判：${channels}`).getByText('待研判', { exact: true }).waitFor();
    await page.getByText('中国科协海智工作基地（澜江高新区）').waitFor();
    await applicant.seesSaved();
    await applicant.uploadsEverything('work-base');
    await applicant.submits();
    await page.getByText(/^已提交，编号 /).waitFor();
  },
);

chapter(
  journey,
  '地市研判，对人数放宽并写明理由，同意推荐；省级同意推荐并发布公示 〔cast-2022 12.1〕〔cast-2022 11〕',
  async (stage) => {
    const prefecture = officerAt(await stage.signIn('guiyang'));
    await prefecture.opensTask(unit.unitName);
    await prefecture.judges(managing, '已查阅章程和制度，机构健全。');
    await prefecture.judges(channels, '已查阅近两年往来记录，渠道稳定。');
    await prefecture.judges(talents, '新设县域园区，近两年稳定增长，建议按西部地区放宽。', '放宽');
    await prefecture.endorses('场地、人员与经费已实地核对，同意推荐。');

    const province = officerAt(await stage.signIn('guizhou'));
    await province.opensTask(unit.unitName);
    await province.sees('新设县域园区，近两年稳定增长，建议按西部地区放宽。');
    await province.endorses('材料齐全，基础扎实，同意推荐。');
    await province.opensNotice();
  },
);

chapter(journey, '公众在公示页看到名单；期满后省级签署意见，公函可以打开 〔cast-2022 12.1.3〕', async (stage) => {
  const visitor = await stage.visitor('公众');
  await visitor.goto('/');
  await visitor.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '公示' }).click();
  await visitor.getByRole('rowheader').getByRole('link', { name: /贵州/ }).click();
  await visitor.getByRole('rowheader', { name: unit.unitName }).waitFor();
  await visitor.getByRole('heading', { name: '提出异议' }).waitFor();

  await stage.daysPass(7);
  const page = await stage.signIn('guizhou');
  const province = officerAt(page);
  await province.opensTask(unit.unitName);
  await province.signs('该单位基础扎实，渠道稳定，同意推荐。');
  const letter = page.getByRole('region', { name: '审定与公文' }).getByRole('link').first();
  expect((await downloaded(page, letter)).subarray(0, 5).toString()).toBe('%PDF-');
});

chapter(
  journey,
  '受理机构通过形式审查，指派三位专家；须回避的专家写明缘由，不能选 〔cast-2022 13.1〕',
  async (stage) => {
    const page = await stage.signIn('intake');
    const intake = officerAt(page);
    await intake.opensTask(unit.unitName);
    await intake.passesCheck('材料齐全，形式符合要求。');
    const dialog = await intake.dialogOf('指派专家');
    const aside = dialog.getByRole('row', { name: /白星渡/ });
    await aside.getByText(/澜江高新区海外人才服务中心/).waitFor();
    expect(await aside.getByRole('checkbox').isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '取消' }).click();
    await intake.assigns(['骆怀远', '苏砚秋', '温若谷']);
  },
);

chapter(journey, '三位专家各自打分提交，受理机构汇总 〔cast-2022 13.2〕', async (stage) => {
  const sheet = { 基础条件: 22, 联系渠道与海外网络: 26, 建设方案可行性: 21, 政策与资金保障: 17 };
  for (const who of ['expert1', 'expert2', 'expert3']) {
    const page = await stage.signIn(who);
    await expertReviews(page, unit.unitName, sheet, '基础条件扎实，渠道稳定，方案可行，建议予以认定。');
  }
  const intake = officerAt(await stage.signIn('intake'));
  await intake.opensTask(unit.unitName);
  await intake.sees('基础条件扎实，渠道稳定，方案可行，建议予以认定。');
  await intake.concludes('三位专家意见一致，建议提交审定。');
});

chapter(journey, '工作领导小组开会表决；国家经办人下达批复 〔cast-2022 13.3〕〔cast-2022 13.4〕', async (stage) => {
  await leadingGroupDecides(await stage.signIn('leading'), {
    title: '海智计划工作领导小组审定会议',
    heldOn: lawDayOf(stage.product.clock.now()),
    attendees: ['程望舒', '沈知衡', '方既白', '纪南屏', '阮听涛'],
    unitName: unit.unitName,
  });
  code = await officeApproves(await stage.signIn('national'), unit.unitName);
  expect(code).not.toBe('');
});

chapter(journey, '申报单位看到已认定，下载牌匾；公众在名录查到，按核验码核验有效 〔cast-2022 14.3〕', async (stage) => {
  const page = await stage.signIn(unit.email, { password: unit.password });
  const applicant = officerAt(page);
  await applicant.opensFile(unit.unitName);
  await page.getByText('已认定', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: '查看基地' }).click();
  await page.getByRole('heading', { level: 1, name: plaque }).waitFor();
  const pdf = await downloaded(page, page.getByRole('link', { name: '牌匾 PDF' }));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const svg = await downloaded(page, page.getByRole('link', { name: '牌匾 SVG' }));
  expect(svg.toString()).toContain('<svg');

  const visitor = await stage.visitor('公众');
  await visitor.goto('/bases');
  await visitor.getByLabel('名称、单位或城市').fill('澜江');
  await visitor.getByRole('button', { name: '查找' }).click();
  await visitor.getByRole('rowheader', { name: plaque }).waitFor();
  await visitor.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '核验牌匾' }).click();
  await visitor.getByLabel('核验码').fill(code.toLowerCase());
  await visitor.getByRole('button', { name: '核验' }).click();
  const answer = visitor.getByRole('status');
  await answer.getByRole('heading', { name: plaque }).waitFor();
  const words = (await answer.textContent()) ?? '';
  // 发文之日在 3 月，自第二个月即 4 月 1 日起三年。
  expect(words).toContain('截至 2035年3月12日');
  expect(words).toContain('2035年4月1日 – 2038年3月31日');
  expect(words).toContain('此码对应的认定属实');
  stage.product.clock.advance({ days: 25 });
  await visitor.reload();
  expect(await answer.textContent()).toContain('此码对应的认定属实，目前有效，至 2038年3月31日 止');
});
