import { createHmac, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database, Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import type { Clock } from '#policy/clock.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { Account } from './caller.ts';

const SESSION_HOURS = 12;

/** Sessions kept by a keyed hash of their token: who steals the database can enter nowhere with it. */
export type Sessions = {
  /** Opens a session and returns its token, which is stored nowhere. */
  open: (tx: Tx, accountId: string) => Promise<{ token: string; expiresAt: Date }>;
  close: (token: string) => Promise<void>;
  /** Ends every session of an account but the one given. */
  closeOthers: (tx: Tx, accountId: string, token: string | undefined) => Promise<void>;
  /** The account with the roles it holds on the Beijing day of the clock; null for an unknown or expired session. */
  read: (token: string) => Promise<Account | null>;
};

export const openSessions = (db: Database, clock: Clock, secret: string): Sessions => {
  const hashOf = (token: string): Buffer => createHmac('sha256', secret).update(token).digest();
  return {
    open: async (tx, accountId) => {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
      await tx.deleteFrom('sessions').where('expires_at', '<', now).execute();
      await tx
        .insertInto('sessions')
        .values({ token_hash: hashOf(token), account_id: accountId, created_at: now, expires_at: expiresAt })
        .execute();
      return { token, expiresAt };
    },
    close: (token) =>
      db.run({ kind: 'system' }, async (tx) => {
        await tx.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
      }),
    closeOthers: async (tx, accountId, token) => {
      await tx
        .deleteFrom('sessions')
        .where('account_id', '=', accountId)
        .where('token_hash', '<>', hashOf(token ?? ''))
        .execute();
    },
    read: async (token) => {
      const account = await db.unguarded
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
        .where('token_hash', '=', hashOf(token))
        .where('expires_at', '>', clock.now())
        .select(['accounts.id', 'accounts.name', 'accounts.email', 'accounts.locale'])
        .executeTakeFirst();
      return account ? readAccount(db.unguarded, clock, account) : null;
    },
  };
};

/** Adds the roles held on the Beijing day of the clock to an account row, in the order they were given. */
export const readAccount = async (
  db: Kysely<Tables>,
  clock: Clock,
  account: { id: string; name: string; email: string; locale: 'zh' | 'en' },
): Promise<Account> => {
  const today = lawDayOf(clock.now());
  const rows = await db
    .selectFrom('memberships')
    .leftJoin('associations', 'associations.code', 'memberships.association_code')
    .leftJoin('units', 'units.id', 'memberships.unit_id')
    .where('account_id', '=', account.id)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .select([
      'role',
      'association_code',
      'unit_id',
      sql<string>`coalesce(associations.name_zh, nullif(units.name_zh, ''), units.name_en)`.as('zh'),
      sql<string>`coalesce(associations.name_en, nullif(units.name_en, ''), units.name_zh)`.as('en'),
    ])
    .orderBy('valid_from')
    .orderBy('memberships.id')
    .execute();
  return {
    ...account,
    holdings: rows.map((row) => ({
      role: row.role,
      associationCode: row.association_code,
      unitId: row.unit_id,
      placeName: { zh: row.zh, en: row.en },
    })),
  };
};
