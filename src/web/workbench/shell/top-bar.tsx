import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { NotificationButton } from './notification-button.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchBox } from './search-box.tsx';

export function TopBar({ onMenu }: { onMenu: () => void }) {
  const { t } = useTranslation();
  return (
    <header className="top">
      <Button
        className="menu-button"
        type="text"
        icon={<Icon name="menu" />}
        aria-label={t('shell.openMenu')}
        onClick={onMenu}
      />
      <SearchBox />
      <div className="right">
        <LanguageSwitch signedIn />
        <NotificationButton />
        <PersonMenu />
      </div>
    </header>
  );
}
