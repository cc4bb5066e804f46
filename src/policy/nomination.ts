import { normalizeCreditCode } from './credit-code.ts';
import type { FormValue } from './dossier.ts';
import type { Found } from './regulation-check.ts';
import type { Regulation } from './regulation.ts';
import type { NominationRule, RouteStep } from './route.ts';

/** What a rule of nomination means: who recommends as what, how many, and how many of them from abroad. */

export type NominatorKind = { id: string } & NominationRule['kinds'][string];

/** The country code under which organisations of the mainland register; whatever else counts as 境外. */
export const MAINLAND = 'CN';

/** As which kind an association of a kind recommends, if as any (cast-partner-2023 2). */
export const nominatorKind = (rule: NominationRule, associationKind: string): NominatorKind | undefined => {
  const found = Object.entries(rule.kinds).find(([, kind]) => kind.associationKinds.includes(associationKind));
  return found && { id: found[0], ...found[1] };
};

/** Whether a body of this kind recommends only once the authority has granted it the right, or agreed a number with it. */
export const needsGrant = (kind: Pick<NominatorKind, 'granted' | 'quota'>): boolean =>
  kind.granted || kind.quota === 'by-agreement';

/** How many a list may name: what was agreed with the body, else what its kind is given; undefined while nothing is agreed. */
export const quotaOf = (kind: Pick<NominatorKind, 'quota'>, agreed: number | null): number | undefined =>
  agreed ?? (kind.quota === 'by-agreement' ? undefined : kind.quota);

/** How many of a list of `total` must be from abroad (cast-partner-2023 5.2), by the reading of the share. */
export const overseasNeeded = (regulation: Regulation, rule: NominationRule, total: number): number => {
  const exact = total * rule.overseas.percent;
  const down = regulation.readings[rule.overseas.reading]?.chosen === 'rounded-down';
  return Math.floor((down ? exact : exact + 99) / 100);
};

/** The step at which who nominated holds the file, in the route of a type. */
export const nominatorStep = (regulation: Regulation, baseType: string): RouteStep | undefined =>
  regulation.routes
    .find((route) => route.forTypes.includes(baseType))
    ?.steps.find((step) => step.at.of === 'nominator');

/** Bodies on the routes of a regulation and who administers it: they read every list. */
export const listReaders = (regulation: Regulation): string[] => [
  ...new Set([
    regulation.authority,
    ...regulation.routes.flatMap((route) =>
      route.steps.flatMap((step) => (step.at.of === 'body' ? [step.at.code] : [])),
    ),
  ]),
];

/** A registration number as it is compared: half-width capitals without spaces; a credit code as GB 32100 codes are. */
export const normalizeRegistration = (countryCode: string, number: string): string =>
  countryCode === MAINLAND
    ? normalizeCreditCode(number)
    : number.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();

/** The roles of the chain that a filled form stands for; none where the rule looks at none. */
export const chainRolesOf = (rule: NominationRule, form: Readonly<Record<string, FormValue>>): string[] => {
  const fields = Object.entries(rule.distribution?.chain.fields ?? {});
  const roles = fields.flatMap(([field, options]) => {
    const value = form[field];
    const chosen = Array.isArray(value) ? value : [value];
    return chosen.flatMap((option) => (typeof option === 'string' ? (options[option] ?? []) : []));
  });
  return [...new Set(roles)];
};

/** Chains that name a field, an option or a role that is not there; an association kind that recommends as two. */
export const nominationFaults = (regulation: Regulation): Found[] => {
  const { nomination } = regulation;
  if (nomination === undefined) return [];
  const found: Found[] = [];
  const kinds = Object.entries(nomination.kinds).flatMap(([id, kind]) =>
    kind.associationKinds.map((each) => ({ id, each })),
  );
  for (const { id, each } of kinds)
    if (kinds.find((other) => other.each === each)?.id !== id)
      found.push({
        path: ['nomination', 'kinds', id, 'associationKinds'],
        reason: `“${each}”已属另一类推荐单位 / "${each}" recommends as another kind already`,
      });
  const chain = nomination.distribution?.chain;
  const fields = new Map(
    regulation.form.sections.flatMap((section) => section.fields).map((field) => [field.id, field]),
  );
  for (const [name, options] of Object.entries(chain?.fields ?? {})) {
    const path = ['nomination', 'distribution', 'chain', 'fields', name];
    const field = fields.get(name);
    if (field === undefined) found.push({ path, reason: `表中没有“${name}” / the form has no "${name}"` });
    for (const [option, role] of Object.entries(options)) {
      if (field && !(option in (field.options ?? {})))
        found.push({ path, reason: `“${option}”不是“${name}”的选项 / "${option}" is not an option of "${name}"` });
      if (!chain?.roles.some((each) => each.id === role))
        found.push({ path, reason: `链条中没有“${role}” / the chain has no role "${role}"` });
    }
  }
  return found;
};
