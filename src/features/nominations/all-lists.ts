import type { ReplyOf } from '#contract/endpoint.ts';
import type { listLists as listEndpoint } from '#contract/nominations.ts';
import { officesOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { needsGrant } from '#policy/nomination.ts';
import type { Platform } from '../platform.ts';
import { standingOf } from './boards.ts';
import { openedGrounds } from './ground.ts';
import { selectNominations } from './nomination-view.ts';

/** Every list the caller may see, call by call, with its counts; and, for officers of the authority, what they may grant. */
export const listLists = (platform: Platform, caller: SignedIn): Promise<ReplyOf<typeof listEndpoint>> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const lists: ReplyOf<typeof listEndpoint>['lists'] = [];
    const grounds = await openedGrounds(tx, platform);
    for (const ground of grounds) {
      const rows = await tx
        .selectFrom('nomination_lists')
        .innerJoin('associations', 'associations.code', 'nomination_lists.association_code')
        .selectAll('nomination_lists')
        .select(['associations.name_zh', 'associations.name_en'])
        .where('root_call_id', '=', ground.root.id)
        .orderBy('associations.name_zh')
        .execute();
      const named = await selectNominations(tx)
        .where('nominations.root_call_id', '=', ground.root.id)
        .where('nominations.state', 'in', ['invited', 'registered'])
        .execute();
      for (const row of rows) {
        const rule = ground.rule.kinds[row.kind];
        if (rule === undefined) continue;
        const live = named.filter((each) => each.list_id === row.id);
        const association = { code: row.association_code, name_zh: row.name_zh, name_en: row.name_en };
        lists.push({
          id: row.id,
          callId: ground.call.id,
          callTitle: ground.call.title,
          numbering: ground.regulation.numbering,
          regulationId: ground.regulation.id,
          ...standingOf(ground, association, { id: row.kind, ...rule }, row, live),
          registered: live.filter((each) => each.state === 'registered').length,
          filed: live.filter((each) => each.status !== null && each.status !== 'draft').length,
          grantedBy: row.granted_by_name,
        });
      }
    }
    const offices = officesOf(caller);
    return {
      lists,
      grantable: grounds
        .filter((ground) => offices.includes(ground.regulation.authority))
        .map((ground) => ({
          callId: ground.call.id,
          callTitle: ground.call.title,
          numbering: ground.regulation.numbering,
          regulationId: ground.regulation.id,
          kinds: Object.entries(ground.rule.kinds)
            .filter(([, kind]) => needsGrant(kind))
            .toSorted(([, a], [, b]) => a.clause.localeCompare(b.clause))
            .map(([id, kind]) => ({
              id,
              label: kind.label,
              clause: kind.clause,
              quota: kind.quota === 'by-agreement' ? null : kind.quota,
              associationKinds: kind.associationKinds,
            })),
        })),
    };
  });
