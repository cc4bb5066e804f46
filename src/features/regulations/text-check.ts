import { sql } from 'kysely';
import type { Tx } from '#db/connect.ts';
import type { LawDay } from '#policy/law-day.ts';
import { loadRegulation, type LoadedRegulation } from '#policy/load-regulation.ts';
import type { Found } from '#policy/regulation-check.ts';
import type { Regulation } from '#policy/regulation.ts';
import { drawnLevels } from '#policy/route.ts';
import type { Platform } from '../platform.ts';

/** An association a text names, and where. */
type Named = { code: string; path: Found['path'] };

const named = (regulation: Regulation): Named[] => [
  { code: regulation.authority, path: ['authority'] },
  ...(regulation.callsBy ? [{ code: regulation.callsBy, path: ['callsBy'] }] : []),
  ...Object.entries(regulation.bodies).map(([body, { under }]) => ({ code: under, path: ['bodies', body, 'under'] })),
  ...regulation.routes.flatMap((route, index) =>
    route.steps.flatMap((step, stepIndex) =>
      step.at.of === 'body'
        ? [{ code: step.at.code, path: ['routes', index, 'steps', stepIndex, 'at', 'code'] as Found['path'] }]
        : [],
    ),
  ),
  { code: regulation.recognition.document.issuer, path: ['recognition', 'document', 'issuer'] },
  ...(regulation.funding ? [{ code: regulation.funding.payer, path: ['funding', 'payer'] }] : []),
  ...(regulation.jointEntry ? [{ code: regulation.jointEntry.by, path: ['jointEntry', 'by'] }] : []),
  ...regulation.duties.flatMap((duty, index) =>
    duty.to
      .filter((code) => !(drawnLevels as readonly string[]).includes(code))
      .map((code) => ({ code, path: ['duties', index, 'to'] as Found['path'] })),
  ),
];

/** Those of some associations that are on record, each with the one above it, and so on to the top. */
const parentsOf = async (tx: Tx, codes: readonly string[]): Promise<Map<string, string | null>> => {
  const { rows } = await sql<{ code: string; parent_code: string | null }>`
    with recursive up as (
      select code, parent_code from associations where code = any (${sql.val([...codes])}::text[])
      union
      select a.code, a.parent_code from associations a join up on a.code = up.parent_code
    )
    select code, parent_code from up`.execute(tx);
  return new Map(rows.map((row) => [row.code, row.parent_code]));
};

/**
 * What is wrong with the associations a text names: one that is not on record; a body that exists elsewhere, or would
 * come into being outside the authority; documents in the name of someone the authority does not stand over.
 */
const associationFaults = async (tx: Tx, regulation: Regulation): Promise<Found[]> => {
  const all = named(regulation);
  const parents = await parentsOf(tx, [
    ...new Set([...all.map(({ code }) => code), ...Object.keys(regulation.bodies)]),
  ]);
  const bodies = Object.entries(regulation.bodies);
  const above = (code: string): string | null | undefined => regulation.bodies[code]?.under ?? parents.get(code);
  const within = (code: string): boolean => {
    const passed = new Set<string>();
    for (let each: string | null | undefined = code; each && !passed.has(each); each = above(each)) {
      if (each === regulation.authority) return true;
      passed.add(each);
    }
    return false;
  };
  const found: Found[] = all
    .filter(({ code }) => !parents.has(code) && !(code in regulation.bodies))
    .map(({ code, path }) => ({ path, reason: `没有登记的组织“${code}” / no association "${code}" is on record` }));
  for (const [code, { under }] of bodies) {
    const path = ['bodies', code];
    const recorded = parents.get(code);
    if (recorded !== undefined && recorded !== under)
      found.push({
        path,
        reason: `组织“${code}”已登记在“${recorded}”之下 / "${code}" is on record under "${recorded}"`,
      });
    else if (recorded === undefined && !within(under))
      found.push({
        path: [...path, 'under'],
        reason: `新组织须在“${regulation.authority}”之下 / a new body must stand under "${regulation.authority}"`,
      });
  }
  const { issuer } = regulation.recognition.document;
  if (found.length === 0 && !within(issuer))
    found.push({
      path: ['recognition', 'document', 'issuer'],
      reason: `文件只能以“${regulation.authority}”或其下属组织的名义发出 / documents are issued by "${regulation.authority}" or a body under it`,
    });
  return found;
};

/**
 * Reads a text as it would hold from a day on: completed by the regulation it applies as that stands on the day, and
 * checked against the associations on record.
 */
export const checkText = async (
  tx: Tx,
  platform: Pick<Platform, 'regulations'>,
  text: string,
  day?: LawDay,
): Promise<LoadedRegulation> => {
  const parentOf = (id: string) =>
    ((day && platform.regulations.on(id, day)) ?? platform.regulations.current(id))?.regulation;
  const loaded = loadRegulation(text, parentOf);
  if (!loaded.ok) return loaded;
  const further = await associationFaults(tx, loaded.regulation);
  // Read once more only to find the lines.
  return further.length === 0 ? loaded : loadRegulation(text, parentOf, () => further);
};
