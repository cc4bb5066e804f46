import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { clockLabel } from '../dates.ts';
import type { SaveState } from './draft-keeper.ts';

/** Whether what was typed is on the server. */
export function SaveLabel({ save }: { save: SaveState }) {
  const { t } = useTranslation();
  const good = save.kind === 'saved';
  const bad = save.kind === 'unreachable' || save.kind === 'refused' || save.kind === 'stale';
  const words =
    save.kind === 'saved'
      ? save.at === null
        ? t('save.loaded')
        : t('save.saved', { time: clockLabel(save.at) })
      : save.kind === 'refused' && save.rest !== null
        ? t('save.partly', { time: clockLabel(save.rest) })
        : t(`save.${save.kind}`);
  return (
    <span className={`sv small ${good ? 'okt' : bad ? 'errt' : 'second'}`} role="status">
      <Icon name={good ? 'check' : bad ? 'alert' : 'clock'} />
      {words}
    </span>
  );
}
