import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/applications.ts';
import { ClauseChips } from '../components/clause-chip.tsx';
import { StepRoute } from '../components/step-route.tsx';
import { useDates } from '../dates.ts';
import { publicPages } from '../../paths.ts';
import { useLocale } from '../i18n.ts';

/** The articles a route rests on: 12.1 and 13, not every sub-item. */
const rootsOf = (steps: Case['route']): string[] => [
  ...new Set(steps.map((step) => step.clause.split('.').slice(0, 2).join('.'))),
];

export function RouteCard({ file }: { file: Case }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { instant } = useDates();
  const { notice } = file;
  return (
    <section className="card" aria-labelledby="route-title">
      <header>
        <h2 id="route-title">{t('route.title')}</h2>
        <ClauseChips clauses={rootsOf(file.route)} />
      </header>
      <div className="body">
        <StepRoute steps={file.route} />
        {notice !== null && (
          <p className="second" style={{ marginTop: 16 }}>
            <a href={publicPages(locale).notice(notice.id)}>
              {t(notice.state === 'open' ? 'route.noticeOpen' : 'route.noticeClosed', {
                from: instant(notice.opensAt),
                to: instant(notice.closesAt),
              })}
            </a>{' '}
            {t('route.objections', { count: notice.objections, open: notice.openObjections })}
          </p>
        )}
      </div>
    </section>
  );
}
