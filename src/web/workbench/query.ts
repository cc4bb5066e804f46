import { QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Endpoint, ReceivedOf } from '#contract/endpoint.ts';
import { workbench } from '../paths.ts';
import { call, RefusalError, type Request } from '../api.ts';

/** A session that ended under a page sends its reader to sign in and back again. */
const leaveWhenSignedOut = (error: Error): void => {
  const door = workbench.signIn();
  if (!(error instanceof RefusalError) || error.code !== 'not-signed-in') return;
  if ([door, workbench.register()].includes(window.location.pathname)) return;
  window.location.assign(workbench.signIn(window.location.pathname + window.location.search));
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => !(error instanceof RefusalError) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

/** The query of a GET endpoint: its key is its path pattern and what fills it, so that all of one endpoint can be renewed together. */
export const queryOf = <E extends Endpoint>(endpoint: E, request: Request<E>) =>
  queryOptions<ReceivedOf<E>>({
    queryKey: [endpoint.path, request],
    queryFn: ({ signal }) => call(endpoint, request, signal),
  });

export const useEndpoint = <E extends Endpoint>(endpoint: E, request: Request<E>, enabled = true) =>
  useQuery({ ...queryOf(endpoint, request), enabled });

/** Asks again for everything that was read from these endpoints. */
export const renew = (...endpoints: Endpoint[]): Promise<unknown> =>
  Promise.all(endpoints.map((endpoint) => queryClient.invalidateQueries({ queryKey: [endpoint.path] })));
