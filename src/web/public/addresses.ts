import type { Locale } from '#policy/text.ts';
import { publicPages, workbench } from '../paths.ts';

/** Names of the query of `GET /bases`, as its form sends them. */
export type BasesQuery = Partial<Record<'text' | 'type' | 'province' | 'standing' | 'cursor', string>>;

/** Value of `province` that stands for every country but China. */
export const OVERSEAS = 'overseas';

const withQuery = (path: string, query: Record<string, string>): string => {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
};

/** The addresses public pages link to and post to, in a language. */
export const addressesOf = (locale: Locale) => {
  const pages = publicPages(locale);
  return {
    ...pages,
    bases: (query: BasesQuery = {}) => withQuery(pages.bases(), query),
    questions: (callId: string) => `${pages.call(callId)}/questions`,
    /** Where the objection form posts, and where its form stands. */
    objections: (noticeId: string) => `${pages.notice(noticeId)}/objections`,
    objectionForm: (noticeId: string) => `${pages.notice(noticeId)}#objection`,
    /** The text that was the rule on a day; null: the present one. */
    regulationOn: (id: string, day: string | null) => withQuery(pages.regulation(id), { on: day ?? '' }),
    /** A clause of a regulation, at its anchor. */
    clause: (regulationId: string, clause: string) => `${pages.regulation(regulationId)}#clause-${clause}`,
    signIn: () => `${workbench.today()}`,
    register: () => workbench.register(),
  } as const;
};
export type Addresses = ReturnType<typeof addressesOf>;
