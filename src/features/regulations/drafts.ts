import type { BodyOf } from '#contract/endpoint.ts';
import type {
  checkRegulation as checkEndpoint,
  createDraft as createEndpoint,
  Draft,
} from '#contract/regulation-drafts.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { SignedIn } from '#http/caller.ts';
import { id as idPattern } from '#policy/identifier.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { regulationHeading } from '#policy/regulation-heading.ts';
import { officeRoles } from '#workflow/application-file.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { changeDraft, draftingFor, draftScope, findDraft, onDraft, readBack } from './draft-command.ts';
import { associationName, faultView, faultyRefusal, summaryOf, viewOf } from './draft-view.ts';
import { newRegulationText } from './new-regulation-text.ts';
import { checkText } from './text-check.ts';

/** Checks a text and stores nothing. */
export const checkRegulation = (platform: Platform, caller: SignedIn, input: BodyOf<typeof checkEndpoint>) =>
  platform.db.run(draftScope(caller), async (tx) => {
    const loaded = await checkText(tx, platform, input.text);
    return loaded.ok
      ? { faults: [], regulation: loaded.regulation }
      : { faults: loaded.faults.map(faultView), regulation: null };
  });

/** The drafts of the authorities the caller writes for, the newest first. */
export const listDrafts = (platform: Platform, caller: SignedIn) =>
  platform.db.run(draftScope(caller), async (tx) => {
    const codes = draftingFor(caller);
    if (codes.length === 0) return { drafts: [], authorities: [] };
    const authorities = await tx
      .selectFrom('associations')
      .select(['code', 'name_zh', 'name_en'])
      .where('code', 'in', codes)
      .orderBy('code')
      .execute();
    const named = authorities.map((row) => ({ code: row.code, name: { zh: row.name_zh, en: row.name_en } }));
    const rows = await tx
      .selectFrom('regulation_drafts')
      .selectAll()
      .where('authority_code', 'in', codes)
      .orderBy('updated_at', 'desc')
      .limit(200)
      .execute();
    return {
      authorities: named,
      drafts: rows.map((row) =>
        summaryOf(
          platform,
          row,
          named.find((each) => each.code === row.authority_code)?.name ?? {
            zh: row.authority_code,
            en: row.authority_code,
          },
        ),
      ),
    };
  });

export const readDraft = (platform: Platform, caller: SignedIn, id: string): Promise<Draft | Refusal> =>
  platform.db.run(draftScope(caller), async (tx) => {
    const row = await findDraft(tx, caller, id, false);
    return row === undefined ? refuse('not-found') : viewOf(tx, platform, caller, row);
  });

/** The refusal of a text whose regulation another authority administers. */
export const foreignAuthority = async (
  tx: Tx,
  platform: Platform,
  regulationId: string,
  authority: string,
): Promise<Refusal> =>
  refuse('regulation-of-another-authority', {
    title: platform.regulations.current(regulationId)?.regulation.title ?? regulationId,
    authority: await associationName(tx, authority),
  });

type Beginning = { regulationId: string; authority: string; yaml: string; baseVersion: string | null };
const fault = (path: string, message: string): Refusal =>
  refuse('invalid-request', { what: message.split(' / ')[0] }, { fields: [{ path, message }] });

