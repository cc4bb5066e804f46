import { createInterface } from 'node:readline/promises';
import { Refusal, refusalMessage } from '#contract/refusals.ts';
import { connect } from '#db/connect.ts';
import { migrate } from '#db/migrate.ts';
import { loadReferenceData } from '#db/reference.ts';
import { hashPassword, passwordFault } from '#features/accounts/passwords.ts';
import { timeOrderedIds } from '#features/ids.ts';
import { audit } from '#features/audit/log.ts';
import { systemClock } from '#policy/clock.ts';
import { lawDayOf } from '#policy/law-day.ts';

const askPassword = async (): Promise<string> => {
  const given = process.env['HAIZHI_PASSWORD'];
  if (given) return given;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question('密码（至少 12 个字符） / password (at least 12 characters): ');
  } finally {
    terminal.close();
  }
};

/** Creates an administrator where there is none yet; every further account is made on screen and audited under its maker. */
export const createAdministrator = async (
  databaseUrl: string,
  input: { email: string; name: string },
): Promise<number> => {
  await migrate(databaseUrl, systemClock);
  await loadReferenceData(databaseUrl);
  const password = await askPassword();
  const weak = passwordFault(password);
  const hash = weak ?? (await hashPassword(password));
  if (hash instanceof Refusal) {
    console.error(refusalMessage(hash, 'zh'), '/', refusalMessage(hash, 'en'));
    return 1;
  }
  const db = connect(databaseUrl, 1);
  try {
    return await db.run({ kind: 'system' }, async (tx) => {
      const existing = await tx
        .selectFrom('memberships')
        .select('id')
        .where('role', '=', 'administrator')
        .executeTakeFirst();
      if (existing) {
        console.error(
          '已有管理员，请由其在页面上开设账户 / There is an administrator already; accounts are made on screen',
        );
        return 1;
      }
      const ids = timeOrderedIds(systemClock);
      const now = systemClock.now();
      const id = ids.next();
      await tx
        .insertInto('accounts')
        .values({
          id,
          email: input.email.toLowerCase(),
          name: input.name,
          password_hash: hash,
          locale: 'zh',
          created_at: now,
        })
        .execute();
      await tx
        .insertInto('memberships')
        .values({
          id: ids.next(),
          account_id: id,
          role: 'administrator',
          association_code: 'nation',
          unit_id: null,
          valid_from: lawDayOf(now),
          valid_to: null,
        })
        .execute();
      await audit(tx, systemClock, {
        actor: { id, name: input.name },
        action: 'account.first-administrator',
        subject: `account:${id}`,
      });
      console.log(`管理员 / administrator: ${input.email}`);
      return 0;
    });
  } finally {
    await db.close();
  }
};
