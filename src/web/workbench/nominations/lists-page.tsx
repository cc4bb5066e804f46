import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLists } from '#contract/nominations.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';

const GrantDialog = lazyDialog(() => import('./grant-dialog.tsx').then((module) => module.GrantDialog));

type Lists = ReceivedOf<typeof listLists>;
type Row = Lists['lists'][number];
export type Grantable = Lists['grantable'][number];

/** Every list the reader may see, call by call, and the rights the authority grants. */
export function NominationListsPage() {
  const { t } = useTranslation();
  const say = useText();
  const query = useEndpoint(listLists, {});
  const [outcome, tell] = useOutcome();
  const [granting, setGranting] = useState<Grantable | null>(null);
  const grantable = query.data?.grantable ?? [];
  return (
    <div className="col stack">
      <PageHeader
        title={t('listsDesk.title')}
        sub={t('listsDesk.purpose')}
        extra={
          <>
            <PrintButton />
            <PathButton to={workbench.partners()}>{t('nominationDesk.distribution')}</PathButton>
          </>
        }
      />
      <Outcome words={outcome} />
      <Answer query={query}>
        {({ lists }) => {
          const calls = new Map(
            [...grantable, ...lists].map(({ callId, callTitle }) => [callId, say(callTitle)] as const),
          );
          return calls.size === 0 ? (
            <div className="card">
              <EmptyState text={t('listsDesk.empty')} />
            </div>
          ) : (
            [...calls].map(([callId, title]) => (
              <CallCard
                key={callId}
                title={title}
                rows={lists.filter((row) => row.callId === callId)}
                grantable={grantable.find((each) => each.callId === callId)}
                onGrant={setGranting}
              />
            ))
          );
        }}
      </Answer>
      {granting !== null && <GrantDialog call={granting} onClose={() => setGranting(null)} onDone={tell} />}
    </div>
  );
}

type CardProps = {
  title: string;
  rows: readonly Row[];
  grantable: Grantable | undefined;
  onGrant: (grantable: Grantable) => void;
};

function CallCard({ title, rows, grantable, onGrant }: CardProps) {
  const { t } = useTranslation();
  const say = useText();
  const dates = useDates();
  const columns: DataColumn<Row>[] = [
    { key: 'recommender', label: t('listsDesk.recommender'), cell: (row) => say(row.associationName) },
    {
      key: 'kind',
      label: t('listsDesk.kind'),
      cell: (row) => (
        <>
          {say(row.kindLabel)}{' '}
          <ClauseChip clause={row.kindClause} regulation={{ id: row.regulationId, numbering: row.numbering }} />
        </>
      ),
    },
    { key: 'used', label: t('listsDesk.used'), numeric: true, cell: (row) => `${row.used} / ${row.quota ?? '—'}` },
    {
      key: 'overseas',
      label: t('listsDesk.overseas'),
      numeric: true,
      cell: (row) => `${row.overseas} / ${row.overseasNeeded}`,
    },
    { key: 'registered', label: t('listsDesk.registered'), numeric: true, cell: (row) => row.registered },
    { key: 'filed', label: t('listsDesk.filed'), numeric: true, cell: (row) => row.filed },
    {
      key: 'state',
      label: t('listsDesk.state'),
      cell: (row) => (
        <>
          <span className={`tag ${row.state === 'submitted' ? 'ok' : 'info'}`}>
            {t(`listsDesk.stateOf.${row.state}`)}
          </span>
          {row.submittedAt !== null && (
            <span className="note">
              {dates.instant(row.submittedAt)} {row.submittedBy}
            </span>
          )}
        </>
      ),
    },
  ];
  return (
    <section className="card long" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {grantable && <Button onClick={() => onGrant(grantable)}>{t('listsDesk.grant')}</Button>}
      </header>
      {rows.length === 0 ? (
        <EmptyState text={t('listsDesk.empty')} />
      ) : (
        <DataTable caption={title} columns={columns} rows={rows} keyOf={(row) => row.associationCode} />
      )}
    </section>
  );
}
