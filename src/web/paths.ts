import type { Locale } from '#policy/text.ts';

/** Every address of the web, so that no page writes one by hand. Links in replies of the server come from here too. */

export const workbenchBase = '/workbench';

/** Patterns of the workbench, relative to its base, as the router takes them. */
export const workbenchPatterns = {
  today: '/',
  signIn: '/sign-in',
  register: '/register',
  invitation: '/invitation/$token',
  nominations: '/nominations',
  nominationLists: '/nominations/lists',
  partners: '/partners',
  applications: '/applications',
  case: '/applications/$id',
  form: '/applications/$id/form',
  calls: '/calls',
  newCall: '/calls/new',
  call: '/calls/$id',
  editCall: '/calls/$id/edit',
  notices: '/notices',
  newNotice: '/notices/new',
  notice: '/notices/$id',
  reviews: '/reviews',
  review: '/reviews/$id',
  meetings: '/meetings',
  newMeeting: '/meetings/new',
  meeting: '/meetings/$id',
  approvals: '/approvals',
  selections: '/selections',
  funding: '/funding',
  documents: '/documents',
  bases: '/bases',
  base: '/bases/$id',
  sanctions: '/sanctions',
  regulationDesk: '/regulations',
  regulationDraft: '/regulations/drafts/$id',
  cooperations: '/cooperations',
  unit: '/unit',
  accounts: '/accounts',
  audit: '/audit',
} as const;

const inWorkbench = (path: string): string => `${workbenchBase}${path}`;
const withQuery = (path: string, filter: Record<string, string>): string => {
  const query = new URLSearchParams(filter).toString();
  return inWorkbench(query === '' ? path : `${path}?${query}`);
};

export const workbench = {
  today: () => inWorkbench('/'),
  /** `next` is where to go after signing in; only an address of the workbench is taken. */
  signIn: (next?: string) => inWorkbench(`/sign-in${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`),
  register: () => inWorkbench('/register'),
  /** The link a recommender sends to an organisation it nominated. */
  invitation: (token: string) => inWorkbench(`/invitation/${token}`),
  nominations: () => inWorkbench('/nominations'),
  nominationLists: () => inWorkbench('/nominations/lists'),
  partners: (filter: Record<string, string> = {}) => withQuery('/partners', filter),
  applications: (filter: Record<string, string> = {}) => withQuery('/applications', filter),
  case: (id: string) => inWorkbench(`/applications/${id}`),
  form: (id: string) => inWorkbench(`/applications/${id}/form`),
  notices: () => inWorkbench('/notices'),
  newNotice: () => inWorkbench('/notices/new'),
  notice: (id: string) => inWorkbench(`/notices/${id}`),
  reviews: () => inWorkbench('/reviews'),
  review: (id: string) => inWorkbench(`/reviews/${id}`),
  meetings: () => inWorkbench('/meetings'),
  newMeeting: () => inWorkbench('/meetings/new'),
  meeting: (id: string) => inWorkbench(`/meetings/${id}`),
  approvals: () => inWorkbench('/approvals'),
  selections: () => inWorkbench('/selections'),
  funding: () => inWorkbench('/funding'),
  documents: () => inWorkbench('/documents'),
  bases: (filter: Record<string, string> = {}) => withQuery('/bases', filter),
  base: (id: string) => inWorkbench(`/bases/${id}`),
  calls: () => inWorkbench('/calls'),
  newCall: () => inWorkbench('/calls/new'),
  call: (id: string) => inWorkbench(`/calls/${id}`),
  editCall: (id: string) => inWorkbench(`/calls/${id}/edit`),
  unit: () => inWorkbench('/unit'),
  cooperations: () => inWorkbench('/cooperations'),
  sanctions: () => inWorkbench('/sanctions'),
  regulationDesk: () => inWorkbench('/regulations'),
  regulationDraft: (id: string) => inWorkbench(`/regulations/drafts/${id}`),
  accounts: () => inWorkbench('/accounts'),
  audit: () => inWorkbench('/audit'),
} as const;

/** Public pages; English ones have their own address under /en. */
export const publicPages = (locale: Locale) => {
  const prefix = locale === 'en' ? '/en' : '';
  return {
    home: () => prefix || '/',
    calls: () => `${prefix}/calls`,
    call: (id: string) => `${prefix}/calls/${id}`,
    bases: () => `${prefix}/bases`,
    base: (id: string) => `${prefix}/bases/${id}`,
    notices: () => `${prefix}/notices`,
    notice: (id: string) => `${prefix}/notices/${id}`,
    verify: (code?: string) => `${prefix}/verify${code === undefined ? '' : `/${encodeURIComponent(code)}`}`,
    regulations: () => `${prefix}/regulations`,
    regulation: (id: string) => `${prefix}/regulations/${id}`,
  } as const;
};
