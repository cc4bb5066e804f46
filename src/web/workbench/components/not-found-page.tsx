import { useTranslation } from 'react-i18next';
import { workbench } from '../../paths.ts';
import { EmptyState } from './empty-state.tsx';
import { PathLink } from './path-link.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="col card">
      <EmptyState title={t('refusal.notFoundTitle')} text={t('refusal.notFound')}>
        <PathLink to={workbench.today()}>{t('refusal.toToday')}</PathLink>
      </EmptyState>
    </div>
  );
}
