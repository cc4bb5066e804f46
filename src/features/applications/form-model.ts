import type { Dossier } from '#db/tables.ts';
import { metricsOf, type CriterionOutcome, type TestOutcome } from '#policy/criteria.ts';
import { clauseLabel } from '#policy/clause.ts';
import { entryLabel } from '#policy/dossier.ts';
import { formatFact, moneyInForm, unitName } from '#policy/format-value.ts';
import { yearOf } from '#policy/law-day.ts';
import type { Metric } from '#policy/regulation.ts';
import { unitText } from '../units/unit-name.ts';
import { dossierHash } from './dossier-hash.ts';
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

/** The places annex 2 prints in its own table; what else the regulation's form asks follows as sections. */
const ofTable = new Set([
  'basePlace',
  'hostUnit',
  'unitAddress',
  'telephone',
  'standingContact',
  'fax',
  'email',
  'postcode',
  'foundation',
  'strengths',
  'situation',
  'expectedGoals',
  'officeSpace',
  'matchingFundsCny',
  'ownFundsCny',
  'unitOpinion',
]);

const textOf = (dossier: Dossier, id: string): string => {
  const value = dossier.form[id];
  return typeof value === 'number' ? moneyInForm(value) : (value ?? '');
};

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

/** The model of the printed application form from a dossier: as submitted, or the draft so far. */
export const applicationFormModel = (loaded: LoadedCase, dossier: Dossier, sample: boolean) => {
  const { regulation, row } = loaded;
  const baseType = regulation.baseTypes[row.base_type];
  const labels = new Map(
    regulation.form.sections.flatMap((section) => section.fields.map((field) => [field.id, field.label.zh] as const)),
  );
  const overview = ['foundation', 'strengths', 'situation', 'expectedGoals']
    .filter((id) => labels.has(id))
    .map((id, index) => `${index + 1}. ${labels.get(id)}\n${textOf(dossier, id)}`)
    .join('\n\n');
  const further = regulation.form.sections
    .map((section) => ({
      title: section.title.zh,
      rows: section.fields
        .filter((field) => !ofTable.has(field.id))
        .map((field) => ({ label: field.label.zh, value: textOf(dossier, field.id) })),
    }))
    .filter((section) => section.rows.length > 0);
  const facts = {
    title: '认定条件填报',
    rows: metricsOf(regulation, row.base_type).map(({ id, metric, clause }) => {
      const unit = unitName(metric, 'zh');
      return {
        label: metric.label.zh,
        value: formatFact(metric, dossier.facts[id], 'zh'),
        clause: clauseLabel(clause, 'zh', regulation.numbering),
        ...(unit === '' ? {} : { unit }),
      };
    }),
  };
  return {
    applicationNumber: row.number ?? '草稿',
    submissionHash: dossierHash(dossier),
    title: [regulation.form.title.zh, `（${baseType?.name.zh ?? row.base_type}）`],
    year: loaded.call.year,
    location: textOf(dossier, 'basePlace') || dossier.place.zh,
    applicant: textOf(dossier, 'hostUnit') || unitText(loaded.unit).zh,
    formIssuer: regulation.issuer.zh,
    formYear: yearOf(regulation.issuedOn),
    instructions: [
      '概述包括设立基地的基础条件、优势、情况简述和预期目标。',
      '资金情况指开展基地工作所需资金，包括配套资金和自筹资金。',
      '认定条件各项由单位如实填报，证明材料列于表后，哈希值与平台所存文件一致。',
    ],
    address: textOf(dossier, 'unitAddress'),
    telephone: textOf(dossier, 'telephone'),
    contactPerson: textOf(dossier, 'standingContact'),
    fax: textOf(dossier, 'fax'),
    email: textOf(dossier, 'email'),
    postcode: textOf(dossier, 'postcode'),
    overview,
    officeSpace: textOf(dossier, 'officeSpace'),
    matchingFundsWan: textOf(dossier, 'matchingFundsCny'),
    ownFundsWan: textOf(dossier, 'ownFundsCny'),
    attachments: [
      ...new Set(dossier.materials.map((material) => entryLabel(regulation, `material.${material.slot}`).zh)),
    ],
    unitOpinion: textOf(dossier, 'unitOpinion'),
    sections: [...further, facts],
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
    sample,
  };
};
