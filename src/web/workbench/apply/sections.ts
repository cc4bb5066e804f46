import type { Case } from '#contract/case.ts';
import { metricsOf, type CriterionOutcome } from '#policy/criteria.ts';
import { sectionsFor } from '#policy/dossier.ts';
import { materialsOf, missingMaterials } from '#policy/materials.ts';
import type { FormField } from '#policy/form.ts';
import type { Regulation } from '#policy/regulation.ts';
import { visibleLength, type Text } from '#policy/text.ts';
import { valueAt, type Draft, type Path } from './draft.ts';

/** A part of the form: a section of the regulation's form, or one of the three that every form has. */
export type Section = {
  id: string;
  kind: 'form' | 'applicant' | 'criteria' | 'materials' | 'recommender';
  title: Text;
  help: Text | null;
  fields: readonly FormField[];
};

/** Something that stops submitting, and where it can be put right. */
export type Lack = { path: Path; section: string; label: Text; reason: 'empty' | 'too-long' | 'unmet' | 'wrong' };

const titles = {
  applicant: { zh: '申报对象与途径', en: 'Applicant and lane' },
  group: { zh: '申报对象', en: 'Kind of applicant' },
  lane: { zh: '申报途径', en: 'Lane' },
  criteria: { zh: '认定条件', en: 'Conditions' },
  materials: { zh: '申报材料', en: 'Materials' },
  recommender: { zh: '推荐单位', en: 'Recommender' },
  placeZh: { zh: '城市或园区（中文）', en: 'City or park (Chinese)' },
  placeEn: { zh: '城市或园区（英文）', en: 'City or park (English)' },
} as const satisfies Record<string, Text>;

/** Whether the route of the type goes through a body the applicant must name. */
export const needsRecommender = (regulation: Regulation, baseType: string): boolean =>
  regulation.routes.some(
    (route) => route.forTypes.includes(baseType) && route.steps.some((step) => step.at.of === 'cooperation'),
  );

/** The parts in the order they are filled: who applies, form, conditions, materials, recommender, declaration. */
export const sectionsOf = (regulation: Regulation, baseType: string): Section[] => {
  const ofForm = (position: 'start' | 'end'): Section[] =>
    sectionsFor(regulation, baseType)
      .filter((section) => section.position === position)
      .map(({ id, title, help, fields }) => ({ id, kind: 'form', title, help: help ?? null, fields }));
  const own = (kind: Exclude<Section['kind'], 'form'>): Section => ({
    id: kind,
    kind,
    title: titles[kind],
    help: null,
    fields: [],
  });
  return [
    ...(regulation.applicants || regulation.jointEntry ? [own('applicant')] : []),
    ...ofForm('start'),
    own('criteria'),
    own('materials'),
    ...(needsRecommender(regulation, baseType) ? [own('recommender')] : []),
    ...ofForm('end'),
  ];
};

/** Whether the name on the plaque contains a city or park. */
export const hasPlace = (regulation: Regulation, baseType: string): boolean =>
  regulation.baseTypes[baseType]?.naming.place !== 'none';

const lackOf = (value: unknown, maximum: number | null, required: boolean): Lack['reason'] | null => {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return required ? 'empty' : null;
  return typeof value === 'string' && maximum !== null && visibleLength(value) > maximum ? 'too-long' : null;
};

/** Everything that is missing or wrong, in the order of the form. */
export const lacksOf = (
  draft: Draft,
  file: Case,
  regulation: Regulation,
  outcomes: readonly CriterionOutcome[],
  wrong: ReadonlyMap<Path, string>,
): Lack[] => {
  const lacks: Lack[] = [];
  const check = (path: Path, section: string, label: Text, maximum: number | null, required = true) => {
    const reason = wrong.has(path) ? 'wrong' : lackOf(valueAt(draft, path), maximum, required);
    if (reason !== null) lacks.push({ path, section, label, reason });
  };
  const sections = sectionsOf(regulation, file.baseType);
  const placeSection = sections.find((section) => section.kind === 'form');
  for (const section of sections) {
    if (section.kind === 'applicant' && regulation.applicants) {
      check('group', section.id, titles.group, null);
      if (Object.keys(regulation.applicants.lanes).length > 0) check('lane', section.id, titles.lane, null);
    }
    if (section === placeSection && hasPlace(regulation, file.baseType)) {
      check('place.zh', section.id, titles.placeZh, 60);
      check('place.en', section.id, titles.placeEn, 120);
    }
    for (const field of section.fields) {
      const limited = field.kind === 'line' || field.kind === 'paragraph';
      check(`form.${field.id}`, section.id, field.label, limited ? field.maxCharacters : null, field.required);
    }
    if (section.kind === 'criteria') lacks.push(...lacksOfCriteria(draft, file, regulation, outcomes, wrong));
    if (section.kind === 'materials') {
      const present = new Set(file.materials.map((material) => material.slot));
      for (const material of missingMaterials(regulation, file.baseType, present)) {
        lacks.push({ path: `material.${material.id}`, section: 'materials', label: material.label, reason: 'empty' });
      }
    }
    if (section.kind === 'recommender') check('recommender', 'recommender', titles.recommender, null);
  }
  return lacks;
};

const lacksOfCriteria = (
  draft: Draft,
  file: Case,
  regulation: Regulation,
  outcomes: readonly CriterionOutcome[],
  wrong: ReadonlyMap<Path, string>,
): Lack[] => {
  const lacks: Lack[] = [];
  for (const { id, metric } of metricsOf(regulation, file.baseType)) {
    const reason = wrong.has(`facts.${id}`)
      ? 'wrong'
      : lackOf(draft.facts[id], metric.kind === 'statement' ? metric.maxCharacters : null, true);
    if (reason !== null) lacks.push({ path: `facts.${id}`, section: 'criteria', label: metric.label, reason });
  }
  if (regulation.submission.unmetCriteria !== 'refuse') return lacks;
  for (const outcome of outcomes) {
    if (outcome.computed !== 'unmet' || outcome.relaxableUnder !== undefined) continue;
    const test = outcome.tests.find((each) => each.verdict === 'unmet')?.test;
    const path = test !== undefined && 'metric' in test ? `facts.${test.metric}` : `criterion.${outcome.criterion.id}`;
    lacks.push({ path, section: 'criteria', label: outcome.criterion.condition, reason: 'unmet' });
  }
  return lacks;
};

/** How many places a section has to fill; with the lacks it gives the progress. */
export const sizeOf = (section: Section, index: number, regulation: Regulation, baseType: string): number => {
  if (section.kind === 'applicant')
    return regulation.applicants === undefined ? 0 : Object.keys(regulation.applicants.lanes).length > 0 ? 2 : 1;
  if (section.kind === 'criteria') return metricsOf(regulation, baseType).length;
  if (section.kind === 'materials')
    return materialsOf(regulation, baseType).filter((material) => material.kind === 'upload' && material.required)
      .length;
  if (section.kind === 'recommender') return 1;
  return (
    section.fields.filter((field) => field.required).length + (index === 0 && hasPlace(regulation, baseType) ? 2 : 0)
  );
};

export const placeLabels = { zh: titles.placeZh, en: titles.placeEn };
export const applicantLabels = { group: titles.group, lane: titles.lane };
