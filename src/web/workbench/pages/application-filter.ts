import type { ApplicationFilter } from '#contract/applications.ts';
import { applicationStatuses } from '#workflow/application-file.ts';

const SORTS = ['submittedAt', 'updatedAt', 'number', 'dueOn'] as const;

const word = (value: unknown, maximum: number): string | undefined => {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= maximum ? text : undefined;
};
const oneOf = <T extends string>(value: unknown, options: readonly T[]): T | undefined =>
  options.find((option) => option === value);

/** The filter an address holds; what it cannot hold is left out, so that a mistyped link still shows a list. */
export const readFilter = (search: Record<string, unknown>): ApplicationFilter => {
  const filter: Record<keyof ApplicationFilter, string | undefined> = {
    text: word(search['text'], 100),
    status: oneOf(search['status'], applicationStatuses),
    baseType: word(search['baseType'], 60),
    stepId: word(search['stepId'], 60),
    stepKind: undefined,
    provinceCode: word(search['provinceCode'], 6),
    callId: word(search['callId'], 36),
    mine: word(search['mine'], 4) === 'true' ? 'true' : undefined,
    sort: oneOf(search['sort'], SORTS),
    order: oneOf(search['order'], ['asc', 'desc']),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as ApplicationFilter;
};
