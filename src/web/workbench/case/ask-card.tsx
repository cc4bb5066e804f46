import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import type { Command } from '#workflow/commands.ts';
import { workbench } from '../../paths.ts';
import { CommandButton } from '../components/command-button.tsx';
import { Icon } from '../components/icon.tsx';
import { useGo } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';
import { AskChecks } from './ask-checks.tsx';

/** The command that carries a file on, the nearest first; the others stand below it. */
const mainOrder: readonly Command[] = [
  'submit',
  'resolve-objection',
  'endorse',
  'select',
  'open-publicity',
  'sign-opinion',
  'pass-formal-check',
  'conclude-review',
  'assign-experts',
  'submit-review',
  'decide',
  'approve',
];
const asideOrder: readonly Command[] = [
  'return-for-correction',
  'refuse',
  'decline-review',
  'withdraw',
  'discard',
  'find-fraud',
  'record-misconduct',
];
const dangerous: readonly Command[] = ['refuse', 'discard', 'withdraw', 'find-fraud'];

/** Commands that have a page of their own. */
const pageOf = (command: Command, file: Case): string | null => {
  if (command === 'submit') return workbench.form(file.id);
  if (command === 'select') return workbench.selections();
  if (command === 'decide') return workbench.meetings();
  if (command === 'approve') return workbench.approvals();
  if (command === 'submit-review' || command === 'decline-review') {
    const mine = file.reviews.find((review) => review.mine);
    return mine === undefined ? workbench.reviews() : workbench.review(mine.id);
  }
  return null;
};

/** What is asked of the reader now: what was found, and what can be done, with the reason where it cannot. */
export function AskCard({ file, onCommand }: { file: Case; onCommand: (command: Command) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const go = useGo();
  const byName = new Map(file.commands.map((each) => [each.command, each]));
  const pick = (order: readonly Command[]) => order.flatMap((name) => byName.get(name) ?? []);
  const mains = pick(mainOrder);
  const asides = pick(asideOrder);
  if (mains.length + asides.length === 0) return <Waiting file={file} />;
  const first = mains.find((each) => each.obstacle === null);
  const step = file.route.find((each) => each.state === 'now');
  const act = (command: Command) => {
    const page = pageOf(command, file);
    if (page === null) onCommand(command);
    else go(page);
  };
  const title =
    first !== undefined
      ? first.command === 'submit' && file.status === 'returned'
        ? t('ask.resubmit')
        : t(`ask.${first.command as 'endorse'}`)
      : mains.length > 0
        ? t('ask.blocked', { step: step === undefined ? '' : say(step.name) })
        : t('ask.optional');
  return (
    <section className="card ask noprint" aria-labelledby="ask-title">
      <div className="body">
        <div>
          <h2 id="ask-title">{title}</h2>
          <AskChecks file={file} />
        </div>
        <div className="acts">
          {mains.map(({ command, obstacle }) => (
            <CommandButton
              key={command}
              obstacle={obstacle}
              block
              size="large"
              type={command === first?.command ? 'primary' : 'default'}
              onClick={() => act(command)}
            >
              {command === 'submit' && file.status === 'returned'
                ? t('dialog.resubmit')
                : t(`dialog.${command as 'endorse'}`)}
            </CommandButton>
          ))}
          {asides.length > 0 && (
            <div className="row wrap top-aligned">
              {asides.map(({ command, obstacle }) => (
                <CommandButton
                  key={command}
                  obstacle={obstacle}
                  danger={dangerous.includes(command)}
                  icon={command === 'return-for-correction' ? <Icon name="back" /> : undefined}
                  onClick={() => act(command)}
                >
                  {t(`dialog.${command as 'endorse'}`)}
                </CommandButton>
              ))}
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

/** Nothing is asked of the reader: who has the file. */
function Waiting({ file }: { file: Case }) {
  const { t } = useTranslation();
  const say = useText();
  const step = file.route.find((each) => each.state === 'now');
  if (file.status !== 'in-progress' || step === undefined) return null;
  const holder = step.holderName === null ? t('ask.someone') : say(step.holderName);
  return <p className="card empty">{t('ask.waiting', { step: say(step.name), holder })}</p>;
}
