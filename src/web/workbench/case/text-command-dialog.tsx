import { useTranslation } from 'react-i18next';
import { CommandDialog } from './command-dialog.tsx';
import { useKeptText } from './kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { textCommands, type TextCommandName, type TextRule } from './text-commands.ts';
import { useCommand } from './use-command.ts';
import type { DialogProps } from './case-dialogs.tsx';

/** Commands that need one written text: opinion, remark or reason. */
export function TextCommandDialog({ file, command, onClose, onDone }: DialogProps & { command: TextCommandName }) {
  const { t } = useTranslation();
  const rule: TextRule = textCommands[command];
  const kept = useKeptText(`${file.id}.${command}`);
  const give = useCommand(
    () => rule.give(file, kept.text.trim()),
    (reply) => {
      kept.forget();
      onDone(t(`outcome.${command}`, { number: 'documentNumber' in reply ? String(reply.documentNumber) : '' }));
    },
  );
  return (
    <CommandDialog
      title={t(`dialog.${command}`)}
      okText={t(`dialog.${command}`)}
      danger={rule.danger}
      ready={fits(kept.text, rule.minimum, rule.maximum)}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t(`effect.${command}`)}</p>
      <LongText
        label={t(`dialogText.${command}`)}
        value={kept.text}
        minimum={rule.minimum}
        maximum={rule.maximum}
        onChange={kept.write}
      />
    </CommandDialog>
  );
}
