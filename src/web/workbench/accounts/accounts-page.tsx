import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listAccounts, type accountSchema } from '#contract/accounts.ts';
import { call } from '../../api.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { FindBox } from '../components/find-box.tsx';
import { Loading } from '../components/loading.tsx';
import { MoreButton } from '../components/more-button.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { usePages } from '../pages-query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/case.css';
import '../styles/list.css';
import '../styles/offices.css';
import { AccountTable, type Membership } from './account-table.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const CreateAccountDialog = lazyDialog(() =>
  import('./create-account-dialog.tsx').then((module) => module.CreateAccountDialog),
);
const AddAssociationDialog = lazyDialog(() =>
  import('./add-association-dialog.tsx').then((module) => module.AddAssociationDialog),
);
const EndRoleDialog = lazyDialog(() => import('./end-role-dialog.tsx').then((module) => module.EndRoleDialog));
const GrantRoleDialog = lazyDialog(() => import('./grant-role-dialog.tsx').then((module) => module.GrantRoleDialog));

export type Account = z.output<typeof accountSchema>;
type Dialog =
  | { kind: 'create' | 'association' }
  | { kind: 'grant'; account: Account }
  | { kind: 'end'; account: Account; membership: Membership };

const PAGE_SIZE = 50;

/** Who may sign in, and in which roles; the administrator changes it, the auditor reads it. */
export function AccountsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const manages = can('accounts.manage');
  const [outcome, tell] = useOutcome();
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { query, rows } = usePages([listAccounts.path, text], (cursor, signal) =>
    call(
      listAccounts,
      { query: { limit: PAGE_SIZE, ...(text !== '' && { text }), ...(cursor !== undefined && { cursor }) } },
      signal,
    ),
  );
  const close = () => setDialog(null);
  return (
    <div className="col stack">
      <PageHeader
        title={t('accountDesk.title')}
        sub={manages ? t('accountDesk.purpose') : t('accountDesk.readOnly')}
        extra={
          <>
            <PrintButton />
            {manages && <Button onClick={() => setDialog({ kind: 'association' })}>{t('associationForm.open')}</Button>}
            {manages && (
              <Button type="primary" onClick={() => setDialog({ kind: 'create' })}>
                {t('accountDesk.create')}
              </Button>
            )}
          </>
        }
      />
      <Outcome words={outcome} />
      <div className="card long">
        <FindBox label={t('accountDesk.find')} value={text} onFind={setText} />
        {query.error ? (
          <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Loading />
        ) : rows.length === 0 ? (
          <EmptyState text={t('accountDesk.noMatch')} />
        ) : (
          <AccountTable
            accounts={rows}
            {...(manages && {
              onGrant: (account: Account) => setDialog({ kind: 'grant', account }),
              onEnd: (account: Account, membership: Membership) => setDialog({ kind: 'end', account, membership }),
            })}
          />
        )}
        <MoreButton query={query} />
      </div>
      {dialog?.kind === 'create' && <CreateAccountDialog onClose={close} onDone={tell} />}
      {dialog?.kind === 'association' && <AddAssociationDialog onClose={close} onDone={tell} />}
      {dialog?.kind === 'grant' && <GrantRoleDialog account={dialog.account} onClose={close} onDone={tell} />}
      {dialog?.kind === 'end' && (
        <EndRoleDialog account={dialog.account} membership={dialog.membership} onClose={close} onDone={tell} />
      )}
    </div>
  );
}
