import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { Role } from '#policy/roles.ts';
import type { Text } from '#policy/text.ts';
import type { Platform } from './platform.ts';

export type Recipients =
  | { unitId: string }
  | { associationCode: string; roles: readonly Role[] }
  | { accountIds: readonly string[] };

/** Puts a notice before people in the product, in the same transaction as what it tells of. */
export const notify = async (
  tx: Tx,
  platform: Platform,
  to: Recipients,
  text: Text,
  link: string | null,
): Promise<void> => {
  const accountIds = 'accountIds' in to ? to.accountIds : await holdersOf(tx, platform, to);
  if (accountIds.length === 0) return;
  const at = platform.clock.now();
  await tx
    .insertInto('notifications')
    .values(
      [...new Set(accountIds)].map((account) => ({
        id: platform.ids.next(),
        account_id: account,
        at,
        text: json(text),
        link,
        read_at: null,
      })),
    )
    .execute();
};

const holdersOf = async (
  tx: Tx,
  platform: Platform,
  to: Exclude<Recipients, { accountIds: readonly string[] }>,
): Promise<string[]> => {
  const today = lawDayOf(platform.clock.now());
  const rows = await tx
    .selectFrom('memberships')
    .select('account_id')
    .distinct()
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .where((where) =>
      'unitId' in to
        ? where('unit_id', '=', to.unitId)
        : where.and([where('association_code', '=', to.associationCode), where('role', 'in', [...to.roles])]),
    )
    .execute();
  return rows.map((row) => row.account_id);
};
