import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { roles } from '#policy/roles.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { todayHere, useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import type { Account } from './accounts-page.tsx';

export type Membership = Account['memberships'][number];
type Props = {
  accounts: readonly Account[];
  onGrant?: (account: Account) => void;
  onEnd?: (account: Account, membership: Membership) => void;
};

/** Accounts with their roles, those that have ended beneath and marked. */
export function AccountTable({ accounts, onGrant, onEnd }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay } = useDates();
  const today = todayHere();
  const isOver = (membership: Membership): boolean => membership.to !== null && membership.to < today;
  const periodOf = (membership: Membership): string =>
    membership.to === null
      ? t('accountDesk.from', { from: fullDay(membership.from) })
      : t('accountDesk.period', { from: fullDay(membership.from), to: fullDay(membership.to) });
  const columns: DataColumn<Account>[] = [
    {
      key: 'name',
      label: t('accountDesk.person'),
      cell: (account) => (
        <>
          <b>{account.name}</b>
          <span className="note">{account.email}</span>
        </>
      ),
    },
    {
      key: 'roles',
      label: t('accountDesk.roles'),
      cell: (account) =>
        account.memberships.length === 0 ? (
          <span className="muted">{t('accountDesk.noRole')}</span>
        ) : (
          <ul className="memberships">
            {account.memberships
              .toSorted((one, other) => Number(isOver(one)) - Number(isOver(other)))
              .map((membership) => (
                <li key={membership.id}>
                  <span>
                    {t('person.holding', { place: say(membership.placeName), role: say(roles[membership.role]) })}
                  </span>
                  <span className="muted small">{periodOf(membership)}</span>
                  {isOver(membership) && <span className="tag">{t('accountDesk.over')}</span>}
                  {!isOver(membership) && onEnd !== undefined && (
                    <Button
                      size="small"
                      className="noprint"
                      aria-label={`${t('accountDesk.end')}: ${account.name}, ${say(roles[membership.role])}`}
                      onClick={() => onEnd(account, membership)}
                    >
                      {t('accountDesk.end')}
                    </Button>
                  )}
                </li>
              ))}
          </ul>
        ),
    },
    { key: 'created', label: t('accountDesk.since'), cell: (account) => fullDay(account.createdAt.slice(0, 10)) },
    ...(onGrant === undefined
      ? []
      : [
          {
            key: 'act',
            label: t('desk.act'),
            quiet: true,
            cell: (account: Account) => (
              <Button
                size="small"
                className="noprint"
                aria-label={`${t('accountDesk.grant')}: ${account.name}`}
                onClick={() => onGrant(account)}
              >
                {t('accountDesk.grant')}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <DataTable caption={t('accountDesk.title')} columns={columns} rows={accounts} keyOf={(account) => account.id} />
  );
}
