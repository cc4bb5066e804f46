import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listApplications, type ApplicationRow } from '#contract/applications.ts';
import { createMeeting, listMeetings } from '#contract/meetings.ts';
import { addDays } from '#policy/law-day.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { fits } from '../components/long-text.tsx';
import { Answer } from '../components/answer.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Entry } from '../components/entry.tsx';
import { FileChoice } from '../components/file-choice.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { NameListInput } from '../components/name-list-input.tsx';
import { useGoTelling } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { todayHere, useDates } from '../dates.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/list.css';
import '../styles/offices.css';

/** Meetings are recorded at most this long after they were held and announced at most this long before; the server holds to it too. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 90;

/** Sets up a meeting with the files it will decide. */
export function MeetingFormPage() {
  const { t } = useTranslation();
  const files = useEndpoint(listApplications, { query: { mine: 'true', stepKind: 'decision', limit: 200 } });
  return (
    <div className="col stack">
      <PageHeader
        title={t('meetingDesk.create')}
        crumbs={[{ label: t('meetingDesk.title'), to: workbench.meetings() }, { label: t('meetingDesk.create') }]}
        sub={t('meetingDesk.createPurpose')}
      />
      <Answer query={files}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <EmptyState text={t('meetingDesk.nothingWaits')} />
            </div>
          ) : (
            <MeetingForm files={items} />
          )
        }
      </Answer>
    </div>
  );
}

function MeetingForm({ files }: { files: readonly ApplicationRow[] }) {
  const { t } = useTranslation();
  const goTelling = useGoTelling();
  const { fullDay, weekday } = useDates();
  const today = todayHere();
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState('');
  const [venue, setVenue] = useState('');
  const [attendees, setAttendees] = useState<string[]>([]);
  const [chosen, setChosen] = useState<string[]>([]);
  const bounds = { min: addDays(today, -DAYS_BACK), max: addDays(today, DAYS_AHEAD) };
  const create = useAct(
    () =>
      call(createMeeting, {
        body: { title: title.trim(), heldOn, venue: venue.trim(), attendees, applicationIds: chosen },
      }),
    (meeting) => goTelling(workbench.meeting(meeting.id), t('meetingDesk.created', { title: meeting.title })),
    listMeetings,
  );
  const lacks = !fits(title, 2, 100)
    ? t('meetingDesk.lack.title')
    : heldOn === '' || heldOn < bounds.min || heldOn > bounds.max
      ? t('meetingDesk.lack.day', { back: DAYS_BACK, ahead: DAYS_AHEAD })
      : attendees.length === 0
        ? t('meetingDesk.lack.attendees')
        : attendees.length > 100
          ? t('meetingDesk.lack.tooMany')
          : chosen.length === 0
            ? t('meetingDesk.lack.files')
            : null;
  return (
    <>
      <RefusalAlert error={create.error} safe={t('dialog.kept')} />
      <section className="card">
        <div className="body form-stack">
          <Entry label={t('meetingDesk.name')}>
            {(control) => (
              <input {...control} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Entry>
          <div className="pair">
            <Entry
              label={t('meetingDesk.day')}
              hint={`${heldOn === '' ? '' : `${fullDay(heldOn)} ${weekday(heldOn)} · `}${t('meetingDesk.dayHint', { back: DAYS_BACK, ahead: DAYS_AHEAD })}`}
            >
              {(control) => (
                <input
                  {...control}
                  {...bounds}
                  type="date"
                  value={heldOn}
                  onChange={(event) => setHeldOn(event.target.value)}
                />
              )}
            </Entry>
            <Entry label={t('meetingDesk.venue')} optional>
              {(control) => (
                <input {...control} maxLength={100} value={venue} onChange={(event) => setVenue(event.target.value)} />
              )}
            </Entry>
          </div>
          <NameListInput
            label={t('meetingDesk.attendees', { count: attendees.length })}
            hint={t('meetingDesk.attendeesHint')}
            names={attendees}
            onChange={setAttendees}
          />
        </div>
      </section>
      <section className="card long" aria-labelledby="files-title">
        <header>
          <h2 id="files-title">{t('meetingDesk.atDecision')}</h2>
        </header>
        <FileChoice rows={files} chosen={chosen} onChoose={setChosen} />
      </section>
      <div>
        <CommandButton
          type="primary"
          loading={create.isPending}
          obstacle={obstacleOf(lacks)}
          onClick={() => create.mutate(undefined)}
        >
          {t('meetingDesk.create')}
        </CommandButton>
      </div>
    </>
  );
}
