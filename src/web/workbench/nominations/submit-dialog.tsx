import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readBoards, submitList, type Board } from '#contract/nominations.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';

type Props = { board: Board; onClose: () => void; onDone: (words: string) => void };

/** Submits the whole list; the recommender answers for its truth. */
export function SubmitDialog({ board, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [truthful, setTruthful] = useState(false);
  const give = useAct(
    () =>
      call(submitList, {
        body: { callId: board.call.id, associationCode: board.associationCode, truthful: true },
      }),
    ({ submitted }) => {
      onDone(t('submitList.done', { count: submitted }));
      onClose();
    },
    readBoards,
  );
  return (
    <CommandDialog
      title={t('submitList.title')}
      okText={t('nominationDesk.submit')}
      ready={truthful}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('submitList.effect', { count: board.used, overseas: board.overseas })}</p>
      <label className="check">
        <input type="checkbox" checked={truthful} onChange={(event) => setTruthful(event.target.checked)} />{' '}
        {t('submitList.truthful')}
      </label>
      <p>
        <ClauseChip clause={board.consentClause} />
      </p>
    </CommandDialog>
  );
}
