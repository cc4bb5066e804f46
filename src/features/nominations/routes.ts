import * as invitations from '#contract/invitations.ts';
import * as contract from '#contract/nominations.ts';
import { Refusal } from '#contract/refusals.ts';
import { route, type Route } from '#http/route.ts';
import { sessionEntry } from '../accounts/routes.ts';
import type { Platform } from '../platform.ts';
import { acceptForUnit, acceptInvitation } from './accepting.ts';
import { listLists } from './all-lists.ts';
import { readBoards } from './boards.ts';
import { exportDistribution } from './distribution-workbook.ts';
import { readDistribution } from './distribution.ts';
import { invite, readInvitation } from './inviting.ts';
import { grantList } from './lists.ts';
import { nominate } from './nominating.ts';
import { acceptProposal, declineProposal } from './proposals.ts';
import { submitList } from './submitting.ts';
import { withdrawNomination } from './withdrawing.ts';

/** Routes of recommenders' lists, of the invitation they send, and of where partners stand. */
export const nominationRoutes = (platform: Platform, secureCookies: boolean): Route[] => {
  const enter = sessionEntry(secureCookies);
  return [
    route(contract.readBoards, ({ caller }) => readBoards(platform, caller)),
    route(contract.nominate, ({ caller, body }) => nominate(platform, caller, body)),
    route(contract.withdrawNomination, ({ caller, params, body }) =>
      withdrawNomination(platform, caller, params.id, body),
    ),
    route(contract.invite, ({ caller, params }) => invite(platform, caller, params.id)),
    route(contract.acceptProposal, ({ caller, params }) => acceptProposal(platform, caller, params.id)),
    route(contract.declineProposal, ({ caller, params, body }) => declineProposal(platform, caller, params.id, body)),
    route(contract.submitList, ({ caller, body }) => submitList(platform, caller, body)),
    route(contract.listLists, ({ caller }) => listLists(platform, caller)),
    route(contract.grantList, ({ caller, body }) => grantList(platform, caller, body)),
    route(contract.readDistribution, ({ caller, query }) => readDistribution(platform, caller, query)),
    route(contract.exportDistribution, ({ caller, query }) => exportDistribution(platform, caller, query)),
    route(invitations.readInvitation, ({ caller, params }) => readInvitation(platform, caller, params.token)),
    route(invitations.acceptInvitation, async ({ caller, params, body, reply }) => {
      const done = await acceptInvitation(platform, caller, params.token, body);
      return done instanceof Refusal ? done : { me: enter(reply, done.session), applicationId: done.applicationId };
    }),
    route(invitations.acceptForUnit, ({ caller, params, body }) => acceptForUnit(platform, caller, params.token, body)),
  ];
};
