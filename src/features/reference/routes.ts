import * as associations from '#contract/associations.ts';
import * as regulations from '#contract/regulations.ts';
import { refuse } from '#contract/refusals.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { inForce } from '#policy/regulation.ts';
import { scopeOf } from '#http/caller.ts';
import { route, type Route } from '#http/route.ts';
import type { Platform } from '../platform.ts';
import { addAssociation } from '../associations/service.ts';
import { countryNames } from './country-names.ts';

/** Routes of what everyone refers to: associations, regions, countries, regulations. */
export const referenceRoutes = (platform: Platform): Route[] => {
  const listed = { zh: countryNames('zh'), en: countryNames('en') };
  return [
    route(associations.listAssociations, ({ caller, query }) =>
      platform.db.run(scopeOf(caller), async (tx) => ({
        associations: (
          await tx
            .selectFrom('associations')
            .selectAll()
            .where((where) =>
              query.under === undefined ? where('kind', '<>', 'district') : where('parent_code', '=', query.under),
            )
            .orderBy('code')
            .execute()
        ).map((row) => ({
          code: row.code,
          kind: row.kind,
          name: { zh: row.name_zh, en: row.name_en },
          parentCode: row.parent_code,
          regionCode: row.region_code,
        })),
      })),
    ),
    route(associations.addAssociation, ({ caller, body }) => addAssociation(platform, caller, body)),
    route(associations.listRegions, ({ caller, query }) =>
      platform.db.run(scopeOf(caller), async (tx) => ({
        regions: (
          await tx
            .selectFrom('regions')
            .selectAll()
            .where((where) =>
              query.under === undefined ? where('level', '<>', 'district') : where('parent_code', '=', query.under),
            )
            .orderBy('code')
            .execute()
        ).map((row) => ({
          code: row.code,
          name: { zh: row.name_zh, en: row.name_en },
          parentCode: row.parent_code,
          level: row.level,
          municipality: row.municipality,
          subProvincial: row.sub_provincial,
        })),
      })),
    ),
    route(associations.listCountries, async ({ caller }) => ({ countries: listed[caller.locale] })),
    route(regulations.listRegulations, async () => ({
      regulations: platform.regulations.all().map(({ regulation }) => ({
        id: regulation.id,
        title: regulation.title,
        shortTitle: regulation.shortTitle,
        documentNumber: regulation.documentNumber,
        issuedOn: regulation.issuedOn ?? null,
        inForce: inForce(regulation, lawDayOf(platform.clock.now())),
        authority: regulation.authority,
        callsBy: regulation.callsBy ?? regulation.authority,
        effectiveFrom: regulation.effective.from,
        until: regulation.effective.until ?? null,
        baseTypes: Object.entries(regulation.baseTypes).map(([id, type]) => ({ id, name: type.name })),
      })),
    })),
    route(regulations.readRegulation, async ({ params, query }) => {
      if (query.on) return platform.regulations.on(params.regulationId, query.on) ?? refuse('not-found');
      const current = platform.regulations.current(params.regulationId);
      if (query.version && query.version !== current?.version) {
        const stored = platform.regulations.find(params.regulationId, query.version);
        return stored ? { version: query.version, regulation: stored } : refuse('not-found');
      }
      return current ?? refuse('not-found');
    }),
  ];
};
