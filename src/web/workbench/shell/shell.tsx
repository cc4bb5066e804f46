import { Outlet, useRouterState } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClauseDrawerProvider } from '../components/clause-drawer.tsx';
import { useNarrow } from '../phone.ts';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import { useMe } from './use-me.ts';

/** The frame of every page behind the door: menu, bar, and the page as the main landmark. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const narrow = useNarrow();
  const [menuOpen, setMenuOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(pathname);
  useEffect(() => {
    // A reader who cannot see the page change must be put at its start.
    if (shown.current !== pathname) main.current?.focus();
    shown.current = pathname;
  }, [pathname]);
  return (
    <ClauseDrawerProvider>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="wb">
        <div className="sider">{!narrow && <SideMenu />}</div>
        <Drawer
          open={narrow && menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={260}
          title={t('shell.menu')}
        >
          <SideMenu onFollow={() => setMenuOpen(false)} />
        </Drawer>
        <div>
          {me.demonstration && (
            <aside className="demonstration" aria-label={t('shell.notice')}>
              {t('shell.demonstration')}
            </aside>
          )}
          <TopBar onMenu={() => setMenuOpen(true)} />
          <main id="main" className="main" ref={main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
    </ClauseDrawerProvider>
  );
}
