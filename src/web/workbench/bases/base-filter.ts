import type { Recognition } from '#contract/recognitions.ts';

export type BaseFilter = {
  text?: string;
  baseType?: string;
  provinceCode?: string;
  standing?: Recognition['standing'];
  /** A unit sees its own bases until it asks for all. */
  all?: 'true';
};
export const standings = ['upcoming', 'active', 'expired', 'revoked'] as const satisfies Recognition['standing'][];

const word = (value: unknown, maximum: number): string | undefined => {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= maximum ? text : undefined;
};

/** The filter an address holds; what it cannot hold is left out. */
export const readBaseFilter = (search: Record<string, unknown>): BaseFilter => {
  const filter = {
    text: word(search['text'], 100),
    baseType: word(search['baseType'], 60),
    provinceCode: word(search['provinceCode'], 6),
    standing: standings.find((each) => each === search['standing']),
    all: word(search['all'], 4) === 'true' ? 'true' : undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
};
