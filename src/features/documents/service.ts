import { sql } from 'kysely';
import { renderDocument, type DocumentFormat, type DocumentKind } from '#documents/render-document.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import type { LawDay } from '#policy/law-day.ts';
import { yearOf } from '#policy/law-day.ts';
import { nextNumber } from '../counters.ts';
import type { Platform } from '../platform.ts';

export type IssuedDocument = { id: string; number: string };

/** The form in which new documents are printed; older ones keep theirs. */
export const DOCUMENT_VERSION = 1;

/**
 * Issues a numbered document: allots the next number of the issuer's series for the year, stores the model it is
 * printed from for ever, and ties it to its files. `model` is given the number. `series` parts numbers of one issuer.
 */
export const issueDocument = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  input: {
    kind: DocumentKind;
    issuerCode: string;
    issuedOn: LawDay;
    title: string;
    applicationIds: readonly string[];
    model: (number: string) => unknown;
  },
): Promise<IssuedDocument> => {
  const issuer = await tx
    .selectFrom('associations')
    .select('document_prefix')
    .where('code', '=', input.issuerCode)
    .executeTakeFirstOrThrow();
  const year = yearOf(input.issuedOn);
  const count = await nextNumber(tx, `document:${input.issuerCode}:${year}`);
  const number = `${issuer.document_prefix}〔${year}〕${count}号`;
  const id = platform.ids.next();
  await tx
    .insertInto('documents')
    .values({
      id,
      kind: input.kind,
      model_version: DOCUMENT_VERSION,
      model: json(input.model(number)),
      number,
      title: input.title,
      issuer_code: input.issuerCode,
      issued_on: input.issuedOn,
      recorded_at: platform.clock.now(),
      recorded_by: caller.account.id,
    })
    .execute();
  await tx
    .insertInto('document_applications')
    .values(input.applicationIds.map((application) => ({ document_id: id, application_id: application })))
    .execute();
  return { id, number };
};

/** Prints a stored document for a caller who may see one of the files it is about. */
export const openDocument = async (platform: Platform, caller: SignedIn, id: string): Promise<FileReply | Refusal> => {
  const document = await platform.db.run(scopeOf(caller), (tx) =>
    tx
      .selectFrom('documents')
      .where('id', '=', id)
      .where((where) =>
        where.exists(tx.selectFrom('document_applications').select('application_id').where('document_id', '=', id)),
      )
      .select(['kind', 'model_version', 'model', 'number', 'title', panelCodes])
      .executeTakeFirst(),
  );
  if (document === undefined || !mayOpen(caller, document.kind, document.panel_codes)) return refuse('not-found');
  const printed = await printModel(platform, document.kind, document.model, { version: document.model_version });
  return { ...printed, fileName: `${(document.number ?? document.title).replace(/[\\/:*?"<>|]/g, '_')}.pdf` };
};

/** Minutes and expert opinions are for those who decide on the file and those who oversee; letters and approvals for all parties. */
const mayOpen = (caller: SignedIn, kind: string, places: readonly string[]): boolean =>
  kind === 'official-letter' || kind === 'approval' || sitsOnPanel(caller, places);

/** Whether the caller sits where a file is checked, judged and decided, or oversees it. An expert does not sit there. */
export const sitsOnPanel = (caller: SignedIn, places: readonly string[]): boolean =>
  caller.account.holdings.some(
    (holding) =>
      holding.role === 'auditor' ||
      (holding.role !== 'expert' &&
        holding.role !== 'administrator' &&
        holding.associationCode !== null &&
        places.includes(holding.associationCode)),
  );

/** The places at which the files of a document are judged, as far as the caller sees the files. */
const panelCodes = sql<string[]>`coalesce((select array_agg(distinct code) from document_applications link
    join applications on applications.id = link.application_id cross join unnest(applications.panel_codes) code
    where link.document_id = documents.id), '{}')`.as('panel_codes');

/** Prints a model with this installation's fonts. */
export const printModel = async (
  platform: Platform,
  kind: DocumentKind,
  model: unknown,
  { version = DOCUMENT_VERSION, format = 'pdf' }: { version?: number; format?: DocumentFormat } = {},
): Promise<FileReply> => {
  const fonts = platform.fontsDirectory === undefined ? {} : { fontsDirectory: platform.fontsDirectory };
  const { bytes, mediaType, fileName } = await renderDocument(kind, version, model, { ...fonts, format });
  return { bytes, mediaType, fileName, disposition: 'inline' };
};

/** Documents about files the caller sees, newest first. */
export const listDocuments = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const rows = await tx
      .selectFrom('documents')
      .innerJoin('associations', 'associations.code', 'documents.issuer_code')
      .where((select) =>
        select.exists(
          select
            .selectFrom('document_applications')
            .select('application_id')
            .whereRef('document_id', '=', 'documents.id'),
        ),
      )
      .select(['documents.id', 'documents.kind', 'number', 'title', 'issued_on', 'name_zh', 'name_en', panelCodes])
      .orderBy('issued_on', 'desc')
      .orderBy('documents.id', 'desc')
      .limit(500)
      .execute();
    return {
      documents: rows
        .filter((row) => mayOpen(caller, row.kind, row.panel_codes))
        .map((row) => ({
          id: row.id,
          kind: row.kind,
          number: row.number,
          title: row.title,
          issuedOn: row.issued_on,
          issuer: { zh: row.name_zh, en: row.name_en },
        })),
    };
  });
