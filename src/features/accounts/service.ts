import { sql } from 'kysely';
import { containing } from '#db/containing.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Me, registerUnit as registerEndpoint } from '#contract/accounts.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type Account, type SignedIn } from '#http/caller.ts';
import { readAccount } from '#http/sessions.ts';
import { addDays, lawDayOf, type LawDay } from '#policy/law-day.ts';
import { roleFits, type Role } from '#policy/roles.ts';
import type { Locale } from '#policy/text.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { insertUnit } from '../units/service.ts';
import { hashPassword, passwordFault, passwordMatches } from './passwords.ts';
import { clearAttempts, countAttempt, overLimit } from './attempt-limit.ts';

export type Session = { token: string; me: Me };

/** The caller's own page head: name, roles, unread notices. */
export const describeMe = async (tx: Tx, platform: Platform, account: Account): Promise<Me> => {
  const { unread } = await tx
    .selectFrom('notifications')
    .where('account_id', '=', account.id)
    .where('read_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('unread'))
    .executeTakeFirstOrThrow();
  return { ...account, unread, demonstration: platform.demonstration };
};

/** Opens a session for an account that has just shown who it is. */
export const openFor = (
  platform: Platform,
  account: { id: string; name: string; email: string; locale: Locale },
): Promise<Session> =>
  platform.db.run(
    { kind: 'person', accountId: account.id, unitIds: [], associationCodes: [], seesAll: false },
    async (tx) => {
      const token = await platform.sessions.open(tx, account.id);
      const full = await readAccount(tx, platform.clock, account.id);
      await audit(tx, platform.clock, {
        actor: account,
        action: 'account.signed-in',
        subject: `account:${account.id}`,
      });
      return { token, me: await describeMe(tx, platform, full) };
    },
  );

/** Signs in. An unknown address takes as long and answers the same as a wrong password; failures are limited per account and per network address. */
export const signIn = async (
  platform: Platform,
  input: { email: string; password: string; address: string },
): Promise<Session | Refusal> => {
  const email = input.email.trim().toLowerCase();
  const keys = { account: `account:${email}`, address: `address:${input.address}` };
  const blocked = (await overLimit(platform, keys.account)) ?? (await overLimit(platform, keys.address, 100));
  if (blocked) return blocked;
  const account = await platform.db.run({ kind: 'system' }, (tx) =>
    tx.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst(),
  );
  // A demonstration account is none where the product runs for real.
  const usable = account && (!account.demonstration || platform.demonstration) ? account : undefined;
  const matches = await passwordMatches(usable?.password_hash, input.password);
  if (matches instanceof Refusal) return matches;
  if (!matches || usable === undefined) {
    await countAttempt(platform, keys.account);
    await countAttempt(platform, keys.address);
    return refuse('wrong-credentials');
  }
  await clearAttempts(platform, keys.account);
  return openFor(platform, { id: usable.id, name: usable.name, email: usable.email, locale: usable.locale });
};

/** Creates an account, or refuses a taken address. */
export const insertAccount = async (
  tx: Tx,
  platform: Platform,
  input: { name: string; email: string; passwordHash: string; locale: Locale; demonstration?: boolean },
): Promise<string | Refusal> => {
  const id = platform.ids.next();
  const row = await tx
    .insertInto('accounts')
    .values({
      id,
      email: input.email,
      name: input.name,
      password_hash: input.passwordHash,
      locale: input.locale,
      created_at: platform.clock.now(),
      demonstration: input.demonstration ?? false,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return (
    row?.id ??
    refuse(
      'email-taken',
      {},
      { fields: [{ path: 'email', message: '此邮箱已注册 / This e-mail is registered already' }] },
    )
  );
};

/** Attempts to register from one network address in a quarter of an hour. */
const REGISTRATIONS_PER_ADDRESS = 60;

/** A unit registers itself and its first account, which holds `applicant` in it. */
export const registerUnit = async (
  platform: Platform,
  input: BodyOf<typeof registerEndpoint> & { address: string },
): Promise<Session | Refusal> => {
  const key = `registration:${input.address}`;
  const blocked = await overLimit(platform, key, REGISTRATIONS_PER_ADDRESS);
  if (blocked) return blocked;
  await countAttempt(platform, key);
  const weak = passwordFault(input.password);
  if (weak) return weak;
  const passwordHash = await hashPassword(input.password);
  if (passwordHash instanceof Refusal) return passwordHash;
  const done = await inTransaction(platform, { kind: 'system' }, async (tx) => {
    const accountId = await insertAccount(tx, platform, { ...input, passwordHash });
    if (accountId instanceof Refusal) return accountId;
    const unitId = await insertUnit(tx, platform, input.unit);
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
    await audit(tx, platform.clock, {
      actor: { id: accountId, name: input.name },
      action: 'unit.registered',
      subject: `unit:${unitId}`,
    });
    return { accountId };
  });
  if (done instanceof Refusal) return done;
  return openFor(platform, { id: done.accountId, name: input.name, email: input.email, locale: input.locale });
};

export const changePassword = async (
  platform: Platform,
  caller: SignedIn,
  token: string | undefined,
  input: { current: string; next: string },
): Promise<Record<string, never> | Refusal> => {
  const weak = passwordFault(input.next);
  if (weak) return weak;
  const row = await platform.db.run(scopeOf(caller), (tx) =>
    tx.selectFrom('accounts').select('password_hash').where('id', '=', caller.account.id).executeTakeFirstOrThrow(),
  );
  const matches = await passwordMatches(row.password_hash, input.current);
  if (matches instanceof Refusal) return matches;
  if (!matches)
    return refuse(
      'wrong-credentials',
      {},
      { fields: [{ path: 'current', message: '原密码不对 / The current password is wrong' }] },
    );
  const passwordHash = await hashPassword(input.next);
  if (passwordHash instanceof Refusal) return passwordHash;
  return inTransaction(platform, scopeOf(caller), async (tx) => {
    await tx.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', caller.account.id).execute();
    await platform.sessions.closeOthers(tx, caller.account.id, token);
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'account.password-changed',
      subject: `account:${caller.account.id}`,
    });
    return {};
  });
};

const PAGE = 50;

/** Accounts with their roles, for administrators and auditors. */
export const listAccounts = (
  platform: Platform,
  caller: SignedIn,
  input: { text?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const limit = input.limit ?? PAGE;
    let query = tx.selectFrom('accounts').select(['id', 'name', 'email', 'created_at']);
    if (input.text) {
      const pattern = containing(input.text);
      query = query.where((where) => where.or([where('name', 'ilike', pattern), where('email', 'ilike', pattern)]));
    }
    if (input.cursor) query = query.where('email', '>', input.cursor);
    const rows = await query
      .orderBy('email')
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const memberships =
      shown.length === 0
        ? []
        : await tx
            .selectFrom('memberships')
            .leftJoin('associations', 'associations.code', 'memberships.association_code')
            .leftJoin('units', 'units.id', 'memberships.unit_id')
            .where(
              'account_id',
              'in',
              shown.map((row) => row.id),
            )
            .select([
              'memberships.id',
              'account_id',
              'role',
              'valid_from',
              'valid_to',
              sql<string>`coalesce(associations.name_zh, nullif(units.name_zh, ''), units.name_en)`.as('zh'),
              sql<string>`coalesce(associations.name_en, nullif(units.name_en, ''), units.name_zh)`.as('en'),
            ])
            .orderBy('valid_from')
            .execute();
    return {
      items: shown.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        createdAt: row.created_at.toISOString(),
        memberships: memberships
          .filter((membership) => membership.account_id === row.id)
          .map((membership) => ({
            id: membership.id,
            role: membership.role,
            placeName: { zh: membership.zh, en: membership.en },
            from: membership.valid_from,
            to: membership.valid_to,
          })),
      })),
      next: rows.length > limit ? (shown.at(-1)?.email ?? null) : null,
      total: null,
    };
  });

