import { useRouter, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listRecognitions } from '#contract/recognitions.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loading } from '../components/loading.tsx';
import { MoreButton } from '../components/more-button.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { usePages } from '../pages-query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/list.css';
import { BaseFilters } from './base-filters.tsx';
import type { BaseFilter } from './base-filter.ts';
import { BaseTable } from './base-table.tsx';

const PAGE_SIZE = 50;

/** The register of bases; a unit meets its own first. */
export function BasesPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const can = useCan();
  const address = useSearch({ strict: false }) as BaseFilter;
  const { all, ...filter } = address;
  const unitStaff = can('units.own');
  const own = unitStaff && all === undefined;
  const asked = own ? { ...filter, mine: 'true' as const } : filter;
  const {
    query,
    rows: shown,
    total,
  } = usePages([listRecognitions.path, asked], (cursor, signal) =>
    call(listRecognitions, { query: { ...asked, limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) } }, signal),
  );
  const setFilter = (next: BaseFilter) => {
    const known = Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]));
    router.history.replace(workbench.bases(Object.fromEntries(known)));
  };
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="col">
      <PageHeader
        title={own ? t('baseDesk.ownTitle') : t('baseDesk.title')}
        sub={
          query.isPending ? undefined : (
            <span role="status">{t('baseDesk.total', { count: total ?? shown.length })}</span>
          )
        }
        extra={
          <>
            {unitStaff && (
              <Button onClick={() => setFilter(own ? { all: 'true' } : {})}>
                {own ? t('baseDesk.showAll') : t('baseDesk.showOwn')}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      <div className="card long">
        {!own && <BaseFilters key={filter.text ?? ''} filter={address} onFilter={setFilter} />}
        {query.error ? (
          <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Loading />
        ) : shown.length === 0 ? (
          <EmptyState text={own ? t('baseDesk.emptyOwn') : filtered ? t('baseDesk.noMatch') : t('baseDesk.empty')}>
            {filtered && !own && (
              <Button onClick={() => setFilter(all === undefined ? {} : { all })}>{t('list.clear')}</Button>
            )}
          </EmptyState>
        ) : (
          <BaseTable bases={shown} />
        )}
        <MoreButton query={query} />
      </div>
    </div>
  );
}
