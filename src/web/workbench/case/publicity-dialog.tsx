import { useTranslation } from 'react-i18next';
import { readCall } from '#contract/calls.ts';
import { openNotice } from '#contract/publicity.ts';
import { call } from '../../api.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useCommand } from './use-command.ts';

/** Opens the public notice of this one file, of the length its call sets. */
export function PublicityDialog({ file, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const { data } = useEndpoint(readCall, { params: { id: file.call.id } });
  const give = useCommand(
    () => call(openNotice, { body: { applicationIds: [file.id] } }),
    (notice) => onDone(t('outcome.open-publicity', { number: notice.number, at: instant(notice.closesAt) })),
  );
  return (
    <CommandDialog
      title={t('dialog.open-publicity')}
      okText={t('dialog.open-publicity')}
      ready
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('effect.open-publicity')}</p>
      <dl className="facts-list">
        <dt>{t('publicity.unit')}</dt>
        <dd>{say(file.unit.name)}</dd>
        <dt>{t('publicity.name')}</dt>
        <dd>{file.plannedName === null ? '—' : say(file.plannedName)}</dd>
        <dt>{t('publicity.length')}</dt>
        <dd>
          {data === undefined
            ? '…'
            : data.publicityDays === null
              ? t('publicity.noLength')
              : t(data.publicityDayKind === 'working' ? 'publicity.working' : 'publicity.calendar', {
                  count: data.publicityDays,
                })}
        </dd>
      </dl>
    </CommandDialog>
  );
}
