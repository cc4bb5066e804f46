import { hash, verify } from '@node-rs/argon2';
import { refuse, type Refusal } from '#contract/refusals.ts';
import { takeTurns } from '../turns.ts';

const inTurn = takeTurns({ atOnce: 4, waitingAtMost: 64 });

/** Passwords everyone tries first, as far as they are long enough to pass the length rule. */
const common = [
  'password1234',
  '123456789012',
  'qwertyuiop12',
  '111111111111',
  '000000000000',
  'abcdefghijkl',
  'woaini123456',
  'administrator',
];

/** Why a password is too weak, if it is (NIST SP 800-63B: length and commonness, no composition rules). */
export const passwordFault = (password: string): Refusal | undefined =>
  [...password].length < 12 || common.includes(password.toLowerCase()) || new Set(password).size < 4
    ? refuse(
        'password-weak',
        {},
        {
          fields: [
            {
              path: 'password',
              message: '至少 12 个字符，且不能是常见密码 / At least 12 characters, and not a common password',
            },
          ],
        },
      )
    : undefined;

const orRefusal = <T>(result: T | 'too-busy'): T | Refusal => (result === 'too-busy' ? refuse('too-busy') : result);

/** Argon2id with the library's OWASP parameters (19 MiB, two passes). */
export const hashPassword = async (password: string): Promise<string | Refusal> =>
  orRefusal(await inTurn(() => hash(password.normalize('NFKC'))));

/** A hash of nothing anyone knows: an unknown account takes as long as a known one. */
const decoy = hash(crypto.randomUUID());

/** Whether a password is the stored one; undefined stands for no such account and is never a match. */
export const passwordMatches = async (stored: string | undefined, password: string): Promise<boolean | Refusal> => {
  const against = stored ?? (await decoy);
  return orRefusal(
    await inTurn(async () => (await verify(against, password.normalize('NFKC'))) && stored !== undefined),
  );
};
