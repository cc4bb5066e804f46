import { createHmac, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database, Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import type { Clock } from '#policy/clock.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import type { Account } from './caller.ts';

/** How long a session lasts. */
export const SESSION_HOURS = 12;

/** Sessions kept by a keyed hash of their token: who steals the database can enter nowhere with it. */
export type Sessions = {
  /** Opens a session and returns its token, which is stored nowhere. */
  open: (tx: Tx, accountId: string) => Promise<string>;
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
      return token;
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
      const { rows } =
        await sql<Account>`select ${accountColumns(lawDayOf(clock.now()))} from sessions join accounts on accounts.id = sessions.account_id
        where token_hash = ${hashOf(token)} and expires_at > ${clock.now()}`.execute(db.unguarded);
      return rows[0] ?? null;
    },
  };
};

/** An account with the roles held on a day, in the order they were given, in one statement: every request asks this. */
const accountColumns = (today: LawDay) => sql`accounts.id, accounts.name, accounts.email, accounts.locale, coalesce((
  select json_agg(json_build_object('role', m.role, 'associationCode', m.association_code, 'unitId', m.unit_id, 'placeName', json_build_object(
      'zh', coalesce(a.name_zh, nullif(u.name_zh, ''), u.name_en), 'en', coalesce(a.name_en, nullif(u.name_en, ''), u.name_zh))) order by m.valid_from, m.id)
  from memberships m left join associations a on a.code = m.association_code left join units u on u.id = m.unit_id
  where m.account_id = accounts.id and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})), '[]') as holdings`;

/** The account with the roles it holds on the Beijing day of the clock. */
export const readAccount = async (db: Kysely<Tables>, clock: Clock, id: string): Promise<Account> => {
  const { rows } =
    await sql<Account>`select ${accountColumns(lawDayOf(clock.now()))} from accounts where id = ${id}`.execute(db);
  if (rows[0] === undefined) throw new Error(`no account ${id}`);
  return rows[0];
};
