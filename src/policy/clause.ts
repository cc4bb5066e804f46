import { z } from 'zod';
import type { Locale } from './text.ts';

/**
 * A place in a regulation: article, then item, then sub-item, e.g. `7`, `7.5`, `12.1.3`, or an annex: `annex.2`.
 * A call or plan that is numbered in parts (一、二、…) uses the same form. A call that applies an older regulation
 * cites that one's clauses behind its id: `cast-workbase-2018/7.1`.
 */
export const clauseRefSchema = z
  .string()
  .regex(
    /^(?:[a-z][a-z0-9-]*\/)?(?:\d+(\.\d+){0,2}|annex(\.\d+)?)$/,
    '条款写作 条.款.项，如 "7.5"，或 "annex.2" / a clause is written as article.item.sub-item, e.g. "7.5", or "annex.2"',
  );
export type ClauseRef = z.infer<typeof clauseRefSchema>;

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese numerals as articles are numbered: 七, 十, 十四, 二十八. */
export const chineseNumeral = (value: number): string => {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS[ones] ?? String(value);
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones === 0 ? '' : DIGITS[ones]}`;
};

const wordsOf = (place: string, locale: Locale, numbering: 'article' | 'part'): string => {
  if (place.startsWith('annex')) {
    const number = place.split('.')[1];
    return locale === 'en' ? `Annex${number ? ` ${number}` : ''}` : `附件${number ?? ''}`;
  }
  const [article = 0, item, subItem] = place.split('.').map(Number);
  if (locale === 'en') {
    const head = numbering === 'article' ? 'Article' : 'Part';
    return `${head} ${article}${item === undefined ? '' : `(${item})`}${subItem === undefined ? '' : `(${subItem})`}`;
  }
  const head = numbering === 'article' ? `第${chineseNumeral(article)}条` : `第${chineseNumeral(article)}部分`;
  return `${head}${item === undefined ? '' : `（${chineseNumeral(item)}）`}${subItem === undefined ? '' : `${subItem}`}`;
};

/**
 * How a clause is written to a reader: 第七条（五） or "Article 7(5)"; sub-items follow in Arabic figures, as the texts
 * number them. A clause of the regulation that a call applies is marked 所依办法; such regulations count in articles.
 */
export const clauseLabel = (clause: ClauseRef, locale: Locale, numbering: 'article' | 'part' = 'article'): string => {
  const [place = '', source] = clause.split('/').toReversed();
  if (source === undefined) return wordsOf(place, locale, numbering);
  return locale === 'en'
    ? `Parent regulation, ${wordsOf(place, locale, 'article')}`
    : `所依办法${wordsOf(place, locale, 'article')}`;
};
