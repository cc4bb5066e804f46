import { useTranslation } from 'react-i18next';
import { liftSanction, listSanctions } from '#contract/sanctions.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { useKeptText } from '../case/kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { Lacks } from '../components/lacks.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import type { Sanction } from './sanctions-page.tsx';

type Props = { sanction: Sanction; onClose: () => void; onDone: (outcome: string) => void };

/** Lifts a bar after review; finding and lifting both stay on record. */
export function LiftDialog({ sanction, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay } = useDates();
  const kept = useKeptText(`lift.${sanction.id}`);
  const lift = useAct(
    () => call(liftSanction, { params: { id: sanction.id }, body: { reason: kept.text.trim() } }),
    () => {
      kept.forget();
      onDone(t('sanctionDesk.liftDone', { unit: say(sanction.unitName) }));
      onClose();
    },
    listSanctions,
  );
  const lacks = fits(kept.text, 10, 2000) ? null : t('sanctionDesk.reasonNeeded');
  return (
    <CommandDialog
      title={t('sanctionDesk.lift')}
      okText={t('sanctionDesk.lift')}
      ready={lacks === null}
      pending={lift.isPending}
      error={lift.error}
      onOk={() => lift.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('sanctionDesk.liftEffect', { unit: say(sanction.unitName), day: fullDay(sanction.barUntil) })}</p>
      <LongText label={t('desk.reason')} value={kept.text} minimum={10} maximum={2000} onChange={kept.write} />
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
