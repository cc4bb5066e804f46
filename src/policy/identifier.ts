import { z } from 'zod';
import { parseLawDay, type LawDay } from './law-day.ts';

/** A name inside a regulation: kebab-case. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '标识用小写字母、数字和连字符 / an id is kebab-case');
/** A metric or form field: camelCase, its unit in the name. */
export const metricId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, '指标用驼峰写法，名称含单位 / a metric is camelCase, its unit in the name');
/** An association of the tree, by its code. */
export const associationCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '组织代码用小写字母、数字和连字符 / an association code is kebab-case');

export const lawDaySchema = z
  .string()
  .refine(
    (text) => parseLawDay(text) !== undefined,
    '应为存在的日期，写作 YYYY-MM-DD / a day that exists, written YYYY-MM-DD',
  )
  .transform((text) => text as LawDay);
