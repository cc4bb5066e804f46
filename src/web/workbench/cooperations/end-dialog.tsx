import { useTranslation } from 'react-i18next';
import { endCooperation, listCooperations } from '#contract/units.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { useText } from '../i18n.ts';
import type { Cooperation } from './cooperation-table.tsx';

type Props = { cooperation: Cooperation; onClose: () => void; onDone: (outcome: string) => void };

export function EndDialog({ cooperation, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const unit = say(cooperation.unitName);
  const end = useAct(
    () => call(endCooperation, { params: { id: cooperation.id } }),
    () => {
      onDone(t('cooperationDesk.ended', { unit }));
      onClose();
    },
    listCooperations,
  );
  return (
    <CommandDialog
      title={t('cooperationDesk.end')}
      okText={t('cooperationDesk.end')}
      danger
      ready
      pending={end.isPending}
      error={end.error}
      onOk={() => end.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('cooperationDesk.endEffect', { unit, association: say(cooperation.associationName) })}</p>
    </CommandDialog>
  );
}
