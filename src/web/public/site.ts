import type { Text } from '#policy/text.ts';

/** What every public page knows of the site it stands on. */
export type Site = {
  /** Address the public reaches the product at, without a slash at the end. */
  publicUrl: string;
  /** The data are invented, and every page says so. */
  demonstration: boolean;
  /** The moment the page is made for; standing and days left are told as of it. */
  now: Date;
};

/** Text of which one language may be missing; the other then stands in. */
export type LooseText = { zh: string; en: string };

/** A text that is there in both languages if it is there in one. */
export const bothOf = (text: LooseText): Text => ({ zh: text.zh || text.en, en: text.en || text.zh });
