import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices, listObjections, printNotice, type Notice } from '#contract/publicity.ts';
import { fileUrl } from '../../api.ts';
import { publicPages, workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FactList } from '../components/fact-list.tsx';
import { Icon } from '../components/icon.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useCan, useMe } from '../shell/use-me.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { useNoticeWords } from './notice-words.ts';
import { ObjectionTable, type Objection } from './objection-table.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const ResolveDialog = lazyDialog(() => import('./resolve-dialog.tsx').then((module) => module.ResolveDialog));

export function NoticePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(listNotices, {});
  return (
    <Answer query={query}>
      {({ notices }) => {
        const notice = notices.find((each) => each.id === id);
        return notice === undefined ? (
          <EmptyState title={t('noticeDesk.notFound')} text={t('noticeDesk.notFoundText')}>
            <PathLink to={workbench.notices()}>{t('noticeDesk.all')}</PathLink>
          </EmptyState>
        ) : (
          <NoticeSheet notice={notice} />
        );
      }}
    </Answer>
  );
}

function NoticeSheet({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const me = useMe();
  const can = useCan();
  const { instant } = useDates();
  const { endOf, leftOf } = useNoticeWords();
  const [outcome, tell] = useOutcome();
  const [settling, setSettling] = useState<Objection | null>(null);
  const objections = useEndpoint(listObjections, { query: { noticeId: notice.id } });
  const mine =
    can('publicity.manage') && me.holdings.some((holding) => holding.associationCode === notice.associationCode);
  return (
    <div className="col stack">
      <PageHeader
        title={say(notice.title)}
        crumbs={[{ label: t('noticeDesk.title'), to: workbench.notices() }, { label: notice.number }]}
        sub={<b>{leftOf(notice)}</b>}
        extra={
          <Button
            icon={<Icon name="print" />}
            href={fileUrl(printNotice, { params: { id: notice.id } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('noticeDesk.print')}
          </Button>
        }
      />
      <Outcome words={outcome} />
      <section className="card">
        <div className="body">
          <FactList
            facts={[
              [t('noticeDesk.number'), notice.number],
              [t('noticeDesk.publisher'), say(notice.associationName)],
              [t('noticeDesk.opened'), instant(notice.opensAt)],
              [t('noticeDesk.closes'), endOf(notice.closesAt)],
              [
                t('desk.publicPage'),
                <a key="public" href={publicPages(locale).notice(notice.id)}>
                  {publicPages(locale).notice(notice.id)}
                </a>,
              ],
            ]}
          />
        </div>
      </section>
      <NoticeItems notice={notice} />
      <section className="card long" aria-labelledby="objections-title">
        <header>
          <h2 id="objections-title">
            {t('noticeDesk.objections')} <span className="light">{t('desk.pieces', { count: notice.objections })}</span>
          </h2>
        </header>
        <Answer query={objections}>
          {(data) =>
            data.objections.length === 0 ? (
              <EmptyState text={t(notice.state === 'open' ? 'noticeDesk.noObjections' : 'noticeDesk.hadNone')} />
            ) : (
              <ObjectionTable objections={data.objections} {...(mine && { onSettle: setSettling })} />
            )
          }
        </Answer>
      </section>
      {settling !== null && <ResolveDialog objection={settling} onClose={() => setSettling(null)} onDone={tell} />}
    </div>
  );
}

function NoticeItems({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const say = useText();
  const columns: DataColumn<Notice['items'][number]>[] = [
    { key: 'unit', label: t('column.unit'), cell: (item) => say(item.unitName) },
    {
      key: 'number',
      label: t('column.number'),
      cell: (item) => <PathLink to={workbench.case(item.applicationId)}>{item.number}</PathLink>,
    },
    { key: 'type', label: t('column.type'), cell: (item) => say(item.baseTypeName) },
    { key: 'place', label: t('noticeDesk.place'), cell: (item) => say(item.placeName) || '—' },
    { key: 'hash', label: t('noticeDesk.hash'), cell: (item) => <span className="code">{item.hash}</span> },
  ];
  return (
    <section className="card long" aria-labelledby="items-title">
      <header>
        <h2 id="items-title">
          {t('noticeDesk.shown')} <span className="light">{t('desk.files', { count: notice.items.length })}</span>
        </h2>
      </header>
      <DataTable
        caption={t('noticeDesk.shown')}
        columns={columns}
        rows={notice.items}
        keyOf={(item) => item.applicationId}
      />
    </section>
  );
}
