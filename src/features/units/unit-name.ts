import type { Text } from '#policy/text.ts';

/** A unit's name in both languages; where it has only one, that stands for both. */
export const unitText = (unit: { name_zh: string; name_en: string }): Text => ({
  zh: unit.name_zh || unit.name_en,
  en: unit.name_en || unit.name_zh,
});
