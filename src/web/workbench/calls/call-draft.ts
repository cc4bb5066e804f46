import type { z } from 'zod';
import type { Call, callInputSchema } from '#contract/calls.ts';
import { beijingField, instantOfBeijing } from '../beijing-time.ts';

type CallInput = z.input<typeof callInputSchema>;

/** A call while it is being written: fields as typed, nothing chosen that the officer has not chosen. */
export type CallDraft = {
  titleZh: string;
  titleEn: string;
  year: string;
  regulationId: string;
  opens: string;
  closes: string;
  types: readonly string[];
  publicityDays: string;
  publicityDayKind: 'calendar' | 'working' | null;
  textZh: string;
  textEn: string;
};
export type CallFault =
  | 'titles'
  | 'year'
  | 'regulation'
  | 'types'
  | 'window'
  | 'order'
  | 'days'
  | 'dayKind'
  | 'too-long';

export const emptyDraft = (year: number): CallDraft => ({
  titleZh: '',
  titleEn: '',
  year: String(year),
  regulationId: '',
  opens: '',
  closes: '',
  types: [],
  publicityDays: '',
  publicityDayKind: null,
  textZh: '',
  textEn: '',
});

export const draftOf = (call: Call): CallDraft => ({
  titleZh: call.title.zh,
  titleEn: call.title.en,
  year: String(call.year),
  regulationId: call.regulationId,
  opens: beijingField(call.opensAt),
  closes: beijingField(call.closesAt),
  types: call.types,
  publicityDays: call.publicityDays === null ? '' : String(call.publicityDays),
  // Without a length the kind of days has not been chosen, whatever is stored beside it.
  publicityDayKind: call.publicityDays === null ? null : call.publicityDayKind,
  textZh: call.text.zh,
  textEn: call.text.en,
});

const within = (text: string, minimum: number, maximum: number): boolean => {
  const length = [...text.trim()].length;
  return length >= minimum && length <= maximum;
};
const wholeNumber = (text: string, minimum: number, maximum: number): boolean =>
  /^\d+$/u.test(text) && Number(text) >= minimum && Number(text) <= maximum;

/** The first thing that keeps a draft from being stored; bounds are the contract's. */
export const faultOf = (draft: CallDraft): CallFault | null => {
  const opens = instantOfBeijing(draft.opens);
  const closes = instantOfBeijing(draft.closes);
  if (!within(draft.titleZh, 2, 100) || !within(draft.titleEn, 2, 200)) return 'titles';
  if (!wholeNumber(draft.year, 2000, 2100)) return 'year';
  if (draft.regulationId === '') return 'regulation';
  if (draft.types.length === 0) return 'types';
  if (opens === null || closes === null) return 'window';
  if (opens >= closes) return 'order';
  if (draft.publicityDays !== '' && !wholeNumber(draft.publicityDays, 1, 90)) return 'days';
  if (draft.publicityDays !== '' && draft.publicityDayKind === null) return 'dayKind';
  return within(draft.textZh, 0, 5000) && within(draft.textEn, 0, 8000) ? null : 'too-long';
};

/** An instant that the officer did not touch keeps its seconds, which its field does not show. */
const keep = (field: string, stored: string | undefined): string =>
  stored !== undefined && beijingField(stored) === field ? stored : (instantOfBeijing(field) ?? '');

/** What is sent; only of a draft without fault. */
export const inputOf = (draft: CallDraft, stored?: Call): CallInput => ({
  title: { zh: draft.titleZh.trim(), en: draft.titleEn.trim() },
  year: Number(draft.year),
  regulationId: draft.regulationId,
  opensAt: keep(draft.opens, stored?.opensAt),
  closesAt: keep(draft.closes, stored?.closesAt),
  types: [...draft.types],
  publicityDays: draft.publicityDays === '' ? null : Number(draft.publicityDays),
  publicityDayKind: draft.publicityDayKind ?? 'calendar',
  text: { zh: draft.textZh.trim(), en: draft.textEn.trim() },
});
