import { performance } from 'node:perf_hooks';

/** Times of one kind of request, in milliseconds. */
export type Measured = { perSecond: number; p50: number; p99: number };
export type Row = { name: string; http: Measured; bare: Measured | null };

/** Runs `work` `count` times, `concurrency` at once. */
export const loaded = async (work: () => Promise<unknown>, count: number, concurrency: number): Promise<Measured> => {
  const times: number[] = [];
  let left = count;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left > 0) {
        left -= 1;
        const begun = performance.now();
        await work();
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
};

const cell = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(1)).padStart(9);

/** One line a request, the bare query beside it and how many times as long the whole takes. */
export const printTable = (rows: readonly Row[]): void => {
  console.log(
    `\n${'request'.padEnd(38)}${'req/s'.padStart(9)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'SQL p50'.padStart(9)}${'SQL p99'.padStart(9)}${'ratio'.padStart(9)}`,
  );
  for (const { name, http, bare } of rows) {
    const ratio = bare ? http.p50 / bare.p50 : undefined;
    console.log(
      name.padEnd(38) +
        cell(http.perSecond) +
        cell(http.p50) +
        cell(http.p99) +
        cell(bare?.p50) +
        cell(bare?.p99) +
        cell(ratio),
    );
  }
};
