import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createAccount, listAccounts } from '#contract/accounts.ts';
import type { Locale } from '#policy/text.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits } from '../components/long-text.tsx';
import { Entry, EntryGroup } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';

type Props = { onClose: () => void; onDone: (outcome: string) => void };
const PASSWORD_MINIMUM = 12;

/** Opens an account; roles are granted afterwards, each by itself. */
export function CreateAccountDialog({ onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [locale, setLocale] = useState<Locale>('zh');
  const create = useAct(
    () => call(createAccount, { body: { name: name.trim(), email: email.trim(), password, locale } }),
    () => {
      onDone(t('accountDesk.created', { name: name.trim() }));
      onClose();
    },
    listAccounts,
  );
  const lacks = !fits(name, 1, 50)
    ? t('accountDesk.lack.name')
    : !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim())
      ? t('register.emailWrong')
      : password.length < PASSWORD_MINIMUM
        ? t('register.passwordHint')
        : null;
  return (
    <CommandDialog
      title={t('accountDesk.create')}
      okText={t('accountDesk.create')}
      ready={lacks === null}
      pending={create.isPending}
      error={create.error}
      onOk={() => create.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t('accountDesk.createEffect')}</p>
      <Entry label={t('register.name')}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            maxLength={50}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Entry>
      <Entry label={t('signIn.email')}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="off"
            maxLength={200}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Entry>
      <Entry label={t('accountDesk.firstPassword')} hint={t('register.passwordHint')}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Entry>
      <EntryGroup label={t('accountDesk.language')}>
        <div className="choices">
          {(['zh', 'en'] as const).map((each) => (
            <label key={each} className="check">
              <input type="radio" name="locale" checked={locale === each} onChange={() => setLocale(each)} />{' '}
              {each === 'zh' ? '中文' : 'English'}
            </label>
          ))}
        </div>
      </EntryGroup>
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
