import { createContext, useContext } from 'react';
import type { Case } from '#contract/case.ts';
import type { CriterionOutcome } from '#policy/criteria.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Draft, Path, Value } from './draft.ts';
import type { Lack } from './sections.ts';
import type { Uploads } from './use-uploads.ts';

/** What every field of the form needs of the file it belongs to. */
export type Apply = {
  file: Case;
  regulation: Regulation;
  draft: Draft;
  outcomes: readonly CriterionOutcome[];
  lacks: readonly Lack[];
  uploads: Uploads;
  change: (path: Path, value: Value) => void;
  /** Sends at once what was typed; for leaving a field. */
  flush: () => void;
  /** Figures as typed that are no figures, by path: kept so that they are not lost when a part is left. */
  entered: Readonly<Record<Path, string>>;
  enter: (path: Path, text: string | null) => void;
  /** In a returned file only what was flagged can be changed. */
  isLocked: (path: Path) => boolean;
  /** What the officer wrote at this place. */
  noteAt: (path: Path) => string | null;
  /** Whether lacks are to be shown at fields not visited yet. */
  attempted: boolean;
  /** Words of the server about a field. */
  refusedAt: (path: Path) => string | null;
};

export const ApplyContext = createContext<Apply | null>(null);

export const useApply = (): Apply => {
  const apply = useContext(ApplyContext);
  if (apply === null) throw new Error('a field of the form stands outside it');
  return apply;
};

export const fieldId = (path: Path): string => `field-${path.replaceAll(/[^A-Za-z0-9-]/gu, '-')}`;
