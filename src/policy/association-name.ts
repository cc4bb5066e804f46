import type { Text } from './text.ts';

/** The short form people use in lists and on routes: 贵州省科学技术协会 → 贵州省科协. */
export const shortAssociationName = (name: Text): Text => ({
  zh: name.zh.replace('科学技术协会', '科协'),
  en: name.en.replace('Association for Science and Technology', 'AST'),
});
