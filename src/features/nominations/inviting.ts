import { createHash, randomBytes } from 'node:crypto';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { readInvitation as readEndpoint } from '#contract/invitations.ts';
import type { invite as inviteEndpoint } from '#contract/nominations.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import { workbench } from '#web/paths.ts';
import { countAttempt, overLimit } from '../accounts/attempt-limit.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { closedNow, findAssociation, findGround, recommendsFor, type Ground } from './ground.ts';
import type { NominationRecord } from './lists.ts';
import { countryText, readNomination } from './nomination-view.ts';

/** The link is 256 random bits; only its hash is kept, so that who reads the database can take up no invitation. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Attempts with links that are none, from one network address in a quarter of an hour. */
const UNKNOWN_PER_ADDRESS = 30;

/**
 * Makes the link by which a nominated organisation registers itself (cast-partner-2023 3.1, 6.2). It is shown this once,
 * for the recommender to send; making it anew ends the one before.
 */
export const invite = (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<ReplyOf<typeof inviteEndpoint> | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await tx.selectFrom('nominations').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined || !recommendsFor(caller).includes(row.association_code)) return refuse('not-found');
    if (row.state !== 'invited') return refuse('nomination-ended');
    const ground = await findGround(tx, platform, row.call_id);
    if (ground instanceof Refusal) return ground;
    const closed = closedNow(platform, ground);
    if (closed) return closed;
    const token = randomBytes(32).toString('base64url');
    await tx
      .updateTable('nominations')
      .set({ token_hash: hashOfToken(token), invited_at: platform.clock.now() })
      .where('id', '=', id)
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'nomination.invited',
      subject: `nomination:${id}`,
      details: { association: row.association_code, again: row.invited_at !== null },
    });
    return { token, path: workbench.invitation(token), nomination: await readNomination(tx, id) };
  });

export type Invitation = { nomination: NominationRecord; ground: Ground };

/** The invitation a link stands for, locked; refuses one that is unknown, used, replaced, or whose call is not open. */
export const openInvitation = async (tx: Tx, platform: Platform, token: string): Promise<Invitation | Refusal> => {
  const nomination = await tx
    .selectFrom('nominations')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .where('state', '=', 'invited')
    .forUpdate()
    .executeTakeFirst();
  if (nomination === undefined) return refuse('invitation-unknown');
  const ground = await findGround(tx, platform, nomination.call_id);
  if (ground instanceof Refusal) return ground;
  return closedNow(platform, ground) ?? { nomination, ground };
};

/** Guards what a link opens against guessing: wrong ones are counted per network address. */
export const guarded = async <T>(
  platform: Platform,
  caller: Pick<Caller, 'address'>,
  work: () => Promise<T | Refusal>,
): Promise<T | Refusal> => {
  const key = `invitation:${caller.address}`;
  const blocked = await overLimit(platform, key, UNKNOWN_PER_ADDRESS);
  if (blocked) return blocked;
  const result = await work();
  if (result instanceof Refusal && result.code === 'invitation-unknown') await countAttempt(platform, key);
  return result;
};

/** What a link shows before anyone signs in: who is invited, by whom, to what and until when. */
export const readInvitation = (
  platform: Platform,
  caller: Caller,
  token: string,
): Promise<ReplyOf<typeof readEndpoint> | Refusal> =>
  guarded(platform, caller, () =>
    inTransaction(platform, { kind: 'system' }, async (tx) => {
      const found = await openInvitation(tx, platform, token);
      if (found instanceof Refusal) return found;
      const { nomination, ground } = found;
      const association = await findAssociation(tx, nomination.association_code);
      const type = ground.regulation.baseTypes[ground.baseType];
      return {
        nameZh: nomination.name_zh,
        nameEn: nomination.name_en,
        countryCode: nomination.country_code,
        countryName: countryText(nomination.country_code),
        overseas: nomination.overseas,
        registration: nomination.registration,
        recommender: { zh: association?.name_zh ?? '', en: association?.name_en ?? '' },
        callTitle: ground.call.title,
        typeName: type?.name ?? ground.regulation.shortTitle,
        closesAt: ground.call.closes_at.toISOString(),
      };
    }),
  );
