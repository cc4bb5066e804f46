import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { grantRole, listAccounts } from '#contract/accounts.ts';
import { roles, type Role } from '#policy/roles.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Choice } from '../components/choice.tsx';
import { Entry } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';
import { todayHere } from '../dates.ts';
import { useText } from '../i18n.ts';
import type { Account } from './accounts-page.tsx';
import { RolePlace } from './role-place.tsx';

type Props = { account: Account; onClose: () => void; onDone: (outcome: string) => void };

/** Roles held in a unit come with its registration, not from here. */
const inUnits: readonly Role[] = ['applicant', 'unit-head', 'talent', 'overseas-organization'];
const grantable = (Object.keys(roles) as Role[]).filter((role) => !inUnits.includes(role));

/** Gives a person a role at an association, for a time. */
export function GrantRoleDialog({ account, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [role, setRole] = useState<Role | null>(null);
  const [associationCode, setAssociationCode] = useState<string | null>(null);
  const [from, setFrom] = useState<string>(todayHere());
  const [to, setTo] = useState('');
  const grant = useAct(
    ({ given, place }: { given: Role; place: string }) =>
      call(grantRole, {
        params: { id: account.id },
        body: { role: given, associationCode: place, from, to: to === '' ? null : to },
      }),
    (_, { given }) => {
      onDone(t('accountDesk.granted', { name: account.name, role: say(roles[given]) }));
      onClose();
    },
    listAccounts,
  );
  const lacks =
    role === null
      ? t('accountDesk.lack.role')
      : associationCode === null
        ? t('accountDesk.lack.association')
        : from === '' || (to !== '' && to < from)
          ? t('accountDesk.lack.days')
          : null;
  return (
    <CommandDialog
      title={t('accountDesk.grantTo', { name: account.name })}
      okText={t('accountDesk.grant')}
      ready={lacks === null}
      pending={grant.isPending}
      error={grant.error}
      onOk={() => role !== null && associationCode !== null && grant.mutate({ given: role, place: associationCode })}
      onClose={onClose}
    >
      <p className="second">{t('accountDesk.grantEffect')}</p>
      <Entry label={t('accountDesk.role')}>
        {(control) => (
          <Choice
            {...control}
            value={role}
            empty={t('desk.choose')}
            options={grantable.map((each) => ({ value: each, label: say(roles[each]) }))}
            onChange={(value) => {
              setRole(grantable.find((each) => each === value) ?? null);
              setAssociationCode(null);
            }}
          />
        )}
      </Entry>
      {role !== null && <RolePlace key={role} role={role} onChange={setAssociationCode} />}
      <div className="pair">
        <Entry label={t('accountDesk.fromDay')}>
          {(control) => (
            <input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Entry>
        <Entry label={t('accountDesk.toDay')} hint={t('accountDesk.toHint')} optional>
          {(control) => (
            <input {...control} type="date" min={from} value={to} onChange={(event) => setTo(event.target.value)} />
          )}
        </Entry>
      </div>
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
