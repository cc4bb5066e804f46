import type { Selectable } from 'kysely';
import type { Draft, DraftSummary, RegulationFaultView } from '#contract/regulation-drafts.ts';
import { refuse, type Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import { actorOf, type SignedIn } from '#http/caller.ts';
import { faultReason, type RegulationFault } from '#policy/load-regulation.ts';
import { regulationHeading } from '#policy/regulation-heading.ts';
import type { Text } from '#policy/text.ts';
import { draftCommandNames, draftObstacle, draftObstacles } from '#workflow/regulation-draft.ts';
import type { Platform } from '../platform.ts';
import { checkText } from './text-check.ts';

export type DraftRecord = Selectable<Tables['regulation_drafts']>;

export const associationName = async (tx: Tx, code: string): Promise<Text> => {
  const row = await tx
    .selectFrom('associations')
    .select(['name_zh', 'name_en'])
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? { zh: row.name_zh, en: row.name_en } : { zh: code, en: code };
};

/** What the regulation of a draft is called: by its text, else by the regulation as it stands. */
export const titleOf = (platform: Platform, row: Pick<DraftRecord, 'regulation_id' | 'yaml'>): Text =>
  regulationHeading(row.yaml).title ??
  platform.regulations.current(row.regulation_id)?.regulation.title ?? {
    zh: row.regulation_id,
    en: row.regulation_id,
  };

const person = (name: string | null, at: Date | null) =>
  name === null || at === null ? null : { name, at: at.toISOString() };

export const summaryOf = (platform: Platform, row: DraftRecord, authorityName: Text): DraftSummary => ({
  id: row.id,
  regulationId: row.regulation_id,
  title: titleOf(platform, row),
  authority: row.authority_code,
  authorityName,
  state: row.state,
  version: row.version,
  fromDay: row.from_day,
  created: { name: row.created_by_name, at: row.created_at.toISOString() },
  updatedAt: row.updated_at.toISOString(),
  submitted: person(row.submitted_by_name, row.submitted_at),
  approved: person(row.approved_by_name, row.approved_at),
});

export const faultView = (fault: RegulationFault): RegulationFaultView => ({
  ...fault,
  reason: faultReason(fault.reason),
});

/** The refusal of a text with faults: all of them, the first in words. */
export const faultyRefusal = (faults: readonly RegulationFault[]): Refusal => {
  const [first] = faults;
  return refuse(
    'regulation-faulty',
    {
      count: faults.length,
      line: first?.line ?? 1,
      first: first ? faultReason(first.reason) : '',
      faults: faults.map(faultView),
    },
    { fields: faults.map((fault) => ({ path: `line.${fault.line}`, message: fault.reason })) },
  );
};

/** A draft as its page shows it, with what this person can do and why not. */
export const viewOf = async (tx: Tx, platform: Platform, caller: SignedIn, row: DraftRecord): Promise<Draft> => {
  const standing = { state: row.state, authority: row.authority_code, submittedBy: row.submitted_by };
  const closed = row.state === 'published' || row.state === 'withdrawn';
  const loaded = closed ? undefined : await checkText(tx, platform, row.yaml, row.from_day ?? undefined);
  const newest = platform.regulations
    .editions(row.regulation_id)
    .findLast((edition) => edition.publishedAt > row.created_at);
  return {
    ...summaryOf(platform, row, await associationName(tx, row.authority_code)),
    text: row.yaml,
    note: row.note,
    returned:
      row.returned_at === null
        ? null
        : { name: row.returned_by_name ?? '', at: row.returned_at.toISOString(), reason: row.return_reason ?? '' },
    baseVersion: row.base_version,
    behind: !closed && newest !== undefined && newest.version !== row.base_version,
    faults: loaded === undefined || loaded.ok ? [] : loaded.faults.map(faultView),
    commands: Object.fromEntries(
      draftCommandNames.map((command) => {
        const obstacle = draftObstacle(command, standing, actorOf(caller));
        return [command, obstacle === undefined ? null : draftObstacles[obstacle]];
      }),
    ) as Draft['commands'],
  };
};
