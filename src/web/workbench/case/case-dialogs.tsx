import type { Case } from '#contract/case.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Command } from '#workflow/commands.ts';
import { ConcludeDialog } from './conclude-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { ExpertsDialog } from './experts-dialog.tsx';
import { MisconductDialog } from './misconduct-dialog.tsx';
import { ObjectionsDialog } from './objections-dialog.tsx';
import { PublicityDialog } from './publicity-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { TextCommandDialog } from './text-command-dialog.tsx';
import { isTextCommand } from './text-commands.ts';

export type DialogProps = {
  file: Case;
  onClose: () => void;
  /** Closes the dialog and names the result on the page. */
  onDone: (outcome: string) => void;
};

/** The dialog of a command. */
export function CaseDialog({
  command,
  regulation,
  ...props
}: DialogProps & { command: Command; regulation: Regulation | undefined }) {
  if (isTextCommand(command)) return <TextCommandDialog {...props} command={command} />;
  switch (command) {
    case 'return-for-correction':
      return regulation === undefined ? null : <ReturnDialog {...props} regulation={regulation} />;
    case 'open-publicity':
      return <PublicityDialog {...props} />;
    case 'resolve-objection':
      return <ObjectionsDialog {...props} />;
    case 'assign-experts':
      return <ExpertsDialog {...props} />;
    case 'conclude-review':
      return <ConcludeDialog {...props} />;
    case 'record-misconduct':
      return <MisconductDialog {...props} />;
    case 'discard':
      return <DiscardDialog {...props} />;
    default:
      return null;
  }
}
