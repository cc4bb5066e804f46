import type { Distribution } from '#contract/nominations.ts';
import { refuse, type Refusal } from '#contract/refusals.ts';
import type { FormValues } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { beltAndRoadCountries, developingCountries } from '#policy/country-groups.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { chainRolesOf, MAINLAND } from '#policy/nomination.ts';
import type { NominationRule } from '#policy/route.ts';
import type { Text } from '#policy/text.ts';
import type { Platform } from '../platform.ts';
import { openedGrounds } from './ground.ts';
import { countryText } from './nomination-view.ts';

/** Where partners and candidates stand: by country, by group of countries, by role in the chain (cast-partner-2023 4.2, 4.3). */

type Placed = { country: string; form: FormValues | null };
type Counts = { partners: number; candidates: number };

const greaterChina: ReadonlySet<string> = new Set([MAINLAND, 'HK', 'MO', 'TW']);
const groups: { id: string; label: Text; has: (code: string) => boolean }[] = [
  { id: 'mainland', label: { zh: '中国内地', en: 'Mainland China' }, has: (code) => code === MAINLAND },
  {
    id: 'hong-kong-macao-taiwan',
    label: { zh: '中国香港、澳门、台湾', en: 'Hong Kong, Macao and Taiwan, China' },
    has: (code) => code !== MAINLAND && greaterChina.has(code),
  },
  { id: 'abroad', label: { zh: '国外', en: 'Other countries' }, has: (code) => !greaterChina.has(code) },
  {
    id: 'developing',
    label: { zh: '其中发展中国家', en: 'of these, developing countries' },
    has: (code) => developingCountries.has(code),
  },
  {
    id: 'belt-and-road',
    label: { zh: '其中共建“一带一路”国家', en: 'of these, Belt and Road countries' },
    has: (code) => beltAndRoadCountries.has(code),
  },
];

const count = (
  partners: readonly Placed[],
  candidates: readonly Placed[],
  is: (placed: Placed) => boolean,
): Counts => ({
  partners: partners.filter(is).length,
  candidates: candidates.filter(is).length,
});

const byRole = (rule: NominationRule, partners: readonly Placed[], candidates: readonly Placed[]) => {
  const rolesOf = ({ form }: Placed): string[] => (form === null ? [] : chainRolesOf(rule, form));
  return [
    ...(rule.distribution?.chain.roles ?? []).map(({ id, label }) => ({
      id,
      label,
      ...count(partners, candidates, (placed) => rolesOf(placed).includes(id)),
    })),
    {
      id: 'none',
      label: { zh: '未填或不属以上', en: 'Not stated, or none of these' },
      ...count(partners, candidates, (placed) => rolesOf(placed).length === 0),
    },
  ];
};

/**
 * Counts partners whose recognition holds today, whoever asks, and candidates of the lists the caller may see. The call
 * narrows the candidates; without one, the latest is taken.
 */
export const readDistribution = async (
  platform: Platform,
  caller: SignedIn,
  input: { callId?: string | undefined },
): Promise<Distribution | Refusal> => {
  const scope = scopeOf(caller);
  const grounds = await platform.db.run(scope, (tx) => openedGrounds(tx, platform));
  const ground = input.callId ? grounds.find(({ call }) => call.id === input.callId) : grounds[0];
  if (input.callId && ground === undefined) return refuse('not-found');
  const calls = grounds.map(({ call }) => ({ id: call.id, title: call.title }));
  if (ground === undefined)
    return {
      calls,
      callId: null,
      numbering: 'article',
      regulationId: null,
      countriesClause: null,
      chainClause: null,
      totals: { partners: 0, candidates: 0 },
      countries: [],
      groups: [],
      chain: [],
    };
  const today = lawDayOf(platform.clock.now());
  // Recognitions are public; only what their forms say of the chain is counted here, and nothing else of them leaves.
  const partners: Placed[] = await platform.db.run({ kind: 'system' }, (tx) =>
    tx
      .selectFrom('recognitions')
      .leftJoin('applications', 'applications.id', 'recognitions.application_id')
      .where('recognitions.regulation_id', '=', ground.regulation.id)
      .where('revoked_on', 'is', null)
      .where('valid_from', '<=', today)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
      .select(['recognitions.country_code as country', 'applications.form'])
      .execute(),
  );
  const candidates: Placed[] = await platform.db.run(scope, (tx) =>
    tx
      .selectFrom('nominations')
      .leftJoin('applications', 'applications.id', 'nominations.application_id')
      .where('nominations.root_call_id', '=', ground.root.id)
      .where('nominations.state', 'in', ['invited', 'registered'])
      .where((where) =>
        where.or([where('applications.status', 'is', null), where('applications.status', '<>', 'recognised')]),
      )
      .select(['nominations.country_code as country', 'applications.form'])
      .execute(),
  );
  const codes = [...new Set([...partners, ...candidates].map((placed) => placed.country))];
  return {
    calls,
    callId: ground.call.id,
    numbering: ground.regulation.numbering,
    regulationId: ground.regulation.id,
    countriesClause: ground.rule.distribution?.countries.clause ?? null,
    chainClause: ground.rule.distribution?.chain.clause ?? null,
    totals: { partners: partners.length, candidates: candidates.length },
    countries: codes
      .map((code) => ({
        code,
        name: countryText(code),
        ...count(partners, candidates, (placed) => placed.country === code),
      }))
      .toSorted((a, b) => b.partners + b.candidates - a.partners - a.candidates || a.code.localeCompare(b.code)),
    groups: groups.map(({ id, label, has }) => ({
      id,
      label,
      ...count(partners, candidates, (placed) => has(placed.country)),
    })),
    chain: byRole(ground.rule, partners, candidates),
  };
};
