import type { Text } from './text.ts';

/**
 * Units of metrics. The store and the engine know only these; `formScale` is how many stored units
 * one unit of the form is (money is stored in 元 and filled in 万元).
 */
export const units = {
  m2: { zh: '平方米', en: 'm²', formScale: 1 },
  person: { zh: '人', en: 'people', formScale: 1 },
  personPerYear: { zh: '人/年', en: 'people a year', formScale: 1 },
  enterprise: { zh: '家', en: 'enterprises', formScale: 1 },
  institution: { zh: '家', en: 'institutions', formScale: 1 },
  association: { zh: '家', en: 'associations or bases', formScale: 1 },
  partner: { zh: '个', en: 'partners', formScale: 1 },
  activityPerYear: { zh: '次/年', en: 'activities a year', formScale: 1 },
  document: { zh: '份', en: 'documents', formScale: 1 },
  cny: { zh: '万元', en: '10 000 CNY', formScale: 10_000 },
  cnyPerYear: { zh: '万元/年', en: '10 000 CNY a year', formScale: 10_000 },
} as const satisfies Record<string, Text & { formScale: number }>;

export type Unit = keyof typeof units;
export const unitNames = Object.keys(units) as [Unit, ...Unit[]];
