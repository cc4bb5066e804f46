import { refuse, Refusal } from '#contract/refusals.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { acceptInvitation as acceptEndpoint } from '#contract/invitations.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import { readAccount } from '#http/sessions.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { normalizeRegistration } from '#policy/nomination.ts';
import { hashPassword, passwordFault } from '../accounts/passwords.ts';
import { insertAccount, openFor, type Session } from '../accounts/service.ts';
import { startApplication } from '../applications/starting.ts';
import { audit } from '../audit/log.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { insertUnit } from '../units/service.ts';
import { officeRoles } from '#workflow/application-file.ts';
import { guarded, openInvitation, type Invitation } from './inviting.ts';

/** An organisation takes up its invitation: as a new unit, or as one that is registered already. A link works once. */

const differs = (): Refusal =>
  refuse(
    'registration-differs',
    {},
    { fields: [{ path: 'unit.registration', message: '与推荐时登记的不一致 / Not the number nominated' }] },
  );

/** Ties the nomination to the unit and spends the link. */
const takeUp = async (
  tx: Tx,
  platform: Platform,
  { nomination, ground }: Invitation,
  unitId: string,
  actor: { id: string; name: string },
): Promise<Refusal | undefined> => {
  const other = await tx
    .selectFrom('nominations')
    .select('id')
    .where('root_call_id', '=', ground.root.id)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'registered')
    .executeTakeFirst();
  if (other) return refuse('nominated-already', { by: { zh: '其他推荐单位', en: 'another recommender' } });
  await tx
    .updateTable('nominations')
    .set({ state: 'registered', unit_id: unitId, token_hash: null })
    .where('id', '=', nomination.id)
    .execute();
  await audit(tx, platform.clock, {
    actor,
    action: 'nomination.taken-up',
    subject: `nomination:${nomination.id}`,
    details: { unit: unitId, association: nomination.association_code },
  });
  await notify(
    tx,
    platform,
    { associationCode: nomination.association_code, roles: ['recommender', ...officeRoles] },
    {
      zh: `${nomination.name_zh || nomination.name_en}已凭邀请注册`,
      en: `${nomination.name_en || nomination.name_zh} has registered by invitation`,
    },
    '/nominations',
  );
  return undefined;
};

/** Begins the draft under the call. What stands in its way (a bar, say) does not undo the registration: the unit reads it where it begins files. */
const beginDraft = async (
  platform: Platform,
  caller: SignedIn,
  { nomination, ground }: Invitation,
  unitId: string,
): Promise<string | null> => {
  const started = await startApplication(platform, caller, {
    callId: nomination.call_id,
    baseType: ground.baseType,
    unitId,
  });
  return started instanceof Refusal ? null : started.id;
};

/**
 * Registers the nominated organisation with its first account, and begins its draft. The place and number of
 * registration are those nominated; another number is refused.
 */
export const acceptInvitation = (
  platform: Platform,
  caller: Caller,
  token: string,
  input: BodyOf<typeof acceptEndpoint>,
): Promise<{ session: Session; applicationId: string | null } | Refusal> =>
  guarded(platform, caller, async () => {
    const weak = passwordFault(input.password);
    if (weak) return weak;
    // An unknown link is answered before a password is hashed for it.
    const known = await inTransaction(platform, { kind: 'system' }, (tx) => openInvitation(tx, platform, token));
    if (known instanceof Refusal) return known;
    const passwordHash = await hashPassword(input.password);
    if (passwordHash instanceof Refusal) return passwordHash;
    const done = await inTransaction(platform, { kind: 'system' }, async (tx) => {
      const found = await openInvitation(tx, platform, token);
      if (found instanceof Refusal) return found;
      const { nomination } = found;
      const { registration, ...unit } = input.unit;
      if (normalizeRegistration(nomination.country_code, registration) !== nomination.registration) return differs();
      const accountId = await insertAccount(tx, platform, { ...input, passwordHash });
      if (accountId instanceof Refusal) return accountId;
      const unitId = await insertUnit(tx, platform, {
        ...unit,
        jurisdiction: nomination.overseas ? 'foreign' : 'domestic',
        countryCode: nomination.country_code,
        creditCode: nomination.overseas ? null : nomination.registration,
        registrationNumber: nomination.overseas ? nomination.registration : null,
      });
      if (unitId instanceof Refusal) return unitId;
      await tx
        .insertInto('memberships')
        .values({
          id: platform.ids.next(),
          account_id: accountId,
          role: 'applicant',
          association_code: null,
          unit_id: unitId,
          valid_from: lawDayOf(platform.clock.now()),
          valid_to: null,
        })
        .execute();
      const actor = { id: accountId, name: input.name };
      await audit(tx, platform.clock, { actor, action: 'unit.registered', subject: `unit:${unitId}` });
      const refused = await takeUp(tx, platform, found, unitId, actor);
      if (refused) return refused;
      return { found, unitId, account: await readAccount(tx, platform.clock, accountId) };
    });
    if (done instanceof Refusal) return done;
    const applicationId = await beginDraft(platform, { ...caller, account: done.account }, done.found, done.unitId);
    return { session: await openFor(platform, done.account), applicationId };
  });

/** Takes up an invitation for a unit of one's own whose registration is the one nominated. */
export const acceptForUnit = (
  platform: Platform,
  caller: SignedIn,
  token: string,
  input: { unitId: string },
): Promise<{ applicationId: string | null } | Refusal> =>
  guarded(platform, caller, async () => {
    const own = scopeOf(caller);
    if (own.kind !== 'person' || !own.unitIds.includes(input.unitId)) return refuse('not-found');
    const done = await inTransaction(platform, { kind: 'system' }, async (tx) => {
      const found = await openInvitation(tx, platform, token);
      if (found instanceof Refusal) return found;
      const { nomination } = found;
      const unit = await tx.selectFrom('units').selectAll().where('id', '=', input.unitId).executeTakeFirstOrThrow();
      const number = unit.credit_code ?? unit.registration_number ?? '';
      if (
        unit.country_code !== nomination.country_code ||
        normalizeRegistration(unit.country_code, number) !== nomination.registration
      )
        return differs();
      return (await takeUp(tx, platform, found, unit.id, caller.account)) ?? found;
    });
    if (done instanceof Refusal) return done;
    return { applicationId: await beginDraft(platform, caller, done, input.unitId) };
  });
