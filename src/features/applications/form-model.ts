import type { Dossier } from '#db/tables.ts';
import type { ApplicationFormV2 } from '#documents/application-form/v2/model.ts';
import { metricsOf, type CriterionOutcome, type TestOutcome } from '#policy/criteria.ts';
import { clauseLabel } from '#policy/clause.ts';
import { entryLabel, sectionsFor } from '#policy/dossier.ts';
import { formatFact, unitName } from '#policy/format-value.ts';
import type { Metric, Regulation } from '#policy/regulation.ts';
import { dossierHash } from './dossier-hash.ts';
import { annexOf, namedInPrint, valueOf } from './form-annex.ts';
import type { LoadedCase } from './loaded-case.ts';

const verdictWords: Record<CriterionOutcome['verdict'], string> = {
  met: '符合',
  unmet: '不符合',
  'needs-judgement': '待研判',
  relaxed: '已放宽',
  incomplete: '待填',
};
const sourceWords = {
  declared: '填报',
  library: '资源库',
  verified: '已核验',
  unit: '登记',
  material: '材料',
} as const;
const jurisdictions: Record<string, string> = { domestic: '境内', foreign: '境外' };

/** A value as fits a narrow cell: long ones are named or counted, the form itself has them whole. */
const shortValue = (outcome: TestOutcome, metric: Metric | undefined): string => {
  const { value } = outcome;
  if (outcome.source === 'material') return value === true ? '已附' : '—';
  if (outcome.source === 'unit' && typeof value === 'string') return jurisdictions[value] ?? value;
  if (metric?.kind === 'statement') return value === undefined ? '—' : '见填报';
  if (metric?.kind === 'choices')
    return `${Array.isArray(value) ? value.length : 0} / ${Object.keys(metric.options).length}`;
  return formatFact(metric, value, 'zh');
};

/** What the annex does not print in its own tables: applicant and lane, fields of further sections, and the figures of the conditions. */
const furtherSections = (regulation: Regulation, baseType: string, dossier: Dossier): ApplicationFormV2['sections'] => {
  const printed = namedInPrint(regulation);
  const applicant = regulation.applicants && {
    title: '申报对象与途径',
    rows: [
      { label: '申报对象', value: regulation.applicants.groups[dossier.group ?? '']?.label.zh ?? '' },
      { label: '申报途径', value: regulation.applicants.lanes[dossier.lane ?? '']?.label.zh ?? '' },
    ].map((row) => ({ ...row, clause: clauseLabel(regulation.applicants?.clause ?? '1', 'zh', regulation.numbering) })),
  };
  const sections = sectionsFor(regulation, baseType).map((section) => ({
    title: section.title.zh,
    rows: section.fields
      .filter((field) => !printed.has(field.id))
      .map((field) => ({ label: field.label.zh, value: valueOf(regulation, dossier, field.id) })),
  }));
  const facts = {
    title: '认定条件填报',
    rows: metricsOf(regulation, baseType).map(({ id, metric, clause }) => {
      const unit = unitName(metric, 'zh');
      return {
        label: metric.label.zh,
        value: formatFact(metric, dossier.facts[id], 'zh'),
        clause: clauseLabel(clause, 'zh', regulation.numbering),
        ...(unit === '' ? {} : { unit }),
      };
    }),
  };
  return [...(applicant ? [applicant] : []), ...sections, facts].filter((section) => section.rows.length > 0);
};

/** The model of the printed application form from a dossier, as submitted or the draft so far, in the layout of the regulation's annex where it has one. */
export const applicationFormModel = (loaded: LoadedCase, dossier: Dossier, sample: boolean): ApplicationFormV2 => {
  const { regulation, row } = loaded;
  const typeName = regulation.baseTypes[row.base_type]?.name.zh ?? row.base_type;
  return {
    applicationNumber: row.number ?? '草稿',
    submissionHash: dossierHash(dossier),
    title: [regulation.form.title.zh, `（${typeName}）`],
    year: loaded.call.year,
    ...annexOf(regulation, row.base_type, dossier),
    sections: furtherSections(regulation, row.base_type, dossier),
    criteria: loaded.outcomes.map((outcome) => {
      const [first] = outcome.tests;
      const metric = first && 'metric' in first.test ? regulation.metrics[first.test.metric] : undefined;
      return {
        clause: clauseLabel(outcome.clause, 'zh', regulation.numbering),
        condition: outcome.criterion.condition.zh,
        value: first ? shortValue(first, metric) : '',
        unit: unitName(metric, 'zh'),
        source: first ? sourceWords[first.source] : '',
        verdict: verdictWords[outcome.verdict],
      };
    }),
    materials: dossier.materials.map((material) => ({
      name: entryLabel(regulation, `material.${material.slot}`).zh,
      fileName: material.fileName,
      sha256: material.sha256,
      ...(material.pages === null ? {} : { pages: material.pages }),
    })),
    blank: false,
    sample,
  };
};

const emptyDossier: Dossier = {
  place: { zh: '', en: '' },
  form: {},
  facts: {},
  recommenderCode: null,
  group: null,
  lane: null,
  jointEntry: false,
  materials: [],
};

/** The form with nothing in it, for download and for those who prepare it on paper. */
export const blankFormModel = (regulation: Regulation, baseType: string, year: number): ApplicationFormV2 => ({
  applicationNumber: '',
  submissionHash: null,
  title: [regulation.form.title.zh, `（${regulation.baseTypes[baseType]?.name.zh ?? baseType}）`],
  year,
  ...annexOf(regulation, baseType, emptyDossier),
  sections: furtherSections(regulation, baseType, emptyDossier).map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({ ...row, value: '' })),
  })),
  criteria: [],
  materials: [],
  blank: true,
  sample: false,
});
