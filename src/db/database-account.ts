import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';

/** The system account under which the database runs. */
export type Account = { name: string; uid: number; gid: number };

/** How to run a database program: as ourselves, or as root under another account. */
export type Runner = {
  account: Account | undefined;
  /** What to hand to `spawn` so that the program runs under the account. */
  invocation(program: string, args: readonly string[]): Invocation;
};
type Invocation = { file: string; args: string[]; options: SpawnOptions };

const asOurselves: Runner = {
  account: undefined,
  invocation: (program, args) => ({ file: program, args: [...args], options: { cwd: '/' } }),
};

function asAccount(account: Account): Runner {
  const { uid, gid } = account;
  return {
    account,
    // Node drops the supplementary groups too.
    invocation: (program, args) => ({
      file: program,
      args: [...args],
      options: { cwd: '/', uid, gid },
    }),
  };
}

/**
 * The account keeps one capability of root: to pass through folders that are closed to it.
 * `no_setuid_fixup` is needed because access(2), by which PostgreSQL checks its own program files,
 * leaves capabilities of ordinary accounts out of account without it.
 */
function asAccountWith(capability: string, account: Account): Runner {
  const drop = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
  return {
    account,
    invocation: (program, args) => ({
      file: 'setpriv',
      args: [...drop, '--', program, ...args],
      options: { cwd: '/' },
    }),
  };
}

function systemAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * The account for a database folder, which need not exist yet: PostgreSQL refuses to run as root.
 * Whoever owns the folder already goes first, then `postgres`, then `nobody`, which Linux always has.
 * Undefined when we are not root. Throws as root on a system other than Linux.
 */
export function chooseAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== 'linux') {
    throw new Error('PostgreSQL refuses to run as root: start Haizhi as an ordinary user, or set DATABASE_URL.');
  }
  const accounts = systemAccounts();
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    const { uid, gid } = owner;
    return { name: accounts.find((a) => a.uid === uid)?.name ?? `uid ${uid}`, uid, gid };
  }
  const named = (name: string): Account | undefined => accounts.find((a) => a.name === name);
  return named('postgres') ?? named('nobody') ?? { name: 'uid 65534', uid: 65534, gid: 65534 };
}

/** Gives a folder and all in it to the account. Throws, saying what to do, where the file system forbids it. */
export function giveTo(account: Account, folder: string): void {
  try {
    chownSync(folder, account.uid, account.gid);
  } catch (error) {
    throw new Error(
      `The folder ${folder} cannot be given to the account "${account.name}" under which the database must run. ` +
        'Start Haizhi as an ordinary user, choose another HAIZHI_HOME, or set DATABASE_URL.',
      { cause: error },
    );
  }
  spawnSync('chown', ['-R', '-h', `${account.uid}:${account.gid}`, folder]);
}

type Reach = { home: string; workFolder: string; initdb: string; environment: NodeJS.ProcessEnv };

function canReach(runner: Runner, reach: Reach): boolean {
  // `initdb -s` looks for its sister program and its share folder, shows settings, and writes nothing.
  const script = 'cd "$1" && exec "$2" -s -D "$1/data" >/dev/null 2>&1';
  const args = ['-c', script, 'sh', reach.workFolder, reach.initdb];
  const { file, args: all, options } = runner.invocation('/bin/sh', args);
  const result = spawnSync(file, all, {
    ...options,
    env: reach.environment,
    stdio: 'ignore',
  } as object);
  return result.status === 0;
}

/**
 * The gentlest way in which the account can reach the programs and the folder: as it is; with the way
 * through our own home folder opened (`o+x`, which shows no names); with the capability to pass and read;
 * with the capability to pass, read and write, which containers grant more often.
 * Throws, saying what to do, when none works.
 */
export function chooseRunner(account: Account | undefined, reach: Reach, log: (line: string) => void): Runner {
  if (!account) return asOurselves;
  const plain = asAccount(account);
  if (canReach(plain, reach)) return plain;

  const { mode, uid } = statSync(reach.home);
  if (uid === 0 && (mode & 0o001) === 0) {
    chmodSync(reach.home, (mode & 0o777) | 0o011);
    if (canReach(plain, reach)) {
      log(`opened the way through ${reach.home} (mode 0711) for the database account "${account.name}"`);
      return plain;
    }
    chmodSync(reach.home, mode & 0o7777);
  }
  for (const capability of ['dac_read_search', 'dac_override']) {
    const runner = asAccountWith(capability, account);
    if (canReach(runner, reach)) {
      log(`the database runs as "${account.name}" with ${capability}, to reach a closed folder`);
      return runner;
    }
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and the account "${account.name}" cannot reach ` +
      `${reach.workFolder} and ${reach.initdb}. Put Haizhi and HAIZHI_HOME into a folder that others may pass ` +
      '(for example under /opt and /var/lib), start Haizhi as an ordinary user, or set DATABASE_URL.',
  );
}
