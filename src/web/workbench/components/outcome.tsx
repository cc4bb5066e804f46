import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { withBase } from './path-link.tsx';

/** The result of the last command, read aloud where it appears. */
export function Outcome({ words }: { words: string | null }) {
  return <div role="status">{words !== null && <p className="outcome">{words}</p>}</div>;
}

/** The result to show: first what the page before handed over, then what this page sets. */
export const useOutcome = (): [string | null, (words: string | null) => void] => {
  const arrived = useRouterState({ select: (state) => state.location.state.outcome ?? null });
  return useState<string | null>(arrived);
};

/** Goes to an address of the workbench and names there what has just been done. */
export const useGoTelling = (): ((path: string, outcome: string) => void) => {
  const router = useRouter();
  return (path, outcome) => router.history.push(withBase(path), { outcome });
};
