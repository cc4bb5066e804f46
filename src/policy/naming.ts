import type { Regulation } from './regulation.ts';
import type { Text } from './text.ts';

/**
 * The name on the plaque by the regulation's rule (cast-2022 14.1): the type, with the city or park in brackets
 * where the rule has them. `place` is the city or park in both scripts.
 */
export const recognitionName = (regulation: Regulation, baseTypeId: string, place: Text): Text => {
  const naming = regulation.baseTypes[baseTypeId]?.naming;
  if (naming === undefined) throw new Error(`regulation ${regulation.id} has no base type ${baseTypeId}`);
  return {
    zh: naming.pattern.zh.replace('{place}', () => place.zh),
    en: naming.pattern.en.replace('{place}', () => place.en),
  };
};
