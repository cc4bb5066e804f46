import { useTranslation } from 'react-i18next';
import type { Meeting } from '#contract/meetings.ts';
import { workbench } from '../../paths.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';

export type MeetingItem = Meeting['items'][number];
const tones: Record<MeetingItem['outcome'], string> = { approved: 'ok', rejected: 'err', deferred: 'warn' };

/** What the panel found of a file: average and recommendation, or that it has not said. */
export function PanelFinding({ item }: { item: MeetingItem }) {
  const { t } = useTranslation();
  if (item.average === null) return t('meetingDesk.noPanel');
  return (
    <>
      {t('reviews.average', { average: item.average.toFixed(1) })}
      {item.recommend !== null && (
        <span className="note">{item.recommend ? t('reviews.recommended') : t('reviews.notRecommended')}</span>
      )}
    </>
  );
}

/** The files of a meeting with their votes, once there are any. */
export function ResultTable({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const say = useText();
  const count = (key: 'inFavour' | 'against' | 'abstained'): DataColumn<MeetingItem> => ({
    key,
    label: t(`meetingDesk.${key}`),
    numeric: true,
    cell: (item) => (item.voted ? item[key] : '—'),
  });
  const columns: DataColumn<MeetingItem>[] = [
    {
      key: 'unit',
      label: t('column.unit'),
      cell: (item) => (
        <>
          <PathLink to={workbench.case(item.applicationId)}>{say(item.unitName)}</PathLink>
          <span className="note">
            {item.number} · {say(item.baseTypeName)}
          </span>
        </>
      ),
    },
    { key: 'panel', label: t('meetingDesk.panel'), cell: (item) => <PanelFinding item={item} /> },
    count('inFavour'),
    count('against'),
    count('abstained'),
    {
      key: 'outcome',
      label: t('meetingDesk.outcome'),
      cell: (item) =>
        item.voted ? (
          <>
            <span className={`tag ${tones[item.outcome]}`}>{t(`meetingDesk.outcomes.${item.outcome}`)}</span>
            {item.remark !== '' && <span className="note">{item.remark}</span>}
          </>
        ) : (
          t('meetingDesk.notVoted')
        ),
    },
  ];
  return (
    <section className="card long" aria-labelledby="votes-title">
      <header>
        <h2 id="votes-title">{t('meetingDesk.votes')}</h2>
      </header>
      <DataTable
        caption={t('meetingDesk.votes')}
        columns={columns}
        rows={meeting.items}
        keyOf={(item) => item.applicationId}
      />
    </section>
  );
}
