import { sql } from 'kysely';
import type { NominationView } from '#contract/nominations.ts';
import type { Tx } from '#db/connect.ts';
import type { Text } from '#policy/text.ts';
import { currentStep } from '#workflow/application-file.ts';
import { countryName } from '../reference/country-names.ts';
import { unitText } from '../units/unit-name.ts';

export const selectNominations = (tx: Tx) =>
  tx
    .selectFrom('nominations')
    .leftJoin('applications', 'applications.id', 'nominations.application_id')
    .leftJoin('associations as proposers', 'proposers.code', 'nominations.proposed_by')
    .selectAll('nominations')
    .select([
      'applications.id as file_id',
      'applications.number',
      'applications.status',
      'applications.route',
      'applications.step_index',
      'proposers.name_zh as proposer_zh',
      'proposers.name_en as proposer_en',
    ])
    .orderBy(sql`nominations.state in ('withdrawn', 'declined')`)
    .orderBy('nominations.recorded_at')
    .orderBy('nominations.id');
export type NominationRow = Awaited<ReturnType<ReturnType<typeof selectNominations>['execute']>>[number];

/** A country or region in both languages. */
export const countryText = (code: string): Text => ({ zh: countryName(code, 'zh'), en: countryName(code, 'en') });

/** Where a live nomination stands before its list goes out, in words; null once it lacks nothing that can be seen without its conditions. */
export const progressLack = (row: Pick<NominationRow, 'state' | 'status' | 'invited_at'>): Text | null => {
  if (row.state === 'invited')
    return row.invited_at === null
      ? { zh: '尚未邀请', en: 'not invited yet' }
      : { zh: '机构尚未注册', en: 'has not registered yet' };
  switch (row.status) {
    case null:
    case 'draft':
      return { zh: '机构尚未提交信息表', en: 'has not submitted its form yet' };
    case 'returned':
      return { zh: '已退回，待机构补正', en: 'returned, waits for correction' };
    case 'refused':
      return { zh: '已不予推荐，请撤回此项推荐', en: 'was refused; withdraw its nomination' };
    case 'withdrawn':
    case 'cancelled':
      return { zh: '机构已撤回申请', en: 'has taken its file back' };
    default:
      return null;
  }
};

export const nominationView = (row: NominationRow, lacks: Text | null = null): NominationView => ({
  id: row.id,
  name: unitText(row),
  countryCode: row.country_code,
  countryName: countryText(row.country_code),
  overseas: row.overseas,
  registration: row.registration,
  contactName: row.contact_name,
  contactEmail: row.contact_email,
  consent: { by: row.consent_by, on: row.consent_on, how: row.consent_how },
  recordedBy: row.recorded_by_name,
  recordedAt: row.recorded_at.toISOString(),
  proposedBy:
    row.proposed_by === null
      ? null
      : { code: row.proposed_by, name: { zh: row.proposer_zh ?? '', en: row.proposer_en ?? '' } },
  state: row.state,
  invitedAt: row.invited_at?.toISOString() ?? null,
  endReason: row.end_reason,
  application:
    row.file_id && row.status && row.status !== 'draft'
      ? {
          id: row.file_id,
          number: row.number,
          status: row.status,
          stepName: currentStep({ route: row.route ?? [], stepIndex: row.step_index ?? 0 })?.name ?? null,
        }
      : null,
  lacks,
});

/** One nomination as it now stands. */
export const readNomination = async (tx: Tx, id: string): Promise<NominationView> => {
  const row = await selectNominations(tx).where('nominations.id', '=', id).executeTakeFirstOrThrow();
  return nominationView(row, progressLack(row));
};
