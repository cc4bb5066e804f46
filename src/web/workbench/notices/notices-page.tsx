import { useTranslation } from 'react-i18next';
import { listNotices, type Notice } from '#contract/publicity.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/list.css';
import { noticeOrder, useNoticeWords } from './notice-words.ts';

/** Public notices, those still open on top. */
export function NoticesPage() {
  const { t } = useTranslation();
  const can = useCan();
  const query = useEndpoint(listNotices, {});
  return (
    <div className="col">
      <PageHeader
        title={t('noticeDesk.title')}
        sub={t('noticeDesk.purpose')}
        extra={
          <>
            <PrintButton />
            {can('publicity.manage') && (
              <PathButton type="primary" to={workbench.newNotice()}>
                {t('noticeDesk.open')}
              </PathButton>
            )}
          </>
        }
      />
      <div className="card long">
        <Answer query={query}>
          {({ notices }) =>
            notices.length === 0 ? (
              <EmptyState text={t('noticeDesk.empty')} />
            ) : (
              <NoticeTable notices={notices.toSorted(noticeOrder)} />
            )
          }
        </Answer>
      </div>
    </div>
  );
}

function NoticeTable({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const { endOf, leftOf } = useNoticeWords();
  const columns: DataColumn<Notice>[] = [
    {
      key: 'number',
      label: t('noticeDesk.number'),
      cell: (notice) => (
        <>
          <PathLink to={workbench.notice(notice.id)}>{notice.number}</PathLink>
          <span className="note">{say(notice.associationName)}</span>
        </>
      ),
    },
    {
      key: 'state',
      label: t('noticeDesk.state'),
      cell: (notice) => (
        <span className={`tag ${notice.state === 'open' ? 'info' : ''}`}>{t(`noticeDesk.${notice.state}State`)}</span>
      ),
    },
    { key: 'opened', label: t('noticeDesk.opened'), cell: (notice) => instant(notice.opensAt) },
    {
      key: 'closes',
      label: t('noticeDesk.closes'),
      cell: (notice) => (
        <>
          {endOf(notice.closesAt)}
          {notice.state === 'open' && <span className="note">{leftOf(notice)}</span>}
        </>
      ),
    },
    { key: 'items', label: t('noticeDesk.units'), numeric: true, cell: (notice) => notice.items.length },
    {
      key: 'objections',
      label: t('noticeDesk.objections'),
      cell: (notice) => (
        <>
          {t('desk.pieces', { count: notice.objections })}
          {notice.openObjections > 0 && (
            <span className="note">
              <span className="tag warn">{t('noticeDesk.unsettled', { count: notice.openObjections })}</span>
            </span>
          )}
        </>
      ),
    },
  ];
  return <DataTable caption={t('noticeDesk.title')} columns={columns} rows={notices} keyOf={(notice) => notice.id} />;
}
