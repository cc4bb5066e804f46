import { sweepAttempts } from '#features/accounts/attempt-limit.ts';
import { signHead } from '#features/audit/service.ts';
import { closeDueNotices } from '#features/publicity/service.ts';
import type { Platform } from '#features/platform.ts';

type Task = { name: string; everyMs: number; run: (platform: Platform) => Promise<unknown> };

const MINUTE = 60_000;

/**
 * What happens by the clock. Each task looks for what is due and does it in transactions of its own, so that two
 * processes, or a process killed half way, do nothing twice and forget nothing.
 */
const tasks = (auditHeadFile: string): Task[] => [
  { name: 'close-due-notices', everyMs: MINUTE / 4, run: closeDueNotices },
  // Another process may have published a text of a regulation.
  { name: 'refresh-regulations', everyMs: MINUTE / 4, run: (platform) => platform.regulations.refresh() },
  { name: 'sign-audit-head', everyMs: 60 * MINUTE, run: (platform) => signHead(platform, auditHeadFile) },
  { name: 'sweep-attempts', everyMs: 60 * MINUTE, run: sweepAttempts },
  {
    name: 'sweep-quarantine',
    everyMs: 60 * MINUTE,
    run: (platform) => platform.files.sweepQuarantine(new Date(platform.clock.now().getTime() - 60 * MINUTE)),
  },
];

/** Runs every task now and then at its interval, never twice at once. Returns how to stop: it waits for a task under way. */
export const startScheduler = (platform: Platform, auditHeadFile: string): (() => Promise<void>) => {
  const timers: NodeJS.Timeout[] = [];
  const underWay = new Set<Promise<void>>();
  for (const task of tasks(auditHeadFile)) {
    let busy = false;
    const turn = () => {
      if (busy) return;
      busy = true;
      const work = task
        .run(platform)
        .then(
          () => undefined,
          (error: unknown) => platform.log.error({ err: error, task: task.name }, 'task failed'),
        )
        .finally(() => {
          busy = false;
          underWay.delete(work);
        });
      underWay.add(work);
    };
    turn();
    timers.push(setInterval(turn, task.everyMs));
  }
  return async () => {
    timers.forEach(clearInterval);
    await Promise.all(underWay);
  };
};
