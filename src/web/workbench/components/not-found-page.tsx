import { useTranslation } from 'react-i18next';
import { workbench } from '../../paths.ts';
import { Door } from '../shell/door.tsx';
import { usePageTitle } from './page-header.tsx';
import { PathLink } from './path-link.tsx';

/** For addresses the workbench does not have; stands outside the shell, which may not be open to the reader. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('refusal.notFoundTitle'));
  return (
    <Door>
      <div className="card stack">
        <h1>{t('refusal.notFoundTitle')}</h1>
        <p>{t('refusal.notFound')}</p>
        <p>
          <PathLink to={workbench.today()}>{t('refusal.toToday')}</PathLink>
        </p>
      </div>
    </Door>
  );
}
