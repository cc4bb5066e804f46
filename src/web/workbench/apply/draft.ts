import type { DossierInput } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { metricsOf, type Dossier, type Fact } from '#policy/criteria.ts';
import type { FormField } from '#policy/form.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import { todayHere } from '../dates.ts';

/** What an applicant fills, as it is sent; the version goes beside it. */
export type Draft = Omit<DossierInput, 'version'>;

/** Where a value stands in a draft: `place.zh`, `form.email`, `facts.serviceAreaM2`, `recommender`. */
export type Path = string;

export const draftOf = (
  file: Pick<Case, 'place' | 'form' | 'facts' | 'recommenderCode' | 'group' | 'lane' | 'jointEntry'>,
): Draft => ({
  place: file.place,
  form: file.form as Draft['form'],
  facts: file.facts,
  recommenderCode: file.recommenderCode,
  group: file.group,
  lane: file.lane,
  jointEntry: file.jointEntry,
});

type FormValue = Draft['form'][string];
type FactInput = Draft['facts'][string];
export type Value = FormValue | FactInput;

export const valueAt = (draft: Draft, path: Path): Value => {
  const [part, key = ''] = [path.split('.')[0], path.slice(path.indexOf('.') + 1)];
  if (part === 'form') return draft.form[key] ?? null;
  if (part === 'facts') return draft.facts[key] ?? null;
  if (part === 'place') return key === 'en' ? draft.place.en : draft.place.zh;
  if (part === 'group' || part === 'lane' || part === 'jointEntry') return draft[part];
  return draft.recommenderCode;
};

export const withValue = (draft: Draft, path: Path, value: Value): Draft => {
  const key = path.slice(path.indexOf('.') + 1);
  const kept = value === '' ? null : value;
  if (path.startsWith('form.')) return { ...draft, form: { ...draft.form, [key]: kept as FormValue } };
  if (path.startsWith('facts.')) return { ...draft, facts: { ...draft.facts, [key]: kept as FactInput } };
  if (path.startsWith('place.')) return { ...draft, place: { ...draft.place, [key]: value ?? '' } };
  if (path === 'jointEntry') return { ...draft, jointEntry: value === true };
  if (path === 'group' || path === 'lane') return { ...draft, [path]: kept as string | null };
  return { ...draft, recommenderCode: kept as string | null };
};

/** Fields of the form that repeat the place follow it for as long as nobody wrote something else there. */
export const withPlace = (draft: Draft, path: Path, value: string, fields: readonly FormField[]): Draft => {
  const before = draft.place.zh;
  const next = withValue(draft, path, value);
  if (path !== 'place.zh') return next;
  return fields
    .filter((field) => field.from === 'place' && (draft.form[field.id] ?? '') === before)
    .reduce((filled, field) => withValue(filled, `form.${field.id}`, value), next);
};

export const sameDraft = (one: Draft, other: Draft): boolean => differingPaths(one, other).length === 0;

/** Paths at which two drafts differ; nothing and an empty text are the same. */
export const differingPaths = (one: Draft, other: Draft): Path[] => {
  const paths = new Set<Path>(['place.zh', 'place.en', 'recommender', 'group', 'lane', 'jointEntry']);
  for (const draft of [one, other]) {
    for (const key of Object.keys(draft.form)) paths.add(`form.${key}`);
    for (const key of Object.keys(draft.facts)) paths.add(`facts.${key}`);
  }
  const text = (draft: Draft, path: Path) => JSON.stringify(valueAt(draft, path) || null);
  return [...paths].filter((path) => text(one, path) !== text(other, path));
};

/** The day ages are counted back from, as far as it is known before submitting. */
const referenceDayOf = (file: Case, regulation: Regulation) => {
  if (regulation.referenceDay === undefined) return undefined;
  const chosen = regulation.readings[regulation.referenceDay.reading]?.chosen;
  return chosen === 'submission-day' ? todayHere() : lawDayOf(new Date(Date.parse(file.call.closesAt) - 1));
};

/** What the engine judges while the form is being filled; everything is the applicant's word yet. */
export const dossierOf = (draft: Draft, file: Case, regulation: Regulation): Dossier => {
  const facts: Record<string, Fact | undefined> = {};
  for (const { id } of metricsOf(regulation, file.baseType)) {
    const value = draft.facts[id];
    if (value !== null && value !== undefined) facts[id] = { value, source: 'declared' };
  }
  return {
    facts,
    unit: file.unit,
    materials: new Set(file.materials.map((material) => material.slot)),
    referenceDay: referenceDayOf(file, regulation),
  };
};
