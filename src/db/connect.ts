import { Kysely, PostgresDialect, type Transaction } from 'kysely';
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
  /** One statement on tables that row-level security does not guard (sessions, accounts, reference data). */
  unguarded: Kysely<Tables>;
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

/** Begins and says on whose behalf in one message to the server; the values are literals because several statements take no parameters. */
const beginAs = (scope: Scope): string => {
  const { account, units, associations, seesAll } = settingsOf(scope);
  const set = (name: string, value: string): string => `set_config('haizhi.${name}', ${pg.escapeLiteral(value)}, true)`;
  return `begin; select ${set('account', account)}, ${set('units', units)}, ${set('associations', associations)}, ${set('sees_all', seesAll)}`;
};

/** The query builder on one connection that is already inside a transaction. */
const builderOn = (client: pg.PoolClient): Tx =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => ({ query: client.query.bind(client), release: () => undefined }) as never,
        end: async () => undefined,
      },
    }),
  }) as unknown as Tx;

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
  return {
    run: async (scope, work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query(beginAs(scope));
        const result = await work(builderOn(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        // A connection that could not roll back is not given to anyone else.
        client.release(broken);
      }
    },
    unguarded: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
};
