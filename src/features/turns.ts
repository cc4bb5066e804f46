/**
 * Lets a few pieces of costly work run at once and a bounded number wait; whoever comes beyond that is told so at once
 * (`too-busy`), so that a flood can take neither the processor nor the memory.
 */
export const takeTurns = ({ atOnce, waitingAtMost }: { atOnce: number; waitingAtMost: number }) => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T | 'too-busy'> => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) return 'too-busy';
      // The place is handed over by who leaves, so that nobody can slip in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
