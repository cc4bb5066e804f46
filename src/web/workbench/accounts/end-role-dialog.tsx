import { useTranslation } from 'react-i18next';
import { endRole, listAccounts } from '#contract/accounts.ts';
import { roles } from '#policy/roles.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { useText } from '../i18n.ts';
import type { Membership } from './account-table.tsx';
import type { Account } from './accounts-page.tsx';

type Props = {
  account: Account;
  membership: Membership;
  onClose: () => void;
  onDone: (outcome: string) => void;
};

export function EndRoleDialog({ account, membership, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const role = t('person.holding', { place: say(membership.placeName), role: say(roles[membership.role]) });
  const end = useAct(
    () => call(endRole, { params: { id: membership.id } }),
    () => {
      onDone(t('accountDesk.ended', { name: account.name, role }));
      onClose();
    },
    listAccounts,
  );
  return (
    <CommandDialog
      title={t('accountDesk.end')}
      okText={t('accountDesk.end')}
      danger
      ready
      pending={end.isPending}
      error={end.error}
      onOk={() => end.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('accountDesk.endEffect', { name: account.name, role })}</p>
    </CommandDialog>
  );
}
