import { describe, expect, test } from 'vitest';
import { regulationOf, underReading } from '#test/regulation-files.ts';
import { beltAndRoadCountries, developingCountries } from './country-groups.ts';
import {
  chainRolesOf,
  listReaders,
  needsGrant,
  nominationFaults,
  nominatorKind,
  nominatorStep,
  normalizeRegistration,
  overseasNeeded,
  quotaOf,
} from './nomination.ts';
import type { NominationRule } from './route.ts';

const regulation = regulationOf('cast-partner-2023');
const rule = regulation.nomination as NominationRule;

describe('推荐名单的规则', () => {
  test.each([
    [0, 0, 0],
    [1, 1, 0],
    [2, 1, 1],
    [3, 2, 1],
    [5, 3, 2],
    [6, 3, 3],
    [10, 5, 5],
    [11, 6, 5],
  ])('〔cast-partner-2023 5.2〕%d 个中境外至少 %d 个；另一种解读 %d 个', (total, up, down) => {
    expect(overseasNeeded(regulation, rule, total)).toBe(up);
    expect(overseasNeeded(underReading(regulation, 'overseas-share', 'rounded-down'), rule, total)).toBe(down);
  });

  test.each([
    ['society', 'society', false, 10],
    ['province', 'province', false, 10],
    ['partner', 'partner', false, 10],
    ['alliance', 'alliance', true, 5],
    ['enterprise-association', 'recognised-association', true, 5],
    ['embassy', 'embassy', true, undefined],
  ])(
    '〔cast-partner-2023 2〕〔cast-partner-2023 5.1〕%s 作为 %s 推荐，须商定 %s，名额 %s',
    (kind, as, grant, quota) => {
      const found = nominatorKind(rule, kind);
      expect(found?.id).toBe(as);
      expect(found && needsGrant(found)).toBe(grant);
      expect(found && quotaOf(found, null)).toBe(quota);
      expect(found && quotaOf(found, 3)).toBe(3);
    },
  );

  test('〔cast-partner-2023 2〕地市科协、区县科协和内设机构不是推荐单位', () => {
    for (const kind of ['prefecture', 'district', 'body', 'nation']) expect(nominatorKind(rule, kind)).toBeUndefined();
  });

  test('〔cast-partner-2023 3.1〕推荐单位的环节；名单由主管、受理、审定单位查看', () => {
    expect(nominatorStep(regulation, 'partner')?.id).toBe('recommender-check');
    expect(listReaders(regulation).toSorted()).toEqual(['intake', 'leading-group', 'nation']);
  });

  test('注册号按半角大写、不含空格比较', () => {
    expect(normalizeRegistration('NO', ' no 12 ３４ ')).toBe('NO1234');
    expect(normalizeRegistration('CN', '9111 0000-ma')).toBe('91110000MA');
  });
});

describe('分布', () => {
  test('〔cast-partner-2023 4.2〕按机构属性和用才归入链条', () => {
    expect(chainRolesOf(rule, { organizationKind: 'enterprise', organizationRoles: ['employs-talents'] })).toEqual([
      'industry',
      'use',
    ]);
    expect(chainRolesOf(rule, { organizationKind: 'other:混合', organizationRoles: ['platform'] })).toEqual([]);
  });

  test('〔cast-partner-2023 4.3〕两组国家各有出处，都不含中国内地和港澳台', () => {
    expect(beltAndRoadCountries.size).toBe(152);
    for (const group of [beltAndRoadCountries, developingCountries])
      for (const code of ['CN', 'HK', 'MO', 'TW', 'US']) expect(group.has(code)).toBe(false);
    expect(developingCountries.has('KE') && beltAndRoadCountries.has('KE')).toBe(true);
    expect(developingCountries.has('BR') && !beltAndRoadCountries.has('BR')).toBe(true);
  });

  test('指向不存在的字段、选项或角色，逐处指出', () => {
    expect(nominationFaults(regulation)).toEqual([]);
    const faulty = structuredClone(regulation);
    const chain = faulty.nomination?.distribution?.chain;
    if (chain)
      chain.fields = { noField: { a: 'industry' }, organizationKind: { nothing: 'industry', investor: 'nowhere' } };
    expect(nominationFaults(faulty)).toHaveLength(3);
  });
});
