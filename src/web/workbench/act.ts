import { useMutation } from '@tanstack/react-query';
import type { Endpoint } from '#contract/endpoint.ts';
import { readToday } from '#contract/today.ts';
import { RefusalError } from '../api.ts';
import { renew } from './query.ts';

/**
 * Gives a command and renews what it may have changed. A refusal renews it too: the usual cause is that
 * somebody else was faster, and the page should then show what he did.
 */
export const useAct = <Input, Reply>(
  give: (input: Input) => Promise<Reply>,
  onDone: (reply: Reply, input: Input) => void,
  ...changed: Endpoint[]
) =>
  useMutation({
    mutationFn: give,
    onSuccess: (reply, input) => {
      onDone(reply, input);
      void renew(...changed, readToday);
    },
    onError: (error) => {
      if (error instanceof RefusalError && error.status === 409) void renew(...changed);
    },
  });
