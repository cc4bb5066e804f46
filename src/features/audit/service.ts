import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { containing } from '#db/containing.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import type { Tx } from '#db/connect.ts';
import type { Platform } from '../platform.ts';
import { entryHash } from './log.ts';

const PAGE = 100;
const BATCH = 2000;

/** The log, newest first. */
export const readAudit = (
  platform: Platform,
  caller: SignedIn,
  query: { before?: number | undefined; text?: string | undefined },
) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    let select = tx.selectFrom('audit_log').selectAll();
    if (query.before) select = select.where('sequence', '<', query.before);
    if (query.text) {
      const pattern = containing(query.text);
      select = select.where((where) =>
        where.or([
          where('action', 'ilike', pattern),
          where('actor_name', 'ilike', pattern),
          where('subject', 'ilike', pattern),
        ]),
      );
    }
    const rows = await select
      .orderBy('sequence', 'desc')
      .limit(PAGE + 1)
      .execute();
    const shown = rows.slice(0, PAGE);
    return {
      entries: shown.map((row) => ({
        sequence: row.sequence,
        at: row.at.toISOString(),
        actor: row.actor_name,
        action: row.action,
        subject: row.subject,
        details: row.details,
        hash: row.hash,
      })),
      next: rows.length > PAGE ? (shown.at(-1)?.sequence ?? null) : null,
    };
  });

/** Walks the chain from its beginning and reports the first entry that does not fit, by its number. */
export const findBreak = async (tx: Tx): Promise<{ entries: number; brokenAt: number | null; head: string }> => {
  let previous = '0'.repeat(64);
  let sequence = 0;
  for (;;) {
    const rows = await tx
      .selectFrom('audit_log')
      .selectAll()
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      const hash = entryHash({
        sequence: row.sequence,
        at: row.at,
        actorId: row.actor_id,
        actorName: row.actor_name,
        action: row.action,
        subject: row.subject,
        details: row.details,
        previousHash: previous,
      });
      if (row.sequence !== sequence + 1 || row.previous_hash !== previous || row.hash !== hash)
        return { entries: sequence, brokenAt: sequence + 1, head: previous };
      previous = hash;
      sequence = row.sequence;
    }
  }
  const head = await tx.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirstOrThrow();
  // A log cut off at its end leaves the head pointing past it.
  return head.sequence === sequence && head.hash === previous
    ? { entries: sequence, brokenAt: null, head: previous }
    : { entries: sequence, brokenAt: sequence + 1, head: previous };
};

/** What is signed of a head: number, hash and time, so that an older head cannot be passed off as a newer one. */
export const headStatement = (sequence: number, hash: string, signedAt: Date): string =>
  `haizhi-audit-head ${sequence} ${hash} ${signedAt.toISOString()}`;

/** Signs the head as it stands, keeps the signature and hands it outside the database, one line in a file of its own. */
export const signHead = async (
  platform: Platform,
  outsideFile: string | null,
): Promise<{ sequence: number; hash: string; signature: string; signedAt: Date }> => {
  const signed = await platform.db.run({ kind: 'system' }, async (tx) => {
    const head = await tx.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirstOrThrow();
    const known = await tx
      .selectFrom('audit_signatures')
      .selectAll()
      .where('sequence', '=', head.sequence)
      .executeTakeFirst();
    if (known)
      return {
        sequence: known.sequence,
        hash: known.hash,
        signature: known.signature,
        signedAt: known.signed_at,
        fresh: false,
      };
    const signedAt = platform.clock.now();
    const signature = platform.signer.sign(headStatement(head.sequence, head.hash, signedAt));
    await tx
      .insertInto('audit_signatures')
      .values({ sequence: head.sequence, hash: head.hash, signed_at: signedAt, signature })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { ...head, signature, signedAt, fresh: true };
  });
  if (outsideFile !== null && signed.fresh) {
    await mkdir(dirname(outsideFile), { recursive: true });
    await appendFile(
      outsideFile,
      `${JSON.stringify({ sequence: signed.sequence, hash: signed.hash, signedAt: signed.signedAt.toISOString(), signature: signed.signature })}\n`,
      { mode: 0o600 },
    );
  }
  return signed;
};

/** Checks the whole chain, and every signed head against it, for an auditor. */
export const checkAudit = async (platform: Platform, caller: SignedIn) => {
  const found = await platform.db.run(scopeOf(caller), async (tx) => {
    const walked = await findBreak(tx);
    const signatures = await tx
      .selectFrom('audit_signatures')
      .leftJoin('audit_log', 'audit_log.sequence', 'audit_signatures.sequence')
      .select(['audit_signatures.sequence', 'audit_signatures.hash', 'signed_at', 'signature', 'audit_log.hash as now'])
      .orderBy('audit_signatures.sequence')
      .execute();
    const forged = signatures.find(
      (row) =>
        (row.sequence > 0 && row.now !== row.hash) ||
        !platform.signer.verify(headStatement(row.sequence, row.hash, row.signed_at), row.signature),
    );
    return { ...walked, brokenAt: walked.brokenAt ?? forged?.sequence ?? null };
  });
  const head = await signHead(platform, null);
  return {
    intact: found.brokenAt === null,
    entries: found.entries,
    brokenAt: found.brokenAt,
    head: head.hash,
    signature: head.signature,
    publicKey: platform.signer.publicKey,
    signedAt: head.signedAt.toISOString(),
  };
};
