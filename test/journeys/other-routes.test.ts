import { expect } from 'vitest';
import * as steps from '../../src/demonstration/steps.ts';
import type { TestUnit } from '#test/server/test-world.ts';
import { applicantAt } from './applicant.ts';
import { officerAt } from './officer.ts';
import { theatre, type Stage } from './stage.ts';

const chapter = theatre();

type Stop = {
  who: string;
  /** The step as the route on the case names it; null where the person has a page of his own. */
  step: string | null;
  act: () => Promise<unknown>;
};

/** What everyone from publicity to approval does; the screens of it are driven in the journey of the work base. */
const onward = ({ world, product, daysPass }: Stage, province: string, id: string): Stop[] => {
  const { platform } = product;
  const experts = ['expert1', 'expert2', 'expert3'];
  return [
    {
      who: province,
      step: '公示',
      act: async () => {
        await steps.publish(platform, world.who(province), [id]);
        await daysPass(7);
      },
    },
    { who: province, step: '行文', act: () => steps.sign(platform, world.who(province), id) },
    { who: 'intake', step: '形式审查', act: () => steps.passCheck(platform, world.who('intake'), id) },
    {
      who: 'intake',
      step: '专家评审',
      act: () =>
        steps.assign(
          platform,
          world.who('intake'),
          id,
          experts.map((expert) => world.who(expert)),
        ),
    },
    ...experts.map((who) => ({ who, step: null, act: () => steps.review(platform, world.who(who), id) })),
    { who: 'intake', step: '专家评审', act: () => steps.conclude(platform, world.who('intake'), id) },
    { who: 'leading', step: '审定', act: () => steps.decide(platform, world.who('leading'), [id]) },
    { who: 'national', step: '批复', act: () => steps.approve(platform, world.who('national'), [id]) },
  ];
};

/** Everyone on the route signs in, finds the file on Today, sees on its page that the step is his, and acts. */
const passesThrough = async (stage: Stage, unitName: string, stops: readonly Stop[]): Promise<void> => {
  for (const { who, step, act } of stops) {
    const page = await stage.signIn(who);
    if (step === null)
      await page.getByRole('listitem').filter({ hasText: unitName }).getByRole('link').first().waitFor();
    else {
      await officerAt(page).opensTask(unitName);
      const now = page.getByRole('region', { name: '审核流程' }).getByRole('listitem').filter({ hasText: '当前环节' });
      expect(await now.textContent()).toMatch(new RegExp(step));
    }
    await act();
    await page.context().close();
  }
};

const seesRecognised = async (stage: Stage, unit: TestUnit, plaque: string): Promise<void> => {
  const page = await stage.signIn(unit.key);
  await officerAt(page).opensFile(unit.unitName);
  await page.getByText('已认定', { exact: true }).first().waitFor();
  const visitor = await stage.visitor('公众');
  await visitor.goto('/bases');
  await visitor.getByRole('rowheader', { name: plaque }).waitFor();
};

const stepsDrawn = async (stage: Stage, unit: TestUnit): Promise<string> => {
  const page = await stage.signIn(unit.key);
  await officerAt(page).opensFile(unit.unitName);
  return (await page.getByRole('region', { name: '审核流程' }).textContent()) ?? '';
};

