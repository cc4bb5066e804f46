import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declineProposal, readBoards, withdrawNomination, type NominationView } from '#contract/nominations.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { useText } from '../i18n.ts';

type Props = {
  kind: 'withdraw' | 'decline' | 'take-back';
  nomination: NominationView;
  onClose: () => void;
  onDone: (words: string) => void;
};
const bounds = { minimum: 2, maximum: 500 };
const words = {
  withdraw: {
    title: 'nominationDesk.withdraw',
    effect: 'endNomination.withdrawEffect',
    done: 'endNomination.withdrawn',
  },
  'take-back': {
    title: 'nominationDesk.takeBack',
    effect: 'endNomination.takeBackEffect',
    done: 'endNomination.withdrawn',
  },
  decline: { title: 'nominationDesk.decline', effect: 'endNomination.declineEffect', done: 'endNomination.declined' },
} as const;

/** Ends a nomination or a proposal, with the reason. */
export function EndDialog({ kind, nomination, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [reason, setReason] = useState('');
  const { title, effect, done } = words[kind];
  const give = useAct(
    () =>
      call(kind === 'decline' ? declineProposal : withdrawNomination, {
        params: { id: nomination.id },
        body: { reason },
      }),
    () => {
      onDone(t(done, { name: say(nomination.name) }));
      onClose();
    },
    readBoards,
  );
  return (
    <CommandDialog
      title={`${t(title)}：${say(nomination.name)}`}
      okText={t(title)}
      danger
      ready={fits(reason, bounds.minimum, bounds.maximum)}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t(effect)}</p>
      <LongText label={t('nominationDesk.reason')} value={reason} {...bounds} onChange={setReason} />
    </CommandDialog>
  );
}
