import type { DossierInput } from '#contract/applications.ts';
import type { FactValue } from '#policy/criteria.ts';
import type { Text } from '#policy/text.ts';

const six = [
  'talent-recommendation',
  'academic-exchange',
  'research-cooperation',
  'enterprise-incubation',
  'result-promotion',
  'venture-investment',
];

/** The common part of the form, filled by an invented unit. */
export const filledForm = (unitName: string, place: string): Record<string, string | number | null> => ({
  basePlace: place,
  hostUnit: unitName,
  unitAddress: `${place}创新大道 1 号`,
  telephone: '0000-12345678',
  standingContact: '林予安',
  fax: null,
  email: 'office@unit.example',
  postcode: '550000',
  foundation: '园区内有科研机构十余家，设有海外人才服务窗口，运行稳定。',
  strengths: '区位与产业优势明显，与多国科技团体有长期往来。',
  situation: '基地设管理办公室，下设人才联络、项目对接和综合保障三组。',
  expectedGoals: '三年内新增长期联系人才五十人，促成合作项目二十项。',
  officeSpace: '服务大厅、洽谈室和共享办公区。',
  matchingFundsCny: 800_000,
  ownFundsCny: 600_000,
  unitOpinion: '所填内容属实，同意申报。',
  headName: '江望海',
  headPost: '主任',
});

/** Facts that just meet every condition of a type; tests and demonstrations change single ones. */
export const sufficientFacts: Record<string, Record<string, FactValue>> = {
  'work-base': {
    managingBodyStatement: '设海智基地管理办公室，有章程、财务和服务制度，配服务专员。',
    serviceAreaM2: 386,
    fullTimeStaffCount: 4,
    runningFundCnyPerYear: 600_000,
    channelStatement: '自 2023 年起与挪威、新加坡两地科技团体建立季度线上交流，每年组织两次来访对接，记录可查。',
    sustainedActivityKinds: six,
    localPolicyExists: true,
    specialFundExists: true,
    contactedTalentCount: 26,
  },
  'offshore-base': {
    hostParkKind: 'high-tech-zone',
    provincialPolicyPiloted: true,
    parkAssociationSound: true,
    serviceAreaM2: 7200,
    residentEnterpriseCount: 83,
    carrierStatement: '有孵化器、中试平台和国际技术转移中心，近三年服务落地项目四十余个。',
    cooperatingInstitutionCount: 24,
    contactedTalentCount: 620,
    specialFundCnyPerYear: 2_000_000,
    attractedTalentCount: 135,
  },
  'overseas-base': {
    goodStandingStatement: 'Registered since 2009; audited accounts published every year; no sanctions on record.',
    goalsAndPlanStatement:
      'Three-year plan: forty exchanges, ten joint projects, a standing office for Chinese partners.',
    stableFundsStatement: 'Membership fees and two multi-year foundation grants cover the budget.',
    fixedVenueExists: true,
    channelStatement: 'Eleven member societies and a monthly forum link about 2 400 researchers.',
    localPartnerCount: 14,
    domesticCooperationCount: 3,
    recommendedTalentCountPerYear: 120,
    serviceAbilityStatement: 'A bilingual team of six serves foreign members and visiting enterprises.',
  },
  'rd-community': {
    serviceAreaM2: 5600,
    residentInstitutionCount: 27,
    facilityStatement: '共享实验室、中试线、检测平台和概念验证基金齐备，达到国际同类水平。',
    supplyChainStatement: '城市光电与装备产业链完整，外资研发中心集中。',
    livingFacilityStatement: '三公里内有国际学校、三甲医院和商业配套。',
    specialFundExists: true,
    contactedTalentCount: 168,
    cooperatingInstitutionCount: 15,
    sustainedActivityKinds: six,
    internationalOrganizationCount: 3,
    internationalAbilityStatement: '参与两项国际标准制定，完成跨境技术转移十二项。',
  },
};

/** A complete dossier of a type; `facts` and `form` say what differs from one that suffices. */
export const filledDossier = (
  baseType: string,
  unitName: string,
  place: Text | { zh: string; en: string },
  over: {
    facts?: Record<string, FactValue | null>;
    form?: Record<string, string | number | null>;
    recommenderCode?: string;
    group?: string;
    lane?: string;
    jointEntry?: boolean;
  } = {},
): Omit<DossierInput, 'version'> => ({
  place,
  form: { ...filledForm(unitName, place.zh), ...over.form },
  facts: { ...sufficientFacts[baseType], ...over.facts } as DossierInput['facts'],
  recommenderCode: over.recommenderCode ?? null,
  group: over.group ?? null,
  lane: over.lane ?? null,
  jointEntry: over.jointEntry ?? false,
});

/** The uploads a type must bring, with a title for the page. */
export const requiredUploads: Record<string, { slot: string; fileName: string; title: string }[]> = Object.fromEntries(
  (
    [
      ['work-base', 'support-letter-prefecture', '地市政府支持函'],
      ['offshore-base', 'support-letter-province', '省政府支持函'],
      ['overseas-base', 'support-letter-embassy', '驻外使领馆支持函'],
      ['rd-community', 'support-letter-prefecture', '地市政府支持函'],
    ] as const
  ).map(([type, slot, title]) => [
    type,
    [
      { slot: 'legal-person-certificate', fileName: '法人证书.pdf', title: '法人证书' },
      { slot: 'criteria-proofs', fileName: '认定条件证明材料.pdf', title: '认定条件证明材料' },
      { slot, fileName: `${title}.pdf`, title },
    ],
  ]),
);
