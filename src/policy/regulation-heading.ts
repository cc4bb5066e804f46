import { parseDocument } from 'yaml';
import { textSchema, type Text } from './text.ts';

/** What a text says of itself at its head, as far as it can be read; the rest may still be full of faults. */
export type RegulationHeading = {
  id: string | undefined;
  authority: string | undefined;
  under: string | undefined;
  title: Text | undefined;
};

/** The text as far as it can be read, with its members as plain values. */
const readable = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = parseDocument(text).toJS();
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** Reads the head of a text that need not be complete or right. */
export const regulationHeading = (text: string): RegulationHeading => {
  const all = readable(text);
  const name = (key: string): string | undefined => (typeof all[key] === 'string' ? all[key] : undefined);
  const title = textSchema.safeParse(all['title']);
  return {
    id: name('id'),
    authority: name('authority'),
    under: name('under'),
    title: title.success ? title.data : undefined,
  };
};
