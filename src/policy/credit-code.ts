import type { Text } from './text.ts';

/**
 * Unified social credit codes of legal persons, GB 32100-2015: 17 characters and a check character,
 * from the digits and the capital letters without I, O, S, V and Z.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

export type CreditCodeCheck = { ok: true } | { ok: false; reason: Text };

/** As the code is stored: half-width capitals without spaces. People paste full-width and lower-case ones. */
export const normalizeCreditCode = (code: string): string =>
  code.normalize('NFKC').replaceAll(/[\s-]/gu, '').toUpperCase();

/** The weight of the place `index`, counted from 0: 3 to that power, modulo 31 (GB 32100-2015, 5). */
const weightOf = (index: number): number => {
  let weight = 1;
  for (let step = 0; step < index; step += 1) weight = (weight * 3) % 31;
  return weight;
};

/** The check character that belongs to 17 characters of the alphabet. */
const checkCharacterOf = (body: string): string => {
  const sum = [...body].reduce((total, character, index) => total + ALPHABET.indexOf(character) * weightOf(index), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
};

const refuse = (zh: string, en: string): CreditCodeCheck => ({ ok: false, reason: { zh, en } });

/**
 * Whether a text is a unified social credit code, after {@link normalizeCreditCode}. Says which of the three
 * things is wrong: how many characters, a character the standard does not use, or the check character.
 */
export const checkCreditCode = (code: string): CreditCodeCheck => {
  const characters = [...normalizeCreditCode(code)];
  if (characters.length !== LENGTH) {
    return refuse(
      `应为 18 位，现有 ${characters.length} 位`,
      `18 characters are needed; there are ${characters.length}`,
    );
  }
  const stranger = characters.find((character) => !ALPHABET.includes(character));
  if (stranger !== undefined) {
    return refuse(
      `含有不该有的字符“${stranger}”；代码只用数字和除 I、O、S、V、Z 以外的大写字母`,
      `“${stranger}” is not used in these codes: only digits and capitals other than I, O, S, V and Z`,
    );
  }
  if (checkCharacterOf(characters.slice(0, LENGTH - 1).join('')) !== characters[LENGTH - 1]) {
    return refuse('校验位不符，请对照证照核对', 'The check character does not fit; compare with the certificate');
  }
  return { ok: true };
};
