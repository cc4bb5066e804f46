import { hash, verify } from '@node-rs/argon2';
import { refuse, type Refusal } from '#contract/refusals.ts';

/** Hashes that may run or wait at once; more callers are told to come back, so that a flood of sign-ins cannot take the processor. */
const MAXIMUM_WAITING = 64;
const MAXIMUM_RUNNING = 4;
let running = 0;
const waiting: (() => void)[] = [];

const inTurn = async <T>(work: () => Promise<T>): Promise<T | Refusal> => {
  if (running >= MAXIMUM_RUNNING) {
    if (waiting.length >= MAXIMUM_WAITING) return refuse('too-busy');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
};

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

/** Argon2id with the library's OWASP parameters (19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string | Refusal> =>
  inTurn(() => hash(password.normalize('NFKC')));

/** A hash of nothing anyone knows: an unknown account takes as long as a known one. */
const decoy = hash(crypto.randomUUID());

export const passwordMatches = async (stored: string | undefined, password: string): Promise<boolean | Refusal> => {
  const against = stored ?? (await decoy);
  return inTurn(async () => (await verify(against, password.normalize('NFKC'))) && stored !== undefined);
};
