import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readAudit, type auditEntrySchema } from '#contract/today.ts';
import { call } from '../../api.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FindBox } from '../components/find-box.tsx';
import { Loading } from '../components/loading.tsx';
import { MoreButton } from '../components/more-button.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import '../styles/case.css';
import '../styles/list.css';
import '../styles/offices.css';
import { ChainCheck } from './chain-check.tsx';

type Entry = z.output<typeof auditEntrySchema>;

/** The audit log, newest first, and the check that nothing of it was altered. */
export function AuditPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = useInfiniteQuery({
    queryKey: [readAudit.path, text],
    queryFn: ({ pageParam, signal }) =>
      call(
        readAudit,
        { query: { ...(text !== '' && { text }), ...(pageParam !== null && { before: pageParam }) } },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className="col stack">
      <PageHeader title={t('auditDesk.title')} sub={t('auditDesk.purpose')} extra={<PrintButton />} />
      <ChainCheck />
      <div className="card long">
        <FindBox label={t('auditDesk.find')} value={text} onFind={setText} />
        {query.error ? (
          <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Loading />
        ) : entries.length === 0 ? (
          <EmptyState text={t('auditDesk.noMatch')} />
        ) : (
          <EntryTable entries={entries} />
        )}
        <MoreButton query={query} />
      </div>
    </div>
  );
}

function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const { instant } = useDates();
  const columns: DataColumn<Entry>[] = [
    { key: 'sequence', label: t('auditDesk.sequence'), cell: (entry) => entry.sequence },
    { key: 'at', label: t('auditDesk.at'), cell: (entry) => <span className="nowrap">{instant(entry.at)}</span> },
    { key: 'actor', label: t('auditDesk.actor'), cell: (entry) => entry.actor ?? t('timeline.system') },
    { key: 'action', label: t('auditDesk.action'), cell: (entry) => <span className="code">{entry.action}</span> },
    {
      key: 'subject',
      label: t('auditDesk.subject'),
      cell: (entry) => (
        <details className="audit-entry">
          <summary className="code">{entry.subject}</summary>
          <pre className="code">{JSON.stringify(entry.details, null, 2)}</pre>
          <p className="code muted">
            {t('auditDesk.hash')} {entry.hash}
          </p>
        </details>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('auditDesk.title')}
      columns={columns}
      rows={entries}
      keyOf={(entry) => String(entry.sequence)}
    />
  );
}
