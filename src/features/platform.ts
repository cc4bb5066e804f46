import type { Logger } from 'pino';
import type { Clock } from '#policy/clock.ts';
import type { Database, Scope, Tx } from '#db/connect.ts';
import type { Sessions } from '#http/sessions.ts';
import { Refusal } from '#contract/refusals.ts';
import type { FileStore } from './uploads/file-store.ts';
import type { RegulationLibrary } from './regulations/library.ts';
import type { Signer } from './audit/signer.ts';

/** Everything the features are given from outside; tests put their own clock, ids and folders here. */
export type Platform = {
  db: Database;
  clock: Clock;
  ids: IdSource;
  sessions: Sessions;
  files: FileStore;
  signer: Signer;
  regulations: RegulationLibrary;
  log: Logger;
  /** Address the public reaches the product at, without a slash at the end. */
  publicUrl: string;
  /** Runs on loopback with invented accounts; documents and plaques say 样例. */
  demonstration: boolean;
  /** Operator's folder with 仿宋, 楷体 and the like. */
  fontsDirectory: string | undefined;
  version: string;
};

/** The only source of identifiers. */
export type IdSource = { next: () => string };

class RolledBack {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

/** One transaction on behalf of `scope`. A {@link Refusal} as its result undoes whatever was written. */
export const inTransaction = async <T>(
  platform: Pick<Platform, 'db'>,
  scope: Scope,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> => {
  try {
    return await platform.db.run(scope, async (tx) => {
      const result = await work(tx);
      if (result instanceof Refusal) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  }
};
