import { useEffect, useState, useSyncExternalStore } from 'react';
import { readCase, saveDraft } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { call } from '../../api.ts';
import { draftOf } from './draft.ts';
import { DraftKeeper, type Kept } from './draft-keeper.ts';

/** The keeper of a file's draft for as long as the form is open, and what it holds. */
export const useDraft = (file: Case): { keeper: DraftKeeper; kept: Kept } => {
  const [keeper] = useState(() => {
    const params = { id: file.id };
    return new DraftKeeper(
      file.id,
      { draft: draftOf(file), version: file.version },
      {
        save: (draft, version) => call(saveDraft, { params, body: { ...draft, version } }),
        read: async () => {
          const theirs = await call(readCase, { params });
          return { draft: draftOf(theirs), version: theirs.version };
        },
      },
    );
  });
  const kept = useSyncExternalStore(keeper.subscribe, keeper.current);
  const unsaved = kept.save.kind !== 'saved';
  useEffect(() => keeper.adopt({ draft: draftOf(file), version: file.version }), [keeper, file]);
  useEffect(() => () => void keeper.flush(), [keeper]);
  useEffect(() => {
    if (!unsaved) return undefined;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [unsaved]);
  return { keeper, kept };
};
