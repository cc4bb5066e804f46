import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#contract/regulation-drafts.ts';
import type { DraftCommand } from '#workflow/regulation-draft.ts';
import { publicPages } from '../../paths.ts';
import { CommandButton } from '../components/command-button.tsx';
import { FactList } from '../components/fact-list.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';
import { useDates } from '../dates.ts';
import { useLocale } from '../i18n.ts';

const SubmitDialog = lazyDialog(() => import('./approval-dialogs.tsx').then((module) => module.SubmitDialog));
const PublishDialog = lazyDialog(() => import('./approval-dialogs.tsx').then((module) => module.PublishDialog));
const SendBackDialog = lazyDialog(() => import('./approval-dialogs.tsx').then((module) => module.SendBackDialog));
const WithdrawDialog = lazyDialog(() => import('./approval-dialogs.tsx').then((module) => module.WithdrawDialog));

type Asked = Exclude<DraftCommand, 'save'>;
type Props = { draft: Draft; wait: string | null; onDone: (draft: Draft, words: string) => void };

/** Who submitted and who approved, and what each can do now. */
export function ApprovalPanel({ draft, wait, onDone }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { instant, fullDay } = useDates();
  const [asked, setAsked] = useState<Asked | null>(null);
  const by = (person: { name: string; at: string } | null) =>
    person === null
      ? t('regulationDraft.notYet')
      : t('regulationDraft.byAt', { name: person.name, at: instant(person.at) });
  const obstacle = (command: Asked, lacking: string | null = null) => {
    const reason = draft.commands[command];
    return reason === null ? obstacleOf(lacking) : { code: command, message: reason, clauses: [] };
  };
  const done = (next: Draft, words: string) => {
    setAsked(null);
    onDone(next, words);
  };
  const dialog = { draft, onDone: done, onClose: () => setAsked(null) };
  const open = draft.state === 'draft' || draft.state === 'submitted';
  return (
    <section className="card" aria-labelledby="approval-title">
      <header>
        <h2 id="approval-title">{t('regulationDraft.progress')}</h2>
        {draft.state === 'published' && (
          <a href={`${publicPages(locale).regulation(draft.regulationId)}?on=${draft.fromDay ?? ''}`}>
            {t('regulationDraft.publicPage')}
          </a>
        )}
      </header>
      <div className="body stack">
        <FactList
          facts={[
            [t('regulationDraft.begunBy'), by(draft.created)],
            [t('regulationDraft.submittedBy'), by(draft.submitted)],
            [t('regulationDraft.fromDay'), draft.fromDay === null ? '—' : fullDay(draft.fromDay)],
            [t('regulationDraft.note'), draft.note === '' ? '—' : <p className="prose">{draft.note}</p>],
            [t('regulationDraft.returnedBy'), draft.returned === null ? null : by(draft.returned)],
            [
              t('regulationDraft.returnReason'),
              draft.returned === null ? null : <p className="prose">{draft.returned.reason}</p>,
            ],
            [t('regulationDraft.approvedBy'), by(draft.approved)],
          ]}
        />
        {open && (
          <div className="row wrap approval-acts">
            {draft.state === 'draft' ? (
              <CommandButton type="primary" obstacle={obstacle('submit', wait)} onClick={() => setAsked('submit')}>
                {t('regulationDraft.submit')}
              </CommandButton>
            ) : (
              <>
                <CommandButton type="primary" obstacle={obstacle('publish')} onClick={() => setAsked('publish')}>
                  {t('regulationDraft.publish')}
                </CommandButton>
                <CommandButton obstacle={obstacle('send-back')} onClick={() => setAsked('send-back')}>
                  {t('regulationDraft.sendBack')}
                </CommandButton>
              </>
            )}
            <CommandButton danger obstacle={obstacle('withdraw')} onClick={() => setAsked('withdraw')}>
              {t('regulationDraft.withdraw')}
            </CommandButton>
          </div>
        )}
      </div>
      {asked === 'submit' && <SubmitDialog {...dialog} />}
      {asked === 'publish' && <PublishDialog {...dialog} />}
      {asked === 'send-back' && <SendBackDialog {...dialog} />}
      {asked === 'withdraw' && <WithdrawDialog {...dialog} />}
    </section>
  );
}
