import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#db/connect.ts';
import { json } from '#db/tables.ts';
import type { Clock } from '#policy/clock.ts';
import { canonicalJson } from './canonical-json.ts';

export type AuditEntry = {
  actor: { id: string; name: string } | null;
  /** Verb of the act, e.g. `application.endorsed`. */
  action: string;
  /** What it was done to, e.g. `application:…`. */
  subject: string;
  details?: Record<string, unknown>;
};

/** Hash of an entry over the one before: a change anywhere breaks every hash after it. */
export const entryHash = (entry: {
  sequence: number;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  action: string;
  subject: string;
  details: unknown;
  previousHash: string;
}): string =>
  createHash('sha256')
    .update(canonicalJson({ ...entry, at: entry.at.toISOString() }))
    .digest('hex');

/**
 * Appends to the chained log inside the caller's transaction: the act and its entry stand or fall together.
 * Locks the head until commit, so call it last.
 */
export const audit = async (
  tx: Tx,
  clock: Clock,
  { actor, action, subject, details = {} }: AuditEntry,
): Promise<void> => {
  const head = await tx.selectFrom('audit_head').select(['sequence', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const sequence = head.sequence + 1;
  const at = clock.now();
  // What the database gives back is what was hashed: undefined members are dropped before hashing.
  const plain = JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
  const hash = entryHash({
    sequence,
    at,
    actorId: actor?.id ?? null,
    actorName: actor?.name ?? null,
    action,
    subject,
    details: plain,
    previousHash: head.hash,
  });
  await tx
    .insertInto('audit_log')
    .values({
      sequence,
      at,
      actor_id: actor?.id ?? null,
      actor_name: actor?.name ?? null,
      action,
      subject,
      details: json(plain),
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await sql`update audit_head set sequence = ${sequence}, hash = ${hash}`.execute(tx);
};
