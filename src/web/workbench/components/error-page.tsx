import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { workbench } from '../../paths.ts';
import { RefusalAlert } from './refusal-alert.tsx';
import { PathLink } from './path-link.tsx';

/** What a page shows when it could not: the reason, a second try and a way out. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="col stack">
      <h1>{t('refusal.pageTitle')}</h1>
      <RefusalAlert error={error instanceof Error ? error : new Error(String(error))} onRetry={again} />
      <p>
        <PathLink to={workbench.today()}>{t('refusal.toToday')}</PathLink>
      </p>
    </div>
  );
}
