import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readMe } from '#contract/accounts.ts';
import { RefusalError } from '../api.ts';
import { workbenchBase, workbenchPatterns } from '../paths.ts';
import { ErrorPage } from './components/error-page.tsx';
import { Loading } from './components/loading.tsx';
import { NotFoundPage } from './components/not-found-page.tsx';
import { chooseLocaleHere, hasChosenLocale } from './i18n.ts';
import { readFilter } from './pages/application-filter.ts';
import { officeRoutes } from './office-routes.ts';
import { queryClient, queryOf } from './query.ts';
import { Shell } from './shell/shell.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: workbenchPatterns.signIn,
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search['next'] === 'string' && search['next'].startsWith(`${workbenchBase}/`)
      ? { next: search['next'] }
      : {},
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});
const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: workbenchPatterns.register,
  component: lazyRouteComponent(() => import('./pages/register-page.tsx'), 'RegisterPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: workbenchPatterns.invitation,
  component: lazyRouteComponent(() => import('./nominations/invitation-page.tsx'), 'InvitationPage'),
});

/** Everything behind the door: knows who the person is before a page shows. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    try {
      const me = await queryClient.ensureQueryData(queryOf(readMe, {}));
      if (!hasChosenLocale()) await chooseLocaleHere(me.locale);
    } catch (error) {
      if (error instanceof RefusalError && error.code === 'not-signed-in') {
        throw redirect({
          to: signInRoute.to,
          search: { next: `${workbenchBase}${location.href.replace(workbenchBase, '')}` },
        });
      }
      throw error;
    }
  },
  component: Shell,
});
const todayRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: workbenchPatterns.today,
  component: lazyRouteComponent(() => import('./pages/today-page.tsx'), 'TodayPage'),
});
export const applicationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: workbenchPatterns.applications,
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import('./pages/applications-page.tsx'), 'ApplicationsPage'),
});
const caseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: workbenchPatterns.case,
  component: lazyRouteComponent(() => import('./case/case-page.tsx'), 'CasePage'),
});
const formRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: workbenchPatterns.form,
  component: lazyRouteComponent(() => import('./apply/apply-page.tsx'), 'ApplyPage'),
});

// Their addresses come from ../paths.ts, so the router need not know them by type.
const offices = officeRoutes(insideRoute) as [];

const routeTree = rootRoute.addChildren([
  signInRoute,
  registerRoute,
  invitationRoute,
  insideRoute.addChildren([todayRoute, applicationsRoute, caseRoute, formRoute, ...offices]),
]);

export const router = createRouter({
  routeTree,
  basepath: workbenchBase,
  defaultPreload: false,
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
