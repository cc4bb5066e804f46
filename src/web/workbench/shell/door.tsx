import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicPages } from '../../paths.ts';
import { Mark } from '../components/brand.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { useLocale } from '../i18n.ts';

/** The frame of the pages before signing in. */
export function Door({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="door">
      <header className="top">
        <a className="brand" style={{ margin: 0 }} href={publicPages(locale).home()}>
          <Mark />
          {t('shell.platform')}
        </a>
        <div className="right">
          <LanguageSwitch signedIn={false} />
        </div>
      </header>
      <main className={wide ? 'wide' : undefined}>{children}</main>
    </div>
  );
}