export const createAccount = async (
  platform: Platform,
  caller: SignedIn,
  input: { name: string; email: string; password: string; locale: Locale },
): Promise<{ id: string } | Refusal> => {
  const weak = passwordFault(input.password);
  if (weak) return weak;
  const passwordHash = await hashPassword(input.password);
  if (passwordHash instanceof Refusal) return passwordHash;
  return inTransaction(platform, scopeOf(caller), async (tx) => {
    const id = await insertAccount(tx, platform, { ...input, passwordHash });
    if (id instanceof Refusal) return id;
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'account.created',
      subject: `account:${id}`,
      details: { email: input.email },
    });
    return { id };
  });
};

/** Gives a person a role at an association for a time. An administrator never gives himself one: accounts are kept apart from deciding. */
export const grantRole = (
  platform: Platform,
  caller: SignedIn,
  accountId: string,
  input: { role: Role; associationCode: string; from: LawDay; to: LawDay | null },
): Promise<{ id: string } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    if (accountId === caller.account.id) return refuse('not-permitted');
    if (input.to !== null && input.to < input.from)
      return refuse('date-out-of-bounds', { from: input.from, to: '9999-12-31' });
    const account = await tx.selectFrom('accounts').select('id').where('id', '=', accountId).executeTakeFirst();
    const association = await tx
      .selectFrom('associations')
      .select(['kind', 'name_zh', 'name_en'])
      .where('code', '=', input.associationCode)
      .executeTakeFirst();
    if (account === undefined || association === undefined) return refuse('not-found');
    if (!roleFits(input.role, association.kind))
      return refuse('role-out-of-place', { name: { zh: association.name_zh, en: association.name_en } });
    const same = await tx
      .selectFrom('memberships')
      .select('id')
      .where('account_id', '=', accountId)
      .where('role', '=', input.role)
      .where('association_code', '=', input.associationCode)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', input.from)]))
      .executeTakeFirst();
    if (same) return refuse('membership-exists');
    const id = platform.ids.next();
    await tx
      .insertInto('memberships')
      .values({
        id,
        account_id: accountId,
        role: input.role,
        association_code: input.associationCode,
        unit_id: null,
        valid_from: input.from,
        valid_to: input.to,
      })
      .execute();
    if (input.role === 'expert') {
      await tx
        .insertInto('expert_profiles')
        .values({ account_id: accountId, affiliation: '', ties: [], fields: [] })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'role.granted',
      subject: `account:${accountId}`,
      details: { membershipId: id, ...input },
    });
    return { id };
  });

/** Ends a role with yesterday's day, so that from now on it no longer counts; the past stays on record. */
export const endRole = (platform: Platform, caller: SignedIn, id: string): Promise<Record<string, never> | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const row = await tx.selectFrom('memberships').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined) return refuse('not-found');
    if (row.account_id === caller.account.id) return refuse('not-permitted');
    const today = lawDayOf(platform.clock.now());
    // A role that began today leaves no day behind on which it was held; the audit log keeps that it was given.
    if (row.valid_from >= today) await tx.deleteFrom('memberships').where('id', '=', id).execute();
    else
      await tx
        .updateTable('memberships')
        .set({ valid_to: addDays(today, -1) })
        .where('id', '=', id)
        .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'role.ended',
      subject: `account:${row.account_id}`,
      details: { membershipId: id, role: row.role },
    });
    return {};
  });
