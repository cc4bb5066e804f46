import type { Page } from 'playwright-core';
import type { MeasureUnit, MeasureWorld } from '#test/measures/measure-world.ts';
import { buildMeasureWorld } from '#test/measures/measure-world.ts';
import type { Role } from '#policy/roles.ts';
import { sufficientDossier } from '../../src/demonstration/sufficient.ts';
import { applicantAt } from './applicant.ts';
import { officerAt } from './officer.ts';
import { expertReviews } from './panel.ts';
import type { StageOf } from './stage.ts';
import type { TestProduct } from '#test/server/test-product.ts';

/** A journey under the regulation of a province or a city: who is there, and what each does at his screen. */
export type AuthorityStage = StageOf<MeasureWorld>;
type Post = { key: string; role: Role; at: string };

/** The officers of a stage and its call; the call's id is in `calls` by regulation. */
export const authorityWorld =
  (posts: readonly Post[], calls: readonly { by: string; regulationId: string; types: string[] }[]) =>
  async (product: TestProduct): Promise<MeasureWorld> => {
    const world = await buildMeasureWorld(product.app, product.platform);
    for (const { key, role, at } of posts) await world.officer(key, role, at);
    for (const { by, regulationId, types } of calls) await world.call(by, regulationId, types);
    return world;
  };

type Choice = { group?: string; lane?: string };

/** A unit starts from the call on Today, fills everything, uploads and submits. */
export const unitApplies = async (
  stage: AuthorityStage,
  unit: MeasureUnit,
  regulationId: string,
  baseType: string,
  choice: Choice = {},
): Promise<Page> => {
  const { regulation } = stage.product.platform.regulations.current(regulationId)!;
  const page = await stage.signIn(unit.key);
  const applicant = applicantAt(page, regulation);
  await applicant.startsApplication(regulation.baseTypes[baseType]?.name.zh ?? '');
  await applicant.fillsForm(sufficientDossier(regulation, baseType, { zh: '样例园区', en: 'Sample Park' }, choice));
  await applicant.uploadsEverything(baseType);
  await applicant.submits();
  await page.getByText(/^已提交，编号 /).waitFor();
  return page;
};

/** An officer opens the file from Today, judges every statement that is still open, and endorses. */
export const officerEndorses = async (
  stage: AuthorityStage,
  who: string,
  unit: MeasureUnit,
  regulationId: string,
): Promise<void> => {
  const { regulation } = stage.product.platform.regulations.current(regulationId)!;
  const page = await stage.signIn(who);
  const officer = officerAt(page);
  await officer.opensTask(unit.name);
  const conditions = Object.values(regulation.baseTypes)
    .flatMap((type) => type.criteria)
    .filter((criterion) => criterion.tests.some((test) => 'judged' in test))
    .map((criterion) => criterion.condition.zh);
  for (const condition of new Set(conditions)) {
    const row = page.getByRole('row').filter({ hasText: condition });
    if ((await row.filter({ hasText: '待研判' }).count()) > 0)
      await officer.judges(condition, '已查阅说明与往来记录，符合。');
  }
  await officer.endorses('材料齐全，同意推荐。');
  await page.context().close();
};

/** Three experts score on the regulation's own sheet. */
export const panelReviews = async (
  stage: AuthorityStage,
  organiser: string,
  unit: MeasureUnit,
  regulationId: string,
): Promise<void> => {
  const { regulation } = stage.product.platform.regulations.current(regulationId)!;
  const names = stage.world.experts.map((expert) => expert.account.name);
  const page = await stage.signIn(organiser);
  const office = officerAt(page);
  await office.opensTask(unit.name);
  await office.assigns(names);
  const sheet = Object.fromEntries(
    (regulation.expertReview?.sheet ?? []).map((line) => [line.label.zh, Math.round(line.maximum * 0.8)]),
  );
  for (const who of ['expert1', 'expert2', 'expert3']) {
    const window = await stage.signIn(who);
    await expertReviews(window, unit.name, sheet, '基础条件扎实，方案可行，建议予以认定。');
    await window.context().close();
  }
  await page.reload();
  await office.concludes('三位专家意见一致。');
  await page.context().close();
};
