import { useTranslation } from 'react-i18next';
import { RefusalError } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { usePageTitle } from './page-header.tsx';
import { PathLink } from './path-link.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

/** A page whose content did not come: what happened under a heading, and the way back. Trying again is offered only where it can help. */
export function FailedPage({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  const final = error instanceof RefusalError && [403, 404].includes(error.status);
  const title = final ? t('refusal.notFoundTitle') : t('refusal.unexpected');
  usePageTitle(title);
  return (
    <div className="col stack">
      <h1>{title}</h1>
      {final ? <RefusalAlert error={error} /> : <RefusalAlert error={error} onRetry={onRetry} />}
      <p>
        <PathLink to={workbench.today()}>{t('refusal.toToday')}</PathLink>
      </p>
    </div>
  );
}
