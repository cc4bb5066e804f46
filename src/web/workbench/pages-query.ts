import { useInfiniteQuery } from '@tanstack/react-query';

type Page<Item> = { items: Item[]; next: string | null; total: number | null };

/** A list that comes in pages by cursor; `key` starts with the path of its endpoint, so that it is renewed with it. */
export const usePages = <Item>(
  key: readonly unknown[],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
) => {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  return {
    query,
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    total: query.data?.pages[0]?.total ?? null,
  };
};
