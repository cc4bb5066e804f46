import { useCallback, useEffect, useRef, useState } from 'react';
import { saveReview } from '#contract/reviews.ts';
import { call, RefusalError } from '../../api.ts';
import { bodyOf, draftOf, type ReviewDraft } from './review-draft.ts';
import type { Review } from './reviews-page.tsx';

const PAUSE_MS = 1200;
const AGAIN_MS = 8000;

export type Saving =
  | { state: 'loaded' | 'waiting' | 'saving' | 'unreachable' }
  | { state: 'saved'; at: Date }
  | { state: 'refused'; error: Error };

const keyOf = (review: Review): string => `haizhi.review.${review.id}`;

/** What this browser kept because it had not reached the server yet. */
const keptDraft = (review: Review): ReviewDraft | null => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(review)) ?? 'null') as ReviewDraft | null;
  } catch {
    return null;
  }
};

/** The draft of a review: every change is kept in the browser at once and on the server after a pause in typing. */
export const useReviewDraft = (review: Review) => {
  const [draft, setDraft] = useState<ReviewDraft>(() => keptDraft(review) ?? draftOf(review));
  const [saving, setSaving] = useState<Saving>({ state: 'loaded' });
  const latest = useRef(draft);
  const timer = useRef<number | undefined>(undefined);
  const dirty = useRef(false);
  const { id, sheet } = review;

  const save = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current);
    if (!dirty.current) return;
    const sent = latest.current;
    setSaving({ state: 'saving' });
    try {
      await call(saveReview, { params: { id }, body: bodyOf(sent, sheet) });
      if (latest.current !== sent) return;
      dirty.current = false;
      sessionStorage.removeItem(`haizhi.review.${id}`);
      setSaving({ state: 'saved', at: new Date() });
    } catch (error) {
      if (error instanceof RefusalError) {
        setSaving({ state: 'refused', error });
        return;
      }
      setSaving({ state: 'unreachable' });
      timer.current = window.setTimeout(() => void save(), AGAIN_MS);
    }
  }, [id, sheet]);

  const change = (part: Partial<ReviewDraft>): void => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    dirty.current = true;
    setDraft(next);
    setSaving({ state: 'waiting' });
    try {
      sessionStorage.setItem(keyOf(review), JSON.stringify(next));
    } catch {
      // Without room in the browser the draft still goes to the server after the pause.
    }
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  };

  /** After handing in or declining nothing more is to be saved. */
  const finish = (): void => {
    window.clearTimeout(timer.current);
    dirty.current = false;
    sessionStorage.removeItem(keyOf(review));
  };

  useEffect(() => () => void save(), [save]);
  return { draft, change, saving, finish };
};
