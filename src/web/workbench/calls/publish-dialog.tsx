import { useTranslation } from 'react-i18next';
import { listCalls, publishCall, readCall, type Call } from '#contract/calls.ts';
import { call as send } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { FactList } from '../components/fact-list.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { usePublicityLength } from './phase-tag.tsx';

type Props = { call: Call; onClose: () => void; onDone: (outcome: string) => void };

/** Says what becomes fixed before a call goes out. */
export function PublishDialog({ call, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const lengthOf = usePublicityLength();
  const publish = useAct(
    () => send(publishCall, { params: { id: call.id } }),
    (published) => {
      onDone(t('callDesk.published', { title: say(published.title) }));
      onClose();
    },
    listCalls,
    readCall,
  );
  return (
    <CommandDialog
      title={t('callDesk.publish')}
      okText={t('callDesk.publish')}
      ready
      pending={publish.isPending}
      error={publish.error}
      onOk={() => publish.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('callDesk.publishEffect')}</p>
      <p className="field-label">{t('callDesk.becomesFixed')}</p>
      <FactList
        facts={[
          [t('callDesk.regulation'), say(call.regulationTitle)],
          [t('callDesk.year'), call.year],
          [t('callDesk.types'), call.typeNames.map((type) => say(type.name)).join(t('fact.separator'))],
          [t('callDesk.opens'), instant(call.opensAt)],
          [t('callDesk.closes'), t('callDesk.onlyLater', { at: instant(call.closesAt) })],
          [t('callDesk.publicity'), t('callDesk.untilFirstNotice', { length: lengthOf(call) })],
        ]}
      />
      <p className="second">{t('callDesk.staysOpen')}</p>
    </CommandDialog>
  );
}
