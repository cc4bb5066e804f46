import * as contract from '#contract/regulation-drafts.ts';
import { listEditions, readRegulationSchema } from '#contract/regulations.ts';
import { refuse } from '#contract/refusals.ts';
import { route, type Route } from '#http/route.ts';
import { regulationJsonSchema } from '#policy/regulation-json-schema.ts';
import type { Platform } from '../platform.ts';
import * as drafts from './drafts.ts';
import { publishDraft, sendBackDraft, submitDraft } from './publication.ts';
import { simulateDraft } from './simulation.ts';
import { exportSimulation } from './simulation-workbook.ts';

/** Routes of the regulation desk: texts over time, drafts, what they would change, and their publication. */
export const regulationRoutes = (platform: Platform): Route[] => {
  const schema = regulationJsonSchema();
  return [
    route(listEditions, async ({ params }) => {
      const editions = platform.regulations.editions(params.regulationId);
      return editions.length === 0
        ? refuse('not-found')
        : { editions: editions.map((each) => ({ ...each, publishedAt: each.publishedAt.toISOString() })) };
    }),
    route(readRegulationSchema, async () => schema),
    route(contract.checkRegulation, ({ caller, body }) => drafts.checkRegulation(platform, caller, body)),
    route(contract.listDrafts, ({ caller }) => drafts.listDrafts(platform, caller)),
    route(contract.createDraft, ({ caller, body }) => drafts.createDraft(platform, caller, body)),
    route(contract.readDraft, ({ caller, params }) => drafts.readDraft(platform, caller, params.id)),
    route(contract.saveDraftText, ({ caller, params, body }) =>
      drafts.saveDraftText(platform, caller, params.id, body),
    ),
    route(contract.withdrawDraft, ({ caller, params, body }) =>
      drafts.withdrawDraft(platform, caller, params.id, body),
    ),
    route(contract.submitDraft, ({ caller, params, body }) => submitDraft(platform, caller, params.id, body)),
    route(contract.publishDraft, ({ caller, params, body }) => publishDraft(platform, caller, params.id, body)),
    route(contract.sendBackDraft, ({ caller, params, body }) => sendBackDraft(platform, caller, params.id, body)),
    route(contract.simulateDraft, ({ caller, params }) => simulateDraft(platform, caller, params.id)),
    route(contract.exportSimulation, ({ caller, params }) => exportSimulation(platform, caller, params.id)),
  ];
};
