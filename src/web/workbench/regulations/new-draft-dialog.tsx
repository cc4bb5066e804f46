import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '#policy/text.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Entry } from '../components/entry.tsx';
import { useText } from '../i18n.ts';

type Props = {
  authorities: readonly { code: string; name: Text }[];
  pending: boolean;
  error: Error | null;
  onBegin: (input: { regulationId: string; authority: string }) => void;
  onClose: () => void;
};

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Asks what a new regulation is called by the platform and who will administer it. */
export function NewDraftDialog({ authorities, pending, error, onBegin, onClose }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [regulationId, setRegulationId] = useState('');
  const [authority, setAuthority] = useState(authorities[0]?.code ?? '');
  const fits = kebab.test(regulationId) && regulationId.length <= 60;
  return (
    <CommandDialog
      title={t('regulationDesk.fresh')}
      okText={t('regulationDesk.fresh')}
      ready={fits && authority !== ''}
      pending={pending}
      error={error}
      onOk={() => onBegin({ regulationId, authority })}
      onClose={onClose}
    >
      <p className="second">{t('regulationDesk.newEffect')}</p>
      <Entry
        label={t('regulationDesk.newId')}
        hint={t('regulationDesk.newIdHint')}
        fault={regulationId === '' || fits ? null : t('regulationDesk.newIdFault')}
      >
        {(control) => (
          <input
            {...control}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            value={regulationId}
            onChange={(event) => setRegulationId(event.target.value.trim())}
          />
        )}
      </Entry>
      <Entry label={t('regulationDesk.newAuthority')}>
        {(control) => (
          <select {...control} value={authority} onChange={(event) => setAuthority(event.target.value)}>
            {authorities.map((each) => (
              <option key={each.code} value={each.code}>
                {say(each.name)}
              </option>
            ))}
          </select>
        )}
      </Entry>
    </CommandDialog>
  );
}
