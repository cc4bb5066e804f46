import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { exportApplications, listApplications, type ApplicationFilter } from '#contract/applications.ts';
import { call, fileUrl } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { Loading } from '../components/loading.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useCan } from '../shell/use-me.ts';
import '../styles/list.css';
import { ApplicationTable } from './application-table.tsx';
import { ColumnChoice, useColumnChoice } from './column-choice.tsx';
import { FilterBar } from './filter-bar.tsx';

const PAGE_SIZE = 50;

/** The files the reader may see; what is shown is what the address says and what an export holds. */
export function ApplicationsPage() {
  const { t } = useTranslation();
  const filter: ApplicationFilter = useSearch({ strict: false });
  const navigate = useNavigate();
  const can = useCan();
  const [chosen, choose] = useColumnChoice();
  const list = useInfiniteQuery({
    queryKey: [listApplications.path, filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        listApplications,
        { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const setFilter = (next: ApplicationFilter) => {
    const search = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    void navigate({ to: '/applications', search: search as ApplicationFilter, replace: true });
  };
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? null;
  return (
    <div className="col">
      <PageHeader
        title={t('navigation.applications')}
        sub={total === null ? undefined : <span role="status">{t('list.total', { count: total })}</span>}
        extra={
          <>
            <Button href={fileUrl(exportApplications, { query: filter })} icon={<Icon name="download" />}>
              {t('list.export')}
            </Button>
            <ColumnChoice chosen={chosen} onChoose={choose} />
            <PrintButton />
          </>
        }
      />
      <div className="card long">
        <FilterBar key={filter.text ?? ''} filter={filter} onFilter={setFilter} />
        {list.error ? (
          <RefusalAlert error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <Loading />
        ) : rows.length === 0 ? (
          <NothingHere
            filtered={Object.keys(filter).length > 0}
            onClear={() => setFilter({})}
            applicant={can('applications.apply')}
          />
        ) : (
          <ApplicationTable rows={rows} chosen={chosen} filter={filter} onFilter={setFilter} />
        )}
        {list.hasNextPage && (
          <p className="more noprint">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('list.more')}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

function NothingHere({ filtered, applicant, onClear }: { filtered: boolean; applicant: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <EmptyState title={t('list.noMatch')} text={t('list.noMatchText')}>
        <Button onClick={onClear}>{t('list.clear')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('list.empty')} text={applicant ? t('list.emptyApplicant') : t('list.emptyOfficer')}>
      {applicant && <PathLink to={workbench.today()}>{t('list.seeCalls')}</PathLink>}
    </EmptyState>
  );
}
