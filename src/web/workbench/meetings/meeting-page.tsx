import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readMeeting, type Meeting } from '#contract/meetings.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { FactList } from '../components/fact-list.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useEndpoint } from '../query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { MeetingState } from './meetings-page.tsx';
import { MinutesLink } from './minutes-link.tsx';
import { ResultTable } from './result-table.tsx';
import { VoteSheet } from './vote-sheet.tsx';

export function MeetingPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(readMeeting, { params: { id } });
  return <Answer query={query}>{(meeting) => <MeetingRoom key={meeting.id} meeting={meeting} />}</Answer>;
}

/** One meeting: who was there, what it decides or decided. */
function MeetingRoom({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { fullDay, instant } = useDates();
  const can = useCan();
  const [outcome, tell] = useOutcome();
  const voting = meeting.state === 'draft' && can('meetings.hold');
  return (
    <div className="col stack">
      <PageHeader
        title={meeting.title}
        crumbs={[{ label: t('meetingDesk.title'), to: workbench.meetings() }, { label: fullDay(meeting.heldOn) }]}
        sub={<MeetingState meeting={meeting} />}
        extra={<PrintButton />}
      />
      <Outcome words={outcome} />
      <section className="card">
        <div className="body">
          <FactList
            facts={[
              [t('meetingDesk.day'), fullDay(meeting.heldOn)],
              [t('meetingDesk.venue'), meeting.venue || '—'],
              [
                t('meetingDesk.attendees', { count: meeting.attendees.length }),
                meeting.attendees.join(t('fact.separator')),
              ],
              [t('meetingDesk.concludedAt'), meeting.concludedAt === null ? null : instant(meeting.concludedAt)],
              [
                t('meetingDesk.minutes'),
                meeting.documentId === null ? null : <MinutesLink key="minutes" documentId={meeting.documentId} />,
              ],
            ]}
          />
        </div>
      </section>
      {voting ? <VoteSheet meeting={meeting} onDone={tell} /> : <ResultTable meeting={meeting} />}
    </div>
  );
}
