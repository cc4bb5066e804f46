import { refuse, type Refusal } from '#contract/refusals.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { readBridge as readEndpoint } from '#contract/recognitions.ts';
import type { Tx } from '#db/connect.ts';
import type { FactValues, FormValues } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { evaluateCriteria, metricsOf, type Dossier } from '#policy/criteria.ts';
import { fieldFault, factFault, sectionsFor } from '#policy/dossier.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Platform } from '../platform.ts';
import { factsOf } from './loaded-case.ts';

/** What a recognised unit has already said of itself, for a file it begins under another regulation (beijing-capital 21). */

type Known = { unitId: string; regulation: Regulation; baseType: string; form: FormValues; facts: FactValues };

/** The dossier on which one of the unit's recognitions rests. */
export const knownFrom = async (tx: Tx, platform: Platform, recognitionId: string): Promise<Known | undefined> => {
  const row = await tx
    .selectFrom('recognitions')
    .innerJoin('applications', 'applications.id', 'recognitions.application_id')
    .where('recognitions.id', '=', recognitionId)
    .select([
      'recognitions.unit_id',
      'recognitions.regulation_id',
      'recognitions.regulation_version',
      'recognitions.base_type',
      'applications.form',
      'applications.facts',
    ])
    .executeTakeFirst();
  return (
    row && {
      unitId: row.unit_id,
      regulation: platform.regulations.pinned(row.regulation_id, row.regulation_version),
      baseType: row.base_type,
      form: row.form,
      facts: row.facts,
    }
  );
};

/** Entries that the other regulation asks too and that fit there as they are. */
export const carriedOver = (known: Known, regulation: Regulation, baseType: string) => {
  const form: FormValues = {};
  for (const field of sectionsFor(regulation, baseType).flatMap((section) => section.fields)) {
    const value = known.form[field.id];
    if (value !== undefined && value !== null && fieldFault(field, value, true) === undefined) form[field.id] = value;
  }
  const facts: FactValues = {};
  for (const { id, metric } of metricsOf(regulation, baseType)) {
    const value = known.facts[id];
    if (value !== undefined && value !== null && factFault(metric, value, true) === undefined) facts[id] = value;
  }
  return { form, facts };
};

/** Condition by condition what a base has and lacks under the regulation its own leads to, and the calls open there. */
export const readBridge = (
  platform: Platform,
  caller: SignedIn,
  recognitionId: string,
): Promise<ReplyOf<typeof readEndpoint> | Refusal> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const known = await knownFrom(tx, platform, recognitionId);
    const bridge = known?.regulation.bridge;
    if (known === undefined) return refuse('not-found');
    const now = platform.clock.now();
    const target = bridge && platform.regulations.on(bridge.regulation, lawDayOf(now));
    const baseType = bridge?.types[known.baseType];
    if (bridge === undefined || target === undefined || baseType === undefined) return refuse('rule-absent');
    const unit = await tx.selectFrom('units').selectAll().where('id', '=', known.unitId).executeTakeFirstOrThrow();
    const { facts, form } = carriedOver(known, target.regulation, baseType);
    const dossier: Dossier = {
      facts: factsOf(facts),
      unit: {
        jurisdiction: unit.jurisdiction,
        legalPersonality: unit.legal_personality,
        provinceCode: unit.province_code,
      },
      materials: new Set(),
    };
    const outcomes = evaluateCriteria(target.regulation, baseType, dossier);
    const calls = await tx
      .selectFrom('calls')
      .where('regulation_id', '=', bridge.regulation)
      .where('status', '=', 'published')
      .where('opens_at', '<=', now)
      .where('closes_at', '>', now)
      .select(['id', 'title', 'closes_at', 'types'])
      .execute();
    const asked = sectionsFor(target.regulation, baseType).flatMap((section) => section.fields).length;
    return {
      clause: bridge.clause,
      ownRegulationId: known.regulation.id,
      regulationId: target.regulation.id,
      regulationTitle: target.regulation.title,
      baseType,
      baseTypeName: target.regulation.baseTypes[baseType]?.name ?? { zh: baseType, en: baseType },
      filled: Object.keys(form).length + Object.keys(facts).length,
      asked: asked + metricsOf(target.regulation, baseType).length,
      criteria: outcomes.map((outcome) => ({
        id: outcome.criterion.id,
        clause: outcome.clause,
        condition: outcome.criterion.condition,
        verdict: outcome.computed,
        tests: outcome.tests.map((test) => ({
          metric: 'metric' in test.test ? test.test.metric : null,
          value:
            test.value === undefined ? null : ((Array.isArray(test.value) ? [...test.value] : test.value) as never),
          atLeast: 'atLeast' in test.test ? test.test.atLeast : 'moreThan' in test.test ? test.test.moreThan + 1 : null,
        })),
      })),
      calls: calls
        .filter((call) => call.types.includes(baseType))
        .map((call) => ({ id: call.id, title: call.title, closesAt: call.closes_at.toISOString() })),
      mine: caller.account.holdings.some((holding) => holding.unitId === known.unitId),
      unitId: known.unitId,
    };
  });
