import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#contract/meetings.ts';
import { CommandButton } from '../components/command-button.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { todayHere } from '../dates.ts';
import { faultOf, useVoteDrafts } from './vote-draft.ts';
import { VoteLine } from './vote-line.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const ConcludeMeetingDialog = lazyDialog(() =>
  import('./conclude-meeting-dialog.tsx').then((module) => module.ConcludeMeetingDialog),
);

/** Takes the votes file by file; each is checked against the number present as it is typed. */
export function VoteSheet({ meeting, onDone }: { meeting: Meeting; onDone: (outcome: string) => void }) {
  const { t } = useTranslation();
  const { voteOf, change, forget } = useVoteDrafts(meeting);
  const [concluding, setConcluding] = useState(false);
  const present = meeting.attendees.length;
  const open = meeting.items.filter((item) => faultOf(voteOf(item.applicationId), present) !== null).length;
  const lacks =
    meeting.heldOn > todayHere()
      ? t('meetingDesk.notHeld')
      : open > 0
        ? t('meetingDesk.votesMissing', { count: open })
        : null;
  return (
    <section className="card long" aria-labelledby="votes-title">
      <header>
        <h2 id="votes-title">
          {t('meetingDesk.votes')} <span className="light">{t('meetingDesk.presentCount', { count: present })}</span>
        </h2>
      </header>
      <ol className="votes">
        {meeting.items.map((item) => (
          <VoteLine
            key={item.applicationId}
            item={item}
            vote={voteOf(item.applicationId)}
            present={present}
            onChange={(part) => change(item.applicationId, part)}
          />
        ))}
      </ol>
      <div className="body">
        <CommandButton type="primary" obstacle={obstacleOf(lacks)} onClick={() => setConcluding(true)}>
          {t('meetingDesk.conclude')}
        </CommandButton>
      </div>
      {concluding && (
        <ConcludeMeetingDialog
          meeting={meeting}
          voteOf={voteOf}
          onClose={() => setConcluding(false)}
          onDone={(words) => {
            forget();
            onDone(words);
          }}
        />
      )}
    </section>
  );
}
