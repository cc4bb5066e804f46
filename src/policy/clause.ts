import { z } from 'zod';
import type { Locale } from './text.ts';

/**
 * A place in a regulation: article, then item, then sub-item, e.g. `7`, `7.5`, `12.1.3`.
 * A call or plan that is numbered in parts (一、二、…) uses the same form.
 */
export const clauseRefSchema = z
  .string()
  .regex(/^\d+(\.\d+){0,2}$/, 'a clause is written as article.item.sub-item, e.g. "7.5"');
export type ClauseRef = z.infer<typeof clauseRefSchema>;

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese numerals as articles are numbered: 七, 十, 十四, 二十八. */
export const chineseNumeral = (value: number): string => {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS[ones] ?? String(value);
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones === 0 ? '' : DIGITS[ones]}`;
};

/** How a clause is written to a reader: 第七条（五） or "Article 7(5)"; sub-items follow in Arabic figures, as the texts number them. */
export const clauseLabel = (clause: ClauseRef, locale: Locale, numbering: 'article' | 'part' = 'article'): string => {
  const [article = 0, item, subItem] = clause.split('.').map(Number);
  if (locale === 'en') {
    const head = numbering === 'article' ? 'Article' : 'Part';
    return `${head} ${article}${item === undefined ? '' : `(${item})`}${subItem === undefined ? '' : `(${subItem})`}`;
  }
  const head = numbering === 'article' ? `第${chineseNumeral(article)}条` : `第${chineseNumeral(article)}部分`;
  return `${head}${item === undefined ? '' : `（${chineseNumeral(item)}）`}${subItem === undefined ? '' : `${subItem}`}`;
};