/** A unit outside the west sees the figure that stops it with its clause, corrects it, and submits. */
const correctsAndSubmits = async (
  stage: Stage,
  unit: TestUnit,
  { condition, clause, fact, enough }: { condition: string; clause: string; fact: string; enough: string },
): Promise<void> => {
  const page = await stage.signIn(unit.key);
  await page.getByRole('link', { name: '完成申请草稿', exact: true }).click();
  const { regulation } = stage.product.platform.regulations.current('cast-2022')!;
  const applicant = applicantAt(page, regulation);
  const verdict = applicant.verdictOn(`未达到：${condition}。不符合时不能提交。`);
  await verdict.getByRole('button', { name: clause }).waitFor();
  const dialog = await applicant.looksItOver();
  await dialog.getByText('还有 1 处需要处理，点击前往：').waitFor();
  expect(await dialog.getByRole('button', { name: '提交申请', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: condition }).click();
  await dialog.waitFor({ state: 'hidden' });
  await applicant.field(fact).fill(enough);
  await applicant.verdictOn(`条件：${condition}`).getByText('符合', { exact: true }).waitFor();
  await applicant.submits();
  await page.getByText(/^已提交，编号 /).waitFor();
};

type Filed = { unit: TestUnit; id: string };
let offshore: Filed;
let workBase: Filed;

chapter('工作基地（武汉，非西部）', '人才 19 人不能放宽，写明条款挡住提交；满 20 人可以提交', async (stage) => {
  const unit = await stage.world.unitAt('wuhan', { nameZh: '南湖园区海外人才工作站' });
  const place = { zh: '南湖园区', en: 'Nanhu Park' };
  workBase = { unit, id: await stage.world.draft(unit, 'work-base', { place, facts: { contactedTalentCount: 19 } }) };
  await correctsAndSubmits(stage, unit, {
    condition: '长期联系服务的海外人才不少于 20 人',
    clause: '第七条（五）',
    fact: '长期联系服务的海外人才',
    enough: '20',
  });
});

chapter(
  '工作基地（武汉，非西部）',
  '副省级城市、省、受理机构、专家、领导小组、国家依次办理，直至认定',
  async (stage) => {
    const { unit, id } = workBase;
    const { world, product } = stage;
    await passesThrough(stage, unit.unitName, [
      { who: 'wuhan', step: '地市审核', act: () => steps.endorse(product.platform, world.who('wuhan'), id) },
      { who: 'hubei', step: '省级审核', act: () => steps.endorse(product.platform, world.who('hubei'), id) },
      ...onward(stage, 'hubei', id),
    ]);
    await seesRecognised(stage, unit, '中国科协海智工作基地（南湖园区）');
  },
);

chapter(
  '离岸基地（武汉）',
  '不达标的数字写明条款，挡住提交；改正后可以提交 〔cast-2022 8.1〕〔cast-2022 8.2〕',
  async (stage) => {
    const unit = await stage.world.unitAt('wuhan', { nameZh: '珞珈海外人才服务中心' });
    const place = { zh: '珞珈高新区', en: 'Luojia High-tech Zone' };
    offshore = {
      unit,
      id: await stage.world.draft(unit, 'offshore-base', { place, facts: { contactedTalentCount: 499 } }),
    };
    await correctsAndSubmits(stage, unit, {
      condition: '长期联系服务的海外人才不少于 500 人',
      clause: '第八条（四）',
      fact: '长期联系服务的海外人才',
      enough: '620',
    });
  },
);

chapter('离岸基地（武汉）', '副省级城市、省、受理机构、专家、领导小组、国家依次办理，直至认定', async (stage) => {
  const { unit, id } = offshore;
  const { world, product } = stage;
  await passesThrough(stage, unit.unitName, [
    { who: 'wuhan', step: '地市审核', act: () => steps.endorse(product.platform, world.who('wuhan'), id) },
    { who: 'hubei', step: '省级审核', act: () => steps.endorse(product.platform, world.who('hubei'), id) },
    ...onward(stage, 'hubei', id),
  ]);
  await seesRecognised(stage, unit, '国家海外人才离岸创新创业基地（珞珈高新区）');
});

chapter(
  '国际研发社区（北京）',
  '〔cast-2022 10.1〕〔cast-2022 10.3〕直辖市没有地市环节，流程上不画；北京市直接审核，直至认定',
  async (stage) => {
    const { world, product } = stage;
    const unit = await world.unitAt('beijing', { nameZh: '雁栖国际人才社区服务中心' });
    const id = await world.submitted(unit, 'rd-community', { place: { zh: '雁栖科学城', en: 'Yanqi Science City' } });
    const drawn = await stepsDrawn(stage, unit);
    expect(drawn).toContain('省级审核');
    expect(drawn).not.toContain('地市');
    await passesThrough(stage, unit.unitName, [
      { who: 'beijing', step: '省级审核', act: () => steps.endorse(product.platform, world.who('beijing'), id) },
      ...onward(stage, 'beijing', id),
    ]);
    await seesRecognised(stage, unit, '海智国际研发社区（雁栖科学城）');
  },
);
