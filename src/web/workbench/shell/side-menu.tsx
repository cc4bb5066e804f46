import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publicPages, workbench, workbenchBase } from '../../paths.ts';
import { Mark } from '../components/brand.tsx';
import { Icon } from '../components/icon.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useLocale } from '../i18n.ts';
import { navigation } from './navigation.ts';
import { useCan } from './use-me.ts';

/** Whether an address lies at or under an entry; the first page is only itself. */
const isHere = (pathname: string, to: string): boolean => {
  const here = pathname.startsWith(workbenchBase) ? pathname : workbenchBase + pathname;
  return to === workbench.today() ? here === to || here === workbenchBase : here === to || here.startsWith(`${to}/`);
};

export function SideMenu({ onFollow }: { onFollow?: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const locale = useLocale();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label={t('shell.menu')}>
      <PathLink className="brand" to={workbench.today()} {...(onFollow && { onClick: onFollow })}>
        <Mark />
        {t('shell.product')}
      </PathLink>
      {navigation.map((group) => {
        const entries = group.entries.filter((entry) => can(entry.permission));
        if (entries.length === 0) return null;
        return (
          <div key={group.heading ?? ''}>
            {group.heading !== null && <p className="nav-group">{t(`navigation.${group.heading}`)}</p>}
            {entries.map((entry) =>
              entry.outside === true ? (
                <a key={entry.to} className="nav" href={publicPages(locale).regulations()}>
                  <Icon name={entry.icon} />
                  {t(`navigation.${entry.label}`)}
                </a>
              ) : (
                <PathLink
                  key={entry.to}
                  className="nav"
                  to={entry.to}
                  {...(isHere(pathname, entry.to) && { 'aria-current': 'page' as const })}
                  {...(onFollow && { onClick: onFollow })}
                >
                  <Icon name={entry.icon} />
                  {t(`navigation.${entry.label}`)}
                </PathLink>
              ),
            )}
          </div>
        );
      })}
    </nav>
  );
}
