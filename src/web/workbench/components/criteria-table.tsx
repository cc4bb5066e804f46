import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionView } from '#contract/case.ts';
import type { Regulation } from '#policy/regulation.ts';
import { CriterionRow } from './criterion-row.tsx';

type Props = {
  criteria: readonly CriterionView[];
  regulation: Regulation | undefined;
  /** The form with which a row is judged, where the reader may; gets what closes it. */
  judge?: (criterion: CriterionView, close: () => void) => ReactNode;
};

const isOpen = (criterion: CriterionView): boolean => criterion.verdict !== 'met' && criterion.verdict !== 'relaxed';

/** All conditions with value, source, clause and verdict; can be narrowed to what is undecided. */
export function CriteriaTable({ criteria, regulation, judge }: Props) {
  const { t } = useTranslation();
  const [openOnly, setOpenOnly] = useState(false);
  const open = criteria.filter(isOpen);
  const counts = (['met', 'unmet', 'needs-judgement', 'relaxed', 'incomplete'] as const)
    .map((verdict) => ({ verdict, count: criteria.filter((criterion) => criterion.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => t('criteria.tally', { count, verdict: t(`verdict.${verdict}`) }))
    .join(' · ');
  return (
    <section className="card long" aria-labelledby="criteria-title">
      <header>
        <h2 id="criteria-title">
          {t('criteria.title')}{' '}
          <span className="light">{t('criteria.count', { count: criteria.length, tally: counts })}</span>
        </h2>
        {open.length > 0 && (
          <Button size="small" className="noprint" aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>
            {openOnly ? t('criteria.all') : t('criteria.openOnly', { count: open.length })}
          </Button>
        )}
      </header>
      <div className="table-wrap">
        <table className="t criteria stacking">
          <thead>
            <tr>
              <th scope="col">{t('criteria.condition')}</th>
              <th scope="col" className="num">
                {t('criteria.value')}
              </th>
              <th scope="col">{t('criteria.unit')}</th>
              <th scope="col">{t('criteria.source')}</th>
              <th scope="col">{t('criteria.clause')}</th>
              <th scope="col">{t('criteria.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {(openOnly ? open : criteria).map((criterion) => (
              <CriterionRow
                key={criterion.id}
                criterion={criterion}
                regulation={regulation}
                {...(judge === undefined ? {} : { judge })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
