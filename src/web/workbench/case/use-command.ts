import { useMutation } from '@tanstack/react-query';
import { readMe } from '#contract/accounts.ts';
import { countApplications, listApplications, readCase } from '#contract/applications.ts';
import { listObjections } from '#contract/publicity.ts';
import { listExpertCandidates } from '#contract/reviews.ts';
import { readToday } from '#contract/today.ts';
import { RefusalError } from '../../api.ts';
import { renew } from '../query.ts';

const changesCase = ['stale-version', 'acted-already', 'cannot-now', 'not-in-state'];

/** Everything a command on a file may have changed on the reader's screens. */
export const renewCase = (): Promise<unknown> =>
  renew(readCase, listApplications, countApplications, readToday, listObjections, listExpertCandidates, readMe);

/** Gives a command on a file. When somebody was faster the file is read again, and what was typed stays with its dialog. */
export const useCommand = <Input, Reply>(give: (input: Input) => Promise<Reply>, onDone: (reply: Reply) => void) =>
  useMutation({
    mutationFn: give,
    onSuccess: (reply) => {
      onDone(reply);
      void renewCase();
    },
    onError: (error) => {
      if (error instanceof RefusalError && changesCase.includes(error.code)) void renewCase();
    },
  });
