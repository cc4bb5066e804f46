/** Making any stored text safe to print. Markup needs no escape here: values reach the template as data only. */

/**
 * Dropped: control characters except tab and line feed, soft hyphens, invisible joiners and marks, and the
 * bidirectional overrides with which a name could be made to read backwards on paper.
 */
const invisible = /[^\P{Cc}\t\n]|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A stretch that offers no place to break: neither a space nor an ideograph, so it could run off the page. */
const unbroken = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{24,}/gu;

const ZERO_WIDTH_SPACE = '\u200B';
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The pieces of an address or a file name, each with the sign that ends it. */
const pieces = /[^-@./_\\:;,&?=]*(?:[-@./_\\:;,&?=]|$)/gu;
const LONGEST_PIECE = 23;

/** Breaks after the signs of an address where that is enough, otherwise between any two letters. */
const breakable = (run: string): string =>
  (run.match(pieces) ?? [])
    .filter((piece) => piece !== '')
    .flatMap((piece) =>
      piece.length <= LONGEST_PIECE ? [piece] : [...graphemes.segment(piece)].map(({ segment }) => segment),
    )
    .join(ZERO_WIDTH_SPACE);

/** One text, ready for paper: lone surrogates replaced, invisible characters gone, no stretch wider than a line. */
export const printableText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll(/[\t\u00A0\u2007\u202F]/gu, ' ')
    .replaceAll(invisible, '')
    .replaceAll(unbroken, breakable);

/** The same value with every text in it made printable. Keys stay as they are: they come from a schema. */
export const printable = (value: unknown): unknown => {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(printable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, printable(held)]));
};
