import type { DossierInput } from '#contract/applications.ts';
import { leafOf, metricsOf, type FactValue } from '#policy/criteria.ts';
import { lanesOf, sectionsFor, type FormValue } from '#policy/dossier.ts';
import type { FormField } from '#policy/form.ts';
import { materialsOf } from '#policy/materials.ts';
import type { LeafTest, Metric, Regulation } from '#policy/regulation.ts';

/** A dossier that just meets every condition of any type of any regulation, read from the regulation itself. */

const ACCOUNT = '按申报要求如实填写：渠道稳定，方案可行，保障到位，资料齐备可查。';

const leastFor = (metric: Metric, tests: readonly LeafTest[]): FactValue => {
  for (const test of tests) {
    if ('atLeast' in test) return test.atLeast;
    if ('moreThan' in test) return test.moreThan + (metric.kind === 'money' ? 600_000 : 1);
    if ('is' in test) return test.is;
    if ('oneOf' in test) return test.oneOf[0] ?? '';
    if ('includes' in test) return test.includes;
    if ('yearsOld' in test) return '2009-05-04';
  }
  switch (metric.kind) {
    case 'statement':
      return ACCOUNT;
    case 'flag':
      return true;
    case 'day':
      return '2009-05-04';
    case 'choice':
      return Object.keys(metric.options)[0] ?? '';
    case 'choices':
      return Object.keys(metric.options);
    case 'money':
      return 600_000;
    case 'measure':
      return 260;
    default:
      return 3;
  }
};

const entryFor = (field: FormField): FormValue => {
  switch (field.kind) {
    case 'paragraph':
      return ACCOUNT;
    case 'phone':
      return '0000-12345678';
    case 'email':
      return 'office@unit.example';
    case 'postcode':
      return '100000';
    case 'money':
      return 800_000;
    case 'day':
      return '2012-03-01';
    case 'number':
      return 12;
    case 'yes-no':
      return 'yes';
    case 'choice':
      return Object.keys(field.options ?? {})[0] ?? '';
    case 'choices':
      return Object.keys(field.options ?? {}).slice(0, 2);
    case 'country':
      return 'NL';
    default:
      return '如实填写';
  }
};

/** What `over` does not say is the least that suffices; the first group and the first lane it may use are chosen. */
export const sufficientDossier = (
  regulation: Regulation,
  baseType: string,
  place: { zh: string; en: string },
  over: {
    facts?: Record<string, FactValue | null>;
    form?: Record<string, FormValue>;
    group?: string;
    lane?: string;
    jointEntry?: boolean;
  } = {},
): Omit<DossierInput, 'version'> => {
  const { applicants } = regulation;
  const group = over.group ?? (applicants ? (Object.keys(applicants.groups)[0] ?? null) : null);
  const lane = over.lane ?? (applicants ? (lanesOf(applicants, group)[0] ?? null) : null);
  const leaves = (regulation.baseTypes[baseType]?.criteria ?? []).flatMap((criterion) =>
    criterion.tests.map((test) => leafOf(regulation, test)),
  );
  const facts = Object.fromEntries(
    metricsOf(regulation, baseType).map(({ id, metric }) => [
      id,
      leastFor(
        metric,
        leaves.filter((leaf) => 'metric' in leaf && leaf.metric === id),
      ),
    ]),
  );
  const form = Object.fromEntries(
    sectionsFor(regulation, baseType)
      .flatMap((section) => section.fields)
      .map((field) => [field.id, entryFor(field)]),
  );
  return {
    place,
    form: { ...form, ...over.form } as DossierInput['form'],
    facts: { ...facts, ...over.facts } as DossierInput['facts'],
    recommenderCode: null,
    group,
    lane,
    jointEntry: over.jointEntry ?? false,
  };
};

/** The uploads a type must bring. */
export const uploadsFor = (regulation: Regulation, baseType: string) =>
  materialsOf(regulation, baseType)
    .filter((material) => material.kind === 'upload' && material.required)
    .map((material) => ({ slot: material.id, fileName: `${material.label.zh}.pdf`, title: material.label.zh }));
