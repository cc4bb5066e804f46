import * as contract from '#contract/reviews.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { SignedIn } from '#http/caller.ts';
import { route, type Route } from '#http/route.ts';
import type { Platform } from '../platform.ts';
import { concludeReview } from './conclusion.ts';
import * as reviews from './own-review.ts';
import { assignExperts, listCandidates } from './panel.ts';

export const reviewRoutes = (platform: Platform): Route[] => {
  const shown = async (caller: SignedIn, result: { id: string } | Refusal) => {
    if (result instanceof Refusal) return result;
    return (await reviews.myReviews(platform, caller, result.id))[0] ?? refuse('not-found');
  };
  return [
    route(contract.listExpertCandidates, ({ caller, params }) => listCandidates(platform, caller, params.id)),
    route(contract.assignExperts, ({ caller, params, body }) => assignExperts(platform, caller, params.id, body)),
    route(contract.concludeReview, ({ caller, params, body }) => concludeReview(platform, caller, params.id, body)),
    route(contract.listMyReviews, async ({ caller }) => ({ reviews: await reviews.myReviews(platform, caller) })),
    route(contract.readMyReview, ({ caller, params }) => shown(caller, { id: params.id })),
    route(contract.saveReview, ({ caller, params, body }) => reviews.saveReview(platform, caller, params.id, body)),
    route(contract.submitReview, async ({ caller, params, body }) =>
      shown(caller, await reviews.submitReview(platform, caller, params.id, body)),
    ),
    route(contract.declineReview, ({ caller, params, body }) =>
      reviews.declineReview(platform, caller, params.id, body),
    ),
  ];
};
