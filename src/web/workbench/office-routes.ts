import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { workbenchPatterns as patterns } from '../paths.ts';
import { readBaseFilter } from './bases/base-filter.ts';

/** The officers' pages and the registers, each loaded when it is opened. Fixed addresses stand before those with an id. */
export const officeRoutes = (parent: AnyRoute): AnyRoute[] => {
  const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => parent, path, component });
  return [
    page(
      patterns.calls,
      lazyRouteComponent(() => import('./calls/calls-page.tsx'), 'CallsPage'),
    ),
    page(
      patterns.newCall,
      lazyRouteComponent(() => import('./calls/call-form-page.tsx'), 'NewCallPage'),
    ),
    page(
      patterns.editCall,
      lazyRouteComponent(() => import('./calls/call-form-page.tsx'), 'EditCallPage'),
    ),
    page(
      patterns.call,
      lazyRouteComponent(() => import('./calls/call-page.tsx'), 'CallPage'),
    ),
    page(
      patterns.notices,
      lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
    ),
    page(
      patterns.newNotice,
      lazyRouteComponent(() => import('./notices/open-notice-page.tsx'), 'OpenNoticePage'),
    ),
    page(
      patterns.notice,
      lazyRouteComponent(() => import('./notices/notice-page.tsx'), 'NoticePage'),
    ),
    page(
      patterns.reviews,
      lazyRouteComponent(() => import('./reviews/reviews-page.tsx'), 'ReviewsPage'),
    ),
    page(
      patterns.review,
      lazyRouteComponent(() => import('./reviews/review-page.tsx'), 'ReviewPage'),
    ),
    page(
      patterns.meetings,
      lazyRouteComponent(() => import('./meetings/meetings-page.tsx'), 'MeetingsPage'),
    ),
    page(
      patterns.newMeeting,
      lazyRouteComponent(() => import('./meetings/meeting-form-page.tsx'), 'MeetingFormPage'),
    ),
    page(
      patterns.meeting,
      lazyRouteComponent(() => import('./meetings/meeting-page.tsx'), 'MeetingPage'),
    ),
    page(
      patterns.approvals,
      lazyRouteComponent(() => import('./approvals/approvals-page.tsx'), 'ApprovalsPage'),
    ),
    page(
      patterns.selections,
      lazyRouteComponent(() => import('./selections/selections-page.tsx'), 'SelectionsPage'),
    ),
    page(
      patterns.nominationLists,
      lazyRouteComponent(() => import('./nominations/lists-page.tsx'), 'NominationListsPage'),
    ),
    page(
      patterns.nominations,
      lazyRouteComponent(() => import('./nominations/nominations-page.tsx'), 'NominationsPage'),
    ),
    createRoute({
      getParentRoute: () => parent,
      path: patterns.partners,
      validateSearch: (search: Record<string, unknown>): { callId?: string } =>
        typeof search['callId'] === 'string' ? { callId: search['callId'] } : {},
      component: lazyRouteComponent(() => import('./nominations/partners-page.tsx'), 'PartnersPage'),
    }),
    page(
      patterns.funding,
      lazyRouteComponent(() => import('./funding/funding-page.tsx'), 'FundingPage'),
    ),
    page(
      patterns.documents,
      lazyRouteComponent(() => import('./documents/documents-page.tsx'), 'DocumentsPage'),
    ),
    createRoute({
      getParentRoute: () => parent,
      path: patterns.bases,
      validateSearch: readBaseFilter,
      component: lazyRouteComponent(() => import('./bases/bases-page.tsx'), 'BasesPage'),
    }),
    page(
      patterns.base,
      lazyRouteComponent(() => import('./bases/base-page.tsx'), 'BasePage'),
    ),
    page(
      patterns.regulationDesk,
      lazyRouteComponent(() => import('./regulations/desk-page.tsx'), 'RegulationDeskPage'),
    ),
    page(
      patterns.regulationDraft,
      lazyRouteComponent(() => import('./regulations/draft-page.tsx'), 'RegulationDraftPage'),
    ),
    page(
      patterns.sanctions,
      lazyRouteComponent(() => import('./sanctions/sanctions-page.tsx'), 'SanctionsPage'),
    ),
    page(
      patterns.cooperations,
      lazyRouteComponent(() => import('./cooperations/cooperations-page.tsx'), 'CooperationsPage'),
    ),
    page(
      patterns.unit,
      lazyRouteComponent(() => import('./unit/unit-page.tsx'), 'UnitPage'),
    ),
    page(
      patterns.accounts,
      lazyRouteComponent(() => import('./accounts/accounts-page.tsx'), 'AccountsPage'),
    ),
    page(
      patterns.audit,
      lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
    ),
  ];
};
