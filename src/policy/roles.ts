import { z } from 'zod';
import type { Text } from './text.ts';

/** Every role a person can hold, always at a node of the association tree or in a unit, and for a time. */
export const roles = {
  applicant: { zh: '申报单位工作人员', en: 'Unit staff' },
  'unit-head': { zh: '单位负责人', en: 'Head of unit' },
  'district-officer': { zh: '区县科协审核岗', en: 'District officer' },
  'prefecture-officer': { zh: '地市科协审核岗', en: 'Prefecture officer' },
  'province-officer': { zh: '省级科协审核岗', en: 'Province officer' },
  'society-officer': { zh: '全国学会审核岗', en: 'National society officer' },
  recommender: { zh: '推荐单位经办人', en: 'Recommender' },
  'intake-officer': { zh: '受理机构经办人', en: 'Intake officer' },
  expert: { zh: '评审专家', en: 'Expert' },
  'leading-group': { zh: '工作领导小组', en: 'Leading group' },
  'national-officer': { zh: '中国科协经办人', en: 'National officer' },
  interpreter: { zh: '办法解释人', en: 'Interpreter of the regulation' },
  talent: { zh: '海外人才', en: 'Overseas talent' },
  'overseas-organization': { zh: '海外机构', en: 'Overseas organisation' },
  auditor: { zh: '审计监督', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
} as const satisfies Record<string, Text>;

export type Role = keyof typeof roles;
/** The kinds of association at which an officer's role is held; a role not named here may be held at any. */
const kindsOfRole: Partial<Record<Role, readonly string[]>> = {
  'district-officer': ['district'],
  'prefecture-officer': ['prefecture'],
  'province-officer': ['province'],
  'national-officer': ['nation'],
};
export const roleFits = (role: Role, associationKind: string): boolean =>
  kindsOfRole[role]?.includes(associationKind) ?? true;
export const roleSchema = z.enum(Object.keys(roles) as [Role, ...Role[]]);
