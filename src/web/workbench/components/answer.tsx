import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

/** What was asked for, or that it is on its way, or why it did not come. What is already shown stays while it is asked again. */
export function Answer<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}
