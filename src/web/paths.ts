import type { Locale } from '#policy/text.ts';

/** Every address of the web, so that no page writes one by hand. Links in replies of the server come from here too. */

export const workbenchBase = '/workbench';

/** Patterns of the workbench, relative to its base, as the router takes them. */
export const workbenchPatterns = {
  today: '/',
  signIn: '/sign-in',
  register: '/register',
  applications: '/applications',
  case: '/applications/$id',
  form: '/applications/$id/form',
} as const;

const inWorkbench = (path: string): string => `${workbenchBase}${path}`;

export const workbench = {
  today: () => inWorkbench('/'),
  /** `next` is where to go after signing in; only an address of the workbench is taken. */
  signIn: (next?: string) => inWorkbench(`/sign-in${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`),
  register: () => inWorkbench('/register'),
  applications: (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return inWorkbench(`/applications${query === '' ? '' : `?${query}`}`);
  },
  case: (id: string) => inWorkbench(`/applications/${id}`),
  form: (id: string) => inWorkbench(`/applications/${id}/form`),
  notices: () => inWorkbench('/notices'),
  reviews: () => inWorkbench('/reviews'),
  review: (id: string) => inWorkbench(`/reviews/${id}`),
  meetings: () => inWorkbench('/meetings'),
  approvals: () => inWorkbench('/approvals'),
  bases: () => inWorkbench('/bases'),
  base: (id: string) => inWorkbench(`/bases/${id}`),
  calls: () => inWorkbench('/calls'),
  cooperations: () => inWorkbench('/cooperations'),
  sanctions: () => inWorkbench('/sanctions'),
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
