import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`);
  return value;
});

/** On whose behalf a transaction runs. Row-level security sees exactly this. */
export type Scope =
  | {
      kind: 'person';
      accountId: string;
      unitIds: readonly string[];
      associationCodes: readonly string[];
      seesAll: boolean;
    }
  /** The clock and the start of the process. */
  | { kind: 'system' }
  /** Nobody signed in. */
  | { kind: 'public' };

export type Tx = Transaction<Tables>;

const settingsOf = (scope: Scope): { account: string; units: string; associations: string; seesAll: string } => {
  if (scope.kind === 'system') return { account: '', units: '', associations: '', seesAll: 'on' };
  if (scope.kind === 'public') return { account: '', units: '', associations: '', seesAll: '' };
  return {
    account: scope.accountId,
    units: scope.unitIds.join(','),
    associations: scope.associationCodes.join(','),
    seesAll: scope.seesAll ? 'on' : '',
  };
};

/** The database, entered only through a scope. */
export type Database = {
  /** Runs `work` in one transaction on behalf of `scope`; it commits when the promise resolves and rolls back when it throws. */
  run: <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => Promise<T>;
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

/** Opens a pool whose every connection works as `haizhi_app`, the role that row-level security binds. */
export const connect = (databaseUrl: string, maximumConnections = 10): Database => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maximumConnections,
    options:
      '-c role=haizhi_app -c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    run: (scope, work) =>
      kysely.transaction().execute(async (tx) => {
        const settings = settingsOf(scope);
        await sql`select set_config('haizhi.account', ${settings.account}, true), set_config('haizhi.units', ${settings.units}, true),
          set_config('haizhi.associations', ${settings.associations}, true), set_config('haizhi.sees_all', ${settings.seesAll}, true)`.execute(
          tx,
        );
        return work(tx);
      }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => kysely.destroy(),
  };
};
