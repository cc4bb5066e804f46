import { refuse, type Refusal } from '#contract/refusals.ts';
import { scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { printModel } from '../documents/service.ts';
import type { Platform } from '../platform.ts';
import {
  findRecognition,
  findRecognitions,
  viewOf,
  type RecognitionFilter,
  type RecognitionRecord,
  type RecognitionView,
} from './repository.ts';
import { readVerificationCode } from './verification-code.ts';

const PAGE = 50;

/** The register of bases; everyone with an account who may read it sees all of it, as the public does. */
export const listRecognitions = (
  platform: Platform,
  caller: Caller,
  {
    mine,
    ...filter
  }: RecognitionFilter & { mine?: 'true' | undefined; cursor?: string | undefined; limit?: number | undefined },
) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const today = lawDayOf(platform.clock.now());
    const limit = filter.limit ?? PAGE;
    const own = mine ? { unitIds: caller.account?.holdings.flatMap((holding) => holding.unitId ?? []) ?? [] } : {};
    const { rows, total } = await findRecognitions(
      tx,
      today,
      { ...filter, ...own },
      { after: filter.cursor, limit: limit + 1 },
    );
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => viewOf(platform, row, today)),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      total,
    };
  });

export const readRecognition = (platform: Platform, caller: Caller, id: string): Promise<RecognitionView | Refusal> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const record = await findRecognition(tx, { id });
    return record ? viewOf(platform, record, lawDayOf(platform.clock.now())) : refuse('not-found');
  });

/** What the verification page tells of a code, as of today: the plaque, its standing, and the signed statement. */
export const verifyPlaque = (platform: Platform, caller: Caller, typed: string) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const asOf = lawDayOf(platform.clock.now());
    const code = readVerificationCode(typed);
    const record = code === undefined ? undefined : await findRecognition(tx, { code });
    if (record === undefined)
      return { found: false, asOf, recognition: null, statement: null, signature: null, publicKey: null };
    return {
      found: true,
      asOf,
      recognition: viewOf(platform, record, asOf),
      statement: record.statement,
      signature: record.signature,
      publicKey: platform.signer.publicKey,
    };
  });

export type { RecognitionView } from './repository.ts';

/** The plaque to be made, as PDF or as SVG with outlined text. */
export const printPlaque = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
  format: 'pdf' | 'svg',
): Promise<FileReply | Refusal> => {
  const record = await platform.db.run(scopeOf(caller), (tx) => findRecognition(tx, { id }));
  if (record === undefined) return refuse('not-found');
  const { recognition, authority } = platform.regulations.pinned(record.regulation_id, record.regulation_version);
  const mayPrint = caller.account.holdings.some(
    (holding) =>
      holding.unitId === record.unit_id ||
      holding.associationCode === authority ||
      holding.associationCode === `province-${record.province_code}`,
  );
  if (!mayPrint) return refuse('not-permitted');
  if (!recognition.plaque) return refuse('rule-absent');
  const printed = await printModel(platform, 'plaque', plaqueModel(platform, record), { format });
  return { ...printed, fileName: `${record.name_zh}.${format}` };
};

const plaqueModel = (platform: Platform, record: RecognitionRecord) => ({
  name: record.name_zh,
  awardingBody: platform.regulations.pinned(record.regulation_id, record.regulation_version).recognition.awardedBy.zh,
  awardedOn: record.issued_on,
  validFrom: record.valid_from,
  validTo: record.valid_to ?? record.valid_from,
  verificationCode: record.verification_code,
  verificationUrl: `${platform.publicUrl}/verify/${record.verification_code}`,
  sample: platform.demonstration,
});
