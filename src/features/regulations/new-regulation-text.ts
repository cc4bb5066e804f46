import type { LawDay } from '#policy/law-day.ts';
import type { Role } from '#policy/roles.ts';
import type { Text } from '#policy/text.ts';

/** Where a new text begins: the least that is without faults, to be replaced clause by clause. */
export const newRegulationText = (
  id: string,
  authority: { code: string; name: Text; role: Role },
  from: LawDay,
): string => {
  const { code, name, role } = authority;
  const here = `level: ${levelOf(role)}, roles: [${role}], at: { of: body, code: ${code} }`;
  return `# ${name.zh}：新办法。逐条改写；平台随时检查，保存不必没有错误。
# ${name.en}: a new regulation. Rewrite it clause by clause; faults are shown as you write and do not hinder saving.
id: ${id}
title: { zh: 办法全称, en: Full title }
shortTitle: { zh: 办法简称, en: Short title }
issuer: ${flow(name)}
documentNumber: ""
authority: ${code}
# 新办法的施行日与发布时所选之日相同。 The first day of a new regulation is the day chosen on publishing.
effective: { clause: "5", from: ${from} }
jurisdiction:
  clauses: ["1"]
  summary: { zh: 由谁管理哪些地方的申请。, en: Who manages which applications. }

clauses:
  "1":
    title: { zh: 目的与管理, en: Purpose and management }
    summary: { zh: 用自己的话写这一条说了什么。, en: "In your own words, what this clause says." }
  "2":
    title: { zh: 条件, en: Conditions }
    summary: { zh: 长期联系服务的海外人才不少于 20 人。, en: At least 20 overseas talents in long-term contact. }
  "3":
    title: { zh: 申报与流程, en: Application and route }
    summary: { zh: 提交、审核、批复依次进行。, en: "Submission, review and approval, in this order." }
  "4":
    title: { zh: 认定, en: Recognition }
    summary: { zh: 有效期 3 年，自批复之日起算。, en: Three years from the day of approval. }
  "5":
    title: { zh: 施行, en: Effect }
    summary: { zh: 自公布之日起施行。, en: In force from publication. }

readings: {}

metrics:
  contactedTalentCount:
    kind: count
    unit: person
    label: { zh: 长期联系服务的海外人才, en: Overseas talents in long-term contact }

baseTypes:
  work-base:
    name: { zh: 工作基地, en: Work base }
    shortName: { zh: 工作基地, en: Work base }
    clause: "2"
    purpose: { zh: 联系和服务海外科技人才。, en: Links and serves overseas talents. }
    naming: { clause: "4", place: city-or-park, pattern: { zh: "工作基地（{place}）", en: "Work Base ({place})" } }
    criteria:
      - id: talents
        clause: "2"
        condition: { zh: 长期联系服务的海外人才不少于 20 人, en: At least 20 overseas talents in long-term contact }
        tests: [{ metric: contactedTalentCount, atLeast: 20 }]

submission: { clause: "3", unmetCriteria: refuse }

form:
  title: { zh: 申请表, en: Application form }
  clause: "3"
  sections:
    - id: basics
      title: { zh: 基本情况, en: Basic information }
      fields:
        - { id: hostUnit, kind: line, from: unitName, maxCharacters: 100, label: { zh: 依托单位, en: Host unit } }

materials:
  - { id: application-form, clause: "3", kind: generated, label: { zh: 申请表, en: Application form } }

routes:
  - id: work-base
    clause: "3"
    forTypes: [work-base]
    steps:
      - { id: submission, kind: submission, clause: "3", level: unit, roles: [applicant, unit-head], at: { of: unit }, name: { zh: 提交申请, en: Submission } }
      - { id: review, kind: review, clause: "3", ${here}, expectedDays: 15, name: { zh: 审核, en: Review } }
      - { id: approval, kind: approval, clause: "3", ${here}, expectedDays: 15, name: { zh: 批复, en: Approval } }

recognition:
  clause: "4"
  years: 3
  start: { clause: "4", counted: from-issue-day }
  awardedBy: ${flow(name)}
  document: { issuer: ${code}, form: approval, addressee: 各有关单位, noun: { zh: 基地, en: bases } }
`;
};

const flow = (text: Text): string => `{ zh: ${JSON.stringify(text.zh)}, en: ${JSON.stringify(text.en)} }`;

const levelOf = (role: Role): string => {
  if (role === 'district-officer') return 'district';
  if (role === 'prefecture-officer') return 'prefecture';
  return role === 'national-officer' ? 'nation' : role === 'society-officer' ? 'recommender' : 'province';
};