const beginning = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  input: BodyOf<typeof createEndpoint>,
): Promise<Beginning | Refusal> => {
  if (input.from === 'regulation') {
    const edition = platform.regulations.current(input.regulationId);
    return edition === undefined
      ? refuse('not-found')
      : {
          regulationId: input.regulationId,
          authority: edition.regulation.authority,
          yaml: edition.yaml,
          baseVersion: edition.version,
        };
  }
  if (input.from === 'new') {
    if (platform.regulations.current(input.regulationId) !== undefined)
      return fault(
        'regulationId',
        '已有此标识的办法，请由其现行文本起草 / A regulation of this id exists; begin from its text',
      );
    if (!draftingFor(caller).includes(input.authority)) return refuse('not-permitted');
    const office = caller.account.holdings.find(
      (holding) => holding.associationCode === input.authority && officeRoles.includes(holding.role),
    );
    const authority = {
      code: input.authority,
      name: await associationName(tx, input.authority),
      role: office?.role ?? 'province-officer',
    };
    return {
      regulationId: input.regulationId,
      authority: input.authority,
      yaml: newRegulationText(input.regulationId, authority, lawDayOf(platform.clock.now())),
      baseVersion: null,
    };
  }
  const heading = regulationHeading(input.text);
  const parent = heading.under === undefined ? undefined : platform.regulations.current(heading.under);
  const authority = heading.authority ?? parent?.regulation.authority;
  if (heading.id === undefined || !idPattern.max(60).safeParse(heading.id).success || authority === undefined) {
    const loaded = await checkText(tx, platform, input.text);
    return loaded.ok ? refuse('not-found') : faultyRefusal(loaded.faults);
  }
  return {
    regulationId: heading.id,
    authority,
    yaml: input.text,
    baseVersion: platform.regulations.current(heading.id)?.version ?? null,
  };
};

/** Begins a draft. A regulation that exists stays with its authority, and a new one belongs to an office of the caller. */
export const createDraft = (
  platform: Platform,
  caller: SignedIn,
  input: BodyOf<typeof createEndpoint>,
): Promise<Draft | Refusal> =>
  inTransaction(platform, draftScope(caller), async (tx) => {
    const begun = await beginning(tx, platform, caller, input);
    if (begun instanceof Refusal) return begun;
    const holder = platform.regulations.current(begun.regulationId)?.regulation.authority ?? begun.authority;
    if (!draftingFor(caller).includes(holder) || holder !== begun.authority)
      return foreignAuthority(tx, platform, begun.regulationId, holder === begun.authority ? begun.authority : holder);
    const id = platform.ids.next();
    const now = platform.clock.now();
    await tx
      .insertInto('regulation_drafts')
      .values({
        id,
        regulation_id: begun.regulationId,
        authority_code: begun.authority,
        yaml: begun.yaml,
        base_version: begun.baseVersion,
        state: 'draft',
        from_day: null,
        created_by: caller.account.id,
        created_by_name: caller.account.name,
        created_at: now,
        updated_at: now,
        updated_by_name: caller.account.name,
        submitted_by: null,
        submitted_by_name: null,
        submitted_at: null,
        approved_by: null,
        approved_by_name: null,
        approved_at: null,
        return_reason: null,
        returned_by_name: null,
        returned_at: null,
      })
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'regulation-draft.begun',
      subject: `regulation-draft:${id}`,
      details: { regulation: begun.regulationId, authority: begun.authority, from: input.from },
    });
    return readBack(tx, platform, caller, id);
  });

/** Whether a text is still one of the draft's regulation and authority, as far as it can be read. */
export const misplacedText = async (
  tx: Tx,
  platform: Platform,
  row: { regulation_id: string; authority_code: string },
  text: { id: string | undefined; authority: string | undefined },
): Promise<Refusal | undefined> => {
  if (text.id !== undefined && text.id !== row.regulation_id)
    return refuse('regulation-id-changed', { expected: row.regulation_id, found: text.id });
  return text.authority === undefined || text.authority === row.authority_code
    ? undefined
    : foreignAuthority(tx, platform, row.regulation_id, row.authority_code);
};

/** Stores the text of a draft; faults do not hinder it, they are told with it. */
export const saveDraftText = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; text: string },
): Promise<Draft | Refusal> =>
  onDraft(platform, caller, { id, command: 'save', version: input.version }, async (tx, row) => {
    const misplaced = await misplacedText(tx, platform, row, regulationHeading(input.text));
    if (misplaced) return misplaced;
    await changeDraft(tx, platform, caller, row, { yaml: input.text });
    return undefined;
  });

/** Gives a draft up; it stays on record. */
export const withdrawDraft = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number },
): Promise<Draft | Refusal> =>
  onDraft(platform, caller, { id, command: 'withdraw', version: input.version }, async (tx, row) => {
    await changeDraft(tx, platform, caller, row, { state: 'withdrawn' });
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'regulation-draft.withdrawn',
      subject: `regulation-draft:${id}`,
      details: { regulation: row.regulation_id },
    });
    return undefined;
  });
