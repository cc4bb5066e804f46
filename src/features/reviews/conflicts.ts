import type { Text } from '#policy/text.ts';

/** What is known of an expert that could tie him to an applicant. */
export type ExpertTies = {
  accountId: string;
  affiliation: string;
  ties: readonly string[];
  unitIds: readonly string[];
  associationCodes: readonly string[];
};
export type ReviewedUnit = { id: string; names: readonly string[]; registrations: readonly string[] };

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s（）()·,.，。-]/g, '');

/**
 * Every reason for which an expert must stand aside from a file (cast-2022 15: fairness in review), in words: works in
 * the unit, declared a tie to it, holds office at a body that handles the file, or has acted on it.
 */
export const conflictsOf = (
  expert: ExpertTies,
  unit: ReviewedUnit,
  file: { associationCodes: readonly string[]; actedBy: readonly string[]; declinedBy: readonly string[] },
): Text[] => {
  const reasons: Text[] = [];
  const names = unit.names.map(plain).filter(Boolean);
  const isUnit = (text: string) =>
    text !== '' && (names.includes(plain(text)) || unit.registrations.includes(text.trim().toUpperCase()));
  if (expert.unitIds.includes(unit.id)) reasons.push({ zh: '在申报单位任职', en: 'Works for the applicant' });
  if (isUnit(expert.affiliation))
    reasons.push({
      zh: `所在单位即申报单位（${expert.affiliation}）`,
      en: `Affiliated with the applicant (${expert.affiliation})`,
    });
  const tie = expert.ties.find(isUnit);
  if (tie !== undefined)
    reasons.push({ zh: `已申报与该单位有利害关系（${tie}）`, en: `Declared a tie to the applicant (${tie})` });
  if (expert.associationCodes.some((code) => file.associationCodes.includes(code) && code !== 'nation')) {
    reasons.push({ zh: '在办理此件的组织任职', en: 'Holds office at a body that handles this file' });
  }
  if (file.actedBy.includes(expert.accountId))
    reasons.push({ zh: '已在其他环节办理过此件', en: 'Has acted on this file at another step' });
  if (file.declinedBy.includes(expert.accountId))
    reasons.push({ zh: '已就此件申请回避', en: 'Has declined this file' });
  return reasons;
};
