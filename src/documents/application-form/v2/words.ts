/** Words of the form that paper and Word print alike. */
import { ordinalInChinese } from '../../chinese-words.ts';

/** 一、 before each of several notes; a single note stands without. */
export const numberedInstructions = (notes: readonly string[]): string[] =>
  notes.length === 1 ? [...notes] : notes.map((note, index) => `${ordinalInChinese(index + 1)}、${note}`);

/** （2026年度）, or room to write the year. */
export const yearInBrackets = (year: number | null): string => `（${year ?? '\u3000\u3000'}年度）`;

/** What was filled in, with its unit; an empty answer has none. */
export const withUnit = ({ value, unit }: { value: string; unit?: string | undefined }): string =>
  value === '' || unit === undefined ? value : `${value} ${unit}`;
