import { randomInt } from 'node:crypto';
import type { LawDay } from '#policy/law-day.ts';

/** Letters and digits that cannot be mistaken for one another on metal. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh code `HZ26-7K4M-93QX`: the year and eight characters that nobody can guess from another plaque. */
export const newVerificationCode = (issued: LawDay): string => {
  const part = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `HZ${issued.slice(2, 4)}-${part()}-${part()}`;
};

/** The code as stored, from however a person typed it: lower case, spaces, full-width, without hyphens. Undefined if it can be none. */
export const readVerificationCode = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_]/g, '');
  const match = /^HZ(\d{2})([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(plain);
  return match ? `HZ${match[1]}-${match[2]}-${match[3]}` : undefined;
};
