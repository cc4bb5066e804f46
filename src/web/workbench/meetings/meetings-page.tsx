import { useTranslation } from 'react-i18next';
import { listMeetings, type Meeting } from '#contract/meetings.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useEndpoint } from '../query.ts';
import { useCan } from '../shell/use-me.ts';
import { MinutesLink } from './minutes-link.tsx';

/** Meetings of the leading group, those still to be concluded on top. */
export function MeetingsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const query = useEndpoint(listMeetings, {});
  return (
    <div className="col">
      <PageHeader
        title={t('meetingDesk.title')}
        sub={t('meetingDesk.purpose')}
        extra={
          <>
            <PrintButton />
            {can('meetings.hold') && (
              <PathButton type="primary" to={workbench.newMeeting()}>
                {t('meetingDesk.create')}
              </PathButton>
            )}
          </>
        }
      />
      <div className="card long">
        <Answer query={query}>
          {({ meetings }) =>
            meetings.length === 0 ? (
              <EmptyState text={t('meetingDesk.empty')} />
            ) : (
              <MeetingTable
                meetings={meetings.toSorted(
                  (one, other) => Number(one.state === 'concluded') - Number(other.state === 'concluded'),
                )}
              />
            )
          }
        </Answer>
      </div>
    </div>
  );
}

function MeetingTable({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  const columns: DataColumn<Meeting>[] = [
    {
      key: 'title',
      label: t('meetingDesk.meeting'),
      cell: (meeting) => <PathLink to={workbench.meeting(meeting.id)}>{meeting.title}</PathLink>,
    },
    { key: 'day', label: t('meetingDesk.day'), cell: (meeting) => fullDay(meeting.heldOn) },
    { key: 'venue', label: t('meetingDesk.venue'), cell: (meeting) => meeting.venue || '—' },
    { key: 'present', label: t('meetingDesk.present'), numeric: true, cell: (meeting) => meeting.attendees.length },
    { key: 'files', label: t('meetingDesk.files'), numeric: true, cell: (meeting) => meeting.items.length },
    { key: 'state', label: t('column.status'), cell: (meeting) => <MeetingState meeting={meeting} /> },
    {
      key: 'minutes',
      label: t('meetingDesk.minutes'),
      cell: (meeting) => <MinutesLink documentId={meeting.documentId} />,
    },
  ];
  return (
    <DataTable caption={t('meetingDesk.title')} columns={columns} rows={meetings} keyOf={(meeting) => meeting.id} />
  );
}

export function MeetingState({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${meeting.state === 'concluded' ? 'ok' : 'info'}`}>
      {t(`meetingDesk.state.${meeting.state}`)}
    </span>
  );
}
