import type { BodyOf, ReplyOf } from '#contract/endpoint.ts';
import type { addAssociation as addEndpoint } from '#contract/associations.ts';
import { refuse, type Refusal } from '#contract/refusals.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { audit } from '../audit/log.ts';
import { nextNumber } from '../counters.ts';
import { inTransaction, type Platform } from '../platform.ts';

/**
 * Adds a body that is not in the tree of science associations, such as a recommender (cast-partner-2023 2), under the
 * nation or a province. Its code is allotted; a name that exists already, or any other place, is refused.
 */
export const addAssociation = (
  platform: Platform,
  caller: SignedIn,
  input: BodyOf<typeof addEndpoint>,
): Promise<ReplyOf<typeof addEndpoint> | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const parent = await tx
      .selectFrom('associations')
      .select('code')
      .where('code', '=', input.parentCode)
      .where('kind', 'in', ['nation', 'province'])
      .executeTakeFirst();
    if (parent === undefined) return refuse('not-found');
    // Taken before the name is looked for: two who add at once wait for each other here.
    const number = await nextNumber(tx, `association:${input.kind}`);
    const same = await tx
      .selectFrom('associations')
      .select('name_zh')
      .where((where) => where.or([where('name_zh', '=', input.nameZh), where('name_en', '=', input.nameEn)]))
      .executeTakeFirst();
    if (same)
      return refuse(
        'association-exists',
        { name: same.name_zh },
        { fields: [{ path: 'nameZh', message: '已有同名的组织 / An association of this name exists' }] },
      );
    const code = `${input.kind}-${number}`;
    await tx
      .insertInto('associations')
      .values({
        code,
        kind: input.kind,
        name_zh: input.nameZh,
        name_en: input.nameEn,
        parent_code: parent.code,
        region_code: null,
        document_prefix: input.documentPrefix || `${input.nameZh}函`,
      })
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'association.added',
      subject: `association:${code}`,
      details: { ...input },
    });
    return {
      code,
      kind: input.kind,
      name: { zh: input.nameZh, en: input.nameEn },
      parentCode: parent.code,
      regionCode: null,
    };
  });
