import { sql, type Selectable } from 'kysely';
import { containing } from '#db/containing.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import type { readRecognition } from '#contract/recognitions.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import type { LawDay } from '#policy/law-day.ts';
import type { Platform } from '../platform.ts';

export type RecognitionView = ReceivedOf<typeof readRecognition>;
export type RecognitionRecord = Selectable<Tables['recognitions']> & { document_number: string | null };
export type RecognitionFilter = {
  text?: string | undefined;
  baseType?: string | undefined;
  provinceCode?: string | undefined;
  unitIds?: readonly string[];
  /** Only bases outside China. */
  overseas?: boolean;
  standing?: RecognitionView['standing'] | undefined;
};

/** Standing on a day; taken back comes before all else. */
export const standingOn = (
  record: Pick<RecognitionRecord, 'valid_from' | 'valid_to' | 'revoked_on'>,
  day: LawDay,
): RecognitionView['standing'] => {
  if (record.revoked_on !== null && record.revoked_on <= day) return 'revoked';
  if (day < record.valid_from) return 'upcoming';
  return record.valid_to !== null && day > record.valid_to ? 'expired' : 'active';
};

export const viewOf = (platform: Platform, row: RecognitionRecord, day: LawDay): RecognitionView => {
  const regulation = platform.regulations.pinned(row.regulation_id, row.regulation_version);
  return {
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    baseType: row.base_type,
    baseTypeName: regulation.baseTypes[row.base_type]?.name ?? { zh: row.base_type, en: row.base_type },
    unitId: row.unit_id,
    unitName: row.unit_name,
    place: row.place,
    provinceCode: row.province_code,
    countryCode: row.country_code,
    issuedOn: row.issued_on,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    revokedOn: row.revoked_on,
    standing: standingOn(row, day),
    verificationCode: row.verification_code,
    documentId: row.document_id,
    documentNumber: row.document_number ?? '',
    applicationId: row.application_id,
    regulationId: row.regulation_id,
    regulationVersion: row.regulation_version,
    awardedBy: regulation.recognition.awardedBy,
  };
};

const selectAll = (tx: Tx) =>
  tx
    .selectFrom('recognitions')
    .innerJoin('documents', 'documents.id', 'recognitions.document_id')
    .selectAll('recognitions')
    .select('documents.number as document_number');

/** One page of recognitions by name, and how many there are in all. */
export const findRecognitions = async (
  tx: Tx,
  day: LawDay,
  filter: RecognitionFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: RecognitionRecord[]; total: number }> => {
  const conditions = sql<boolean>`
    (${filter.text ?? ''} = '' or search_text ilike ${containing((filter.text ?? '').toLowerCase())})
    and (${filter.baseType ?? ''} = '' or base_type = ${filter.baseType ?? ''})
    and (${filter.provinceCode ?? ''} = '' or province_code = ${filter.provinceCode ?? ''})
    and (not ${filter.overseas ?? false} or province_code is null)
    and (${filter.unitIds === undefined} or unit_id = any (${sql.val([...(filter.unitIds ?? [])])}::uuid[]))
    and (${filter.standing ?? ''} = '' or ${filter.standing ?? ''} = case when revoked_on <= ${day}::date then 'revoked' when valid_from > ${day}::date then 'upcoming' when valid_to < ${day}::date then 'expired' else 'active' end)`;
  let query = selectAll(tx).where(conditions);

  if (page.after) query = query.where('recognitions.id', '<', page.after);
  const rows = await query.orderBy('recognitions.id', 'desc').limit(page.limit).execute();
  const { total } = await tx
    .selectFrom('recognitions')
    .where(conditions)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total };
};

export const findRecognition = (
  tx: Tx,
  by: { id: string } | { code: string },
): Promise<RecognitionRecord | undefined> =>
  ('id' in by
    ? selectAll(tx).where('recognitions.id', '=', by.id)
    : selectAll(tx).where('verification_code', '=', by.code)
  ).executeTakeFirst();
