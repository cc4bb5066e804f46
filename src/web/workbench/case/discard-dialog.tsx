import { useTranslation } from 'react-i18next';
import { discardApplication } from '#contract/applications.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useGo } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useCommand } from './use-command.ts';

export function DiscardDialog({ file, onClose }: DialogProps) {
  const { t } = useTranslation();
  const say = useText();
  const go = useGo();
  const give = useCommand(
    () => call(discardApplication, { params: { id: file.id } }),
    () => go(workbench.applications()),
  );
  return (
    <CommandDialog
      title={t('dialog.discard')}
      okText={t('dialog.discard')}
      danger
      ready
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('effect.discard', { unit: say(file.unit.name), type: say(file.baseTypeName) })}</p>
    </CommandDialog>
  );
}
