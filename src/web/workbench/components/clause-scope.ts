import { createContext, useContext } from 'react';
import type { ClauseRef } from '#policy/clause.ts';

/** The regulation whose clauses are meant where a chip does not name one. */
export type RegulationScope = { id: string; version?: string; numbering?: 'article' | 'part' };
export const RegulationContext = createContext<RegulationScope | null>(null);

export type ClauseTarget = { clause: ClauseRef; regulation: RegulationScope };
export const ClauseOpenerContext = createContext<(target: ClauseTarget) => void>(() => undefined);

export const useRegulationScope = (): RegulationScope | null => useContext(RegulationContext);
export const useClauseOpener = (): ((target: ClauseTarget) => void) => useContext(ClauseOpenerContext);
