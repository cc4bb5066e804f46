import { Button, Drawer } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '#contract/accounts.ts';
import { roles } from '#policy/roles.ts';
import { call } from '../../api.ts';
import { publicPages, workbench } from '../../paths.ts';
import { Icon } from '../components/icon.tsx';
import { useLocale, useText } from '../i18n.ts';
import { useMe } from './use-me.ts';

// Seldom wanted, and its form is most of what a first page would otherwise not need.
const PasswordDialog = lazy(() =>
  import('./password-dialog.tsx').then((module) => ({ default: module.PasswordDialog })),
);

/** Who is signed in, in which roles, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const roleLabels = me.holdings.map((holding) =>
    t('person.holding', { place: say(holding.placeName), role: say(roles[holding.role]) }),
  );
  const leave = async () => {
    await call(signOut, {}).catch(() => undefined);
    // The whole page goes, and with it everything read for this person.
    window.location.assign(workbench.signIn());
  };
  return (
    <>
      <Button
        type="text"
        className="person"
        icon={<Icon name="user" />}
        aria-haspopup="dialog"
        aria-label={t('person.menu', { name: me.name })}
        onClick={() => setOpen(true)}
      >
        <span className="person-name">
          {me.name}
          {roleLabels[0] !== undefined && ` · ${roleLabels[0]}`}
        </span>
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={me.name} size={320} destroyOnHidden>
        <div className="stack">
          <p className="second">{me.email}</p>
          <ul>
            {roleLabels.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
          <Button
            onClick={() => {
              setOpen(false);
              setChanging(true);
            }}
          >
            {t('person.password')}
          </Button>
          <Button href={publicPages(locale).home()}>{t('person.publicSite')}</Button>
          <Button onClick={() => void leave()}>{t('person.signOut')}</Button>
        </div>
      </Drawer>
      {changing && (
        <Suspense>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
