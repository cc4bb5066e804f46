import { addAssociation } from '#contract/associations.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import * as nominations from '#contract/nominations.ts';
import { openTestProduct } from '#test/server/test-product.ts';
import { buildMeasureWorld } from './measure-world.ts';
import { buildNominationWorld, type NominateInput } from './nomination-world.ts';

/** The call of 2023 with those who take part in it, and what recommenders do over HTTP. */
export const openNominationStage = async () => {
  const product = await openTestProduct('2023-08-10T01:00:00Z');
  const world = await buildMeasureWorld(product.app, product.platform);
  await world.officer('admin', 'administrator', 'nation');
  await world.officer('national', 'national-officer', 'nation');
  await world.officer('intake', 'intake-officer', 'intake');
  await world.officer('leading', 'leading-group', 'leading-group');
  await world.officer('society', 'society-officer', 'society-optical');
  await world.officer('society2', 'society-officer', 'society-computer');
  await world.officer('guangdong', 'province-officer', 'province-440000');
  await world.officer('guangdong2', 'province-officer', 'province-440000');
  await world.officer('shenzhen', 'prefecture-officer', 'prefecture-440300');
  const callId = await world.call('national', 'cast-partner-2023', ['partner']);
  return {
    product,
    world,
    callId,
    partner: buildNominationWorld(product, world, callId),
    /** A body of a kind, added by the administrator, and somebody who recommends for it; its code. */
    recommender: async (key: string, kind: BodyOf<typeof addAssociation>['kind']): Promise<string> => {
      const admin = await world.browser('admin');
      const body = { kind, nameZh: `样例单位${key}`, nameEn: `Sample body ${key}`, parentCode: 'nation' };
      const { code } = await admin.expect(addAssociation, { body });
      await world.officer(key, 'recommender', code);
      return code;
    },
    boardOf: async (key: string) => {
      const { boards } = await (await world.browser(key)).expect(nominations.readBoards, {});
      const [board] = boards;
      if (board === undefined) throw new Error(`${key} has no list`);
      return board;
    },
    nominateAs: async (key: string, input: NominateInput) =>
      (await world.browser(key)).call(nominations.nominate, { body: input }),
    grant: async (associationCode: string, quota: number | null) =>
      (await world.browser('national')).call(nominations.grantList, { body: { callId, associationCode, quota } }),
    submitAs: async (key: string, associationCode: string) =>
      (await world.browser(key)).call(nominations.submitList, { body: { callId, associationCode, truthful: true } }),
  };
};
export type NominationStage = Awaited<ReturnType<typeof openNominationStage>>;
