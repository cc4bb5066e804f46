import { useState } from 'react';
import type { Meeting } from '#contract/meetings.ts';

export type Outcome = 'approved' | 'rejected' | 'deferred';
/** A vote as typed at the table. */
export type VoteDraft = {
  inFavour: string;
  against: string;
  abstained: string;
  outcome: Outcome | null;
  remark: string;
};
export type VoteFault = 'counts' | 'sum' | 'outcome' | 'majority' | 'remark';

const emptyVote: VoteDraft = { inFavour: '', against: '', abstained: '', outcome: null, remark: '' };

export const countOf = (text: string): number | null => {
  const figure = text.normalize('NFKC').trim();
  return /^\d{1,3}$/u.test(figure) ? Number(figure) : null;
};

/** Sum of the three counts, those not yet typed as none. */
export const castOf = (vote: VoteDraft): number =>
  (countOf(vote.inFavour) ?? 0) + (countOf(vote.against) ?? 0) + (countOf(vote.abstained) ?? 0);

/** The first thing wrong with a vote. A deferred file need not have been voted on, so its counts may stay empty. */
export const faultOf = (vote: VoteDraft, present: number): VoteFault | null => {
  const counts = [vote.inFavour, vote.against, vote.abstained];
  const written = counts.some((count) => count.trim() !== '');
  if (vote.outcome === null) return 'outcome';
  if ([...vote.remark.trim()].length > 500) return 'remark';
  if (counts.some((count) => count.trim() !== '' && countOf(count) === null)) return 'counts';
  if (vote.outcome === 'deferred') return written && castOf(vote) > present ? 'sum' : null;
  if (counts.some((count) => countOf(count) === null)) return 'counts';
  if (castOf(vote) !== present) return 'sum';
  const carried = (countOf(vote.inFavour) ?? 0) > (countOf(vote.against) ?? 0);
  return vote.outcome === 'approved' && !carried ? 'majority' : null;
};

/** Votes typed at a meeting, kept in this browser until they are recorded. */
export const useVoteDrafts = (meeting: Meeting) => {
  const key = `haizhi.votes.${meeting.id}`;
  const [votes, setVotes] = useState<Readonly<Record<string, VoteDraft>>>(() => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, VoteDraft>;
    } catch {
      return {};
    }
  });
  const voteOf = (id: string): VoteDraft => votes[id] ?? emptyVote;
  const change = (id: string, part: Partial<VoteDraft>): void => {
    const next = { ...votes, [id]: { ...voteOf(id), ...part } };
    setVotes(next);
    try {
      sessionStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Without room in the browser the votes live as long as the page.
    }
  };
  return { voteOf, change, forget: () => sessionStorage.removeItem(key) };
};
