import { useTranslation } from 'react-i18next';
import { countApplications, listApplications, readCase } from '#contract/applications.ts';
import { concludeMeeting, listMeetings, readMeeting, type Meeting } from '#contract/meetings.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { useText } from '../i18n.ts';
import { countOf, type VoteDraft } from './vote-draft.ts';

type Props = {
  meeting: Meeting;
  voteOf: (id: string) => VoteDraft;
  onClose: () => void;
  onDone: (outcome: string) => void;
};

/** Records all votes at once: every file moves or none does. */
export function ConcludeMeetingDialog({ meeting, voteOf, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const votes = meeting.items.map((item) => {
    const vote = voteOf(item.applicationId);
    return {
      applicationId: item.applicationId,
      inFavour: countOf(vote.inFavour) ?? 0,
      against: countOf(vote.against) ?? 0,
      abstained: countOf(vote.abstained) ?? 0,
      outcome: vote.outcome ?? ('deferred' as const),
      remark: vote.remark.trim(),
    };
  });
  const conclude = useAct(
    () => call(concludeMeeting, { params: { id: meeting.id }, body: { version: meeting.version, votes } }),
    () => {
      onDone(t('meetingDesk.concluded', { count: votes.length }));
      onClose();
    },
    listMeetings,
    readMeeting,
    listApplications,
    countApplications,
    readCase,
  );
  return (
    <CommandDialog
      title={t('meetingDesk.conclude')}
      okText={t('meetingDesk.conclude')}
      width={640}
      ready
      pending={conclude.isPending}
      error={conclude.error}
      onOk={() => conclude.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('meetingDesk.concludeEffect')}</p>
      <ul className="stack tight">
        {meeting.items.map((item, index) => {
          const vote = votes[index];
          return (
            vote !== undefined && (
              <li key={item.applicationId}>
                <b>{t(`meetingDesk.outcomes.${vote.outcome}`)}</b> {say(item.unitName)}{' '}
                <span className="second small">
                  {t('meetingDesk.tally', {
                    favour: vote.inFavour,
                    against: vote.against,
                    abstained: vote.abstained,
                  })}
                </span>
              </li>
            )
          );
        })}
      </ul>
    </CommandDialog>
  );
}
