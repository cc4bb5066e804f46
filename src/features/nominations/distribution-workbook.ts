import { Refusal } from '#contract/refusals.ts';
import type { SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import type { Platform } from '../platform.ts';
import { workbook } from '../workbook.ts';
import { readDistribution } from './distribution.ts';

const words = {
  zh: {
    file: '合作机构分布',
    chain: '产学研金服用链条',
    groups: '国家组',
    countries: '国家和地区',
    name: '名称',
    partners: '已认定',
    candidates: '候选',
  },
  en: {
    file: 'partners',
    chain: 'Role in the chain',
    groups: 'Groups of countries',
    countries: 'Countries and regions',
    name: 'Name',
    partners: 'Partners',
    candidates: 'Candidates',
  },
} as const;

/** The counts as a workbook, a sheet for each view; figures are numbers. */
export const exportDistribution = async (
  platform: Platform,
  caller: SignedIn,
  input: { callId?: string | undefined },
): Promise<FileReply | Refusal> => {
  const counts = await readDistribution(platform, caller, input);
  if (counts instanceof Refusal) return counts;
  const { locale } = caller;
  const w = words[locale];
  const views = [
    { name: w.chain, rows: counts.chain.map((each) => ({ ...each, name: each.label })) },
    { name: w.groups, rows: counts.groups.map((each) => ({ ...each, name: each.label })) },
    { name: w.countries, rows: counts.countries },
  ];
  return workbook(
    platform,
    w.file,
    views.map(({ name, rows }) => ({
      name,
      rows: [
        [w.name, w.partners, w.candidates],
        ...rows.map((each) => [each.name[locale], each.partners, each.candidates]),
      ],
    })),
  );
};
