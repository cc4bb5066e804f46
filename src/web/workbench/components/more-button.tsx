import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type Query = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

/** Reads the following page of a list; nothing where there is none. */
export function MoreButton({ query }: { query: Query }) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <p className="more noprint">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('list.more')}
      </Button>
    </p>
  );
}
