import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { ClauseChips } from '../components/clause-chip.tsx';
import { StepRoute } from '../components/step-route.tsx';
import { useDates } from '../dates.ts';
import { publicPages } from '../../paths.ts';
import { useLocale } from '../i18n.ts';

/** The clauses a route rests on, as short as they say all: 12.1 for 12.1.1 to 12.1.3, 13 for 13.1 to 13.4. */
const rootsOf = (steps: Case['route']): string[] => {
  const items = new Map<string, Set<string>>();
  for (const { clause } of steps) {
    const [article = '', item] = clause.split('.');
    const known = items.get(article) ?? new Set();
    items.set(article, known.add(item === undefined ? article : `${article}.${item}`));
  }
  return [...items].flatMap(([article, known]) => (known.size === 1 ? [...known] : [article]));
};

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
