import * as contract from '#contract/accounts.ts';
import { Refusal } from '#contract/refusals.ts';
import { scopeOf } from '#http/caller.ts';
import { route, type Route } from '#http/route.ts';
import { sessionCookieName } from '#http/server.ts';
import { SESSION_HOURS } from '#http/sessions.ts';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../platform.ts';
import * as accounts from './service.ts';

/** Counted from now by the browser, whatever its clock says. */
const SESSION_SECONDS = SESSION_HOURS * 3600;

const cookieOptions = (secure: boolean) => ({ path: '/', httpOnly: true, secure, sameSite: 'lax' }) as const;

/** Puts the session just opened into the browser's cookie and answers who entered. */
export const sessionEntry =
  (secureCookies: boolean) =>
  (reply: FastifyReply, session: accounts.Session): accounts.Session['me'] => {
    const options = { ...cookieOptions(secureCookies), maxAge: SESSION_SECONDS };
    void reply.setCookie(sessionCookieName(secureCookies), session.token, options);
    return session.me;
  };

/** Routes of signing in, registering and accounts. */
export const accountRoutes = (platform: Platform, secureCookies: boolean): Route[] => {
  const cookieName = sessionCookieName(secureCookies);
  const enter = sessionEntry(secureCookies);
  return [
    route(contract.signIn, async ({ body, caller, reply }) => {
      const session = await accounts.signIn(platform, { ...body, address: caller.address });
      return session instanceof Refusal ? session : enter(reply, session);
    }),
    route(contract.registerUnit, async ({ body, caller, reply }) => {
      const session = await accounts.registerUnit(platform, { ...body, address: caller.address });
      return session instanceof Refusal ? session : enter(reply, session);
    }),
    route(contract.signOut, async ({ request, reply }) => {
      const token = request.cookies[cookieName];
      if (token) await platform.sessions.close(token);
      void reply.clearCookie(cookieName, cookieOptions(secureCookies));
      return {};
    }),
    route(contract.readMe, ({ caller }) =>
      platform.db.run(scopeOf(caller), (tx) => accounts.describeMe(tx, platform, caller.account)),
    ),
    route(contract.chooseLocale, async ({ caller, body }) => {
      await platform.db.run(scopeOf(caller), (tx) =>
        tx.updateTable('accounts').set({ locale: body.locale }).where('id', '=', caller.account.id).execute(),
      );
      return {};
    }),
    route(contract.changePassword, ({ caller, body, request }) =>
      accounts.changePassword(platform, caller, request.cookies[cookieName], body),
    ),
    route(contract.listAccounts, ({ caller, query }) => accounts.listAccounts(platform, caller, query)),
    route(contract.createAccount, ({ caller, body }) => accounts.createAccount(platform, caller, body)),
    route(contract.grantRole, ({ caller, params, body }) => accounts.grantRole(platform, caller, params.id, body)),
    route(contract.endRole, ({ caller, params }) => accounts.endRole(platform, caller, params.id)),
  ];
};
