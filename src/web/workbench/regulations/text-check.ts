import { useEffect, useState } from 'react';
import { checkRegulation, type RegulationFaultView } from '#contract/regulation-drafts.ts';
import type { Regulation } from '#policy/regulation.ts';
import { call } from '../../api.ts';

const PAUSE_MS = 500;

export type TextCheck = {
  state: 'checking' | 'checked' | 'failed';
  faults: readonly RegulationFaultView[];
  /** The regulation of the last text without faults, which stays while a later one is mended. */
  regulation: Regulation | null;
  error: Error | null;
};

/** Checks a text on the server whenever its writer pauses. Nothing is stored by it. */
export const useTextCheck = (text: string, known: readonly RegulationFaultView[]): TextCheck => {
  const [check, setCheck] = useState<TextCheck>({ state: 'checking', faults: known, regulation: null, error: null });
  useEffect(() => {
    const stop = new AbortController();
    setCheck((before) => ({ ...before, state: 'checking' }));
    const timer = setTimeout(() => {
      call(checkRegulation, { body: { text } }, stop.signal).then(
        ({ faults, regulation }) =>
          setCheck((before) => ({
            state: 'checked',
            faults,
            regulation: regulation ?? before.regulation,
            error: null,
          })),
        (error: Error) => {
          if (!stop.signal.aborted) setCheck((before) => ({ ...before, state: 'failed', error }));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return check;
};
