import { z } from 'zod';

/** A language the product speaks. Chinese is the first, English the complete second. */
export const localeSchema = z.enum(['zh', 'en']);
export type Locale = z.infer<typeof localeSchema>;

/** A text in both languages; neither may be missing. */
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof textSchema>;

/**
 * The number of characters a person sees: 𠮷, é and a family emoji each count once.
 * Forms that limit 字 count this way (and not UTF-16 units).
 */
export const visibleLength = (text: string): number => {
  let length = 0;
  for (const _ of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) length += 1;
  return length;
};
