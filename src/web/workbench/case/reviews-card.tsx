import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { useDates } from '../dates.ts';

type Review = Case['reviews'][number];

/** Mean of the totals the reader may see; null while there is none. */
export const averageOf = (reviews: readonly Review[]): number | null => {
  const totals = reviews
    .filter((review) => review.state === 'submitted' && review.total !== null)
    .map((review) => review.total ?? 0);
  return totals.length === 0 ? null : totals.reduce((sum, total) => sum + total, 0) / totals.length;
};

export function ReviewsCard({ file }: { file: Case }) {
  const { t } = useTranslation();
  const { instant } = useDates();
  const { panelSummary } = file;
  return (
    <section className="card" aria-labelledby="reviews-title">
      <header>
        <h2 id="reviews-title">{t('reviews.title')}</h2>
        {panelSummary !== null && (
          <span className="second">{t('reviews.average', { average: panelSummary.average.toFixed(1) })}</span>
        )}
      </header>
      {panelSummary !== null && (
        <div className="body stack tight">
          <p className="prose">{panelSummary.summary}</p>
          <p className="second small">
            {panelSummary.recommend ? t('reviews.recommended') : t('reviews.notRecommended')} · {panelSummary.by} ·{' '}
            {instant(panelSummary.at)}
          </p>
        </div>
      )}
      <ReviewTable reviews={file.reviews} />
    </section>
  );
}

/** One line for each expert; what the reader may not see yet the server has left out. */
export function ReviewTable({ reviews }: { reviews: readonly Review[] }) {
  const { t } = useTranslation();
  const { instant } = useDates();
  return (
    <div className="table-wrap">
      <table className="t stacking">
        <thead>
          <tr>
            <th scope="col">{t('reviews.expert')}</th>
            <th scope="col">{t('reviews.state')}</th>
            <th scope="col" className="num">
              {t('reviews.total')}
            </th>
            <th scope="col">{t('reviews.opinion')}</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <tr key={review.id}>
              <th scope="row">
                {review.label}
                {review.mine && <span className="note">{t('reviews.mine')}</span>}
              </th>
              <td data-label={t('reviews.state')}>
                {t(`reviews.${review.state}`)}
                {review.submittedAt !== null && <span className="note">{instant(review.submittedAt)}</span>}
              </td>
              <td data-label={t('reviews.total')} className="num">
                {review.total ?? '—'}
              </td>
              <td data-label={t('reviews.opinion')} className="prose">
                {review.recommend !== null && (
                  <b>{review.recommend ? t('reviews.recommended') : t('reviews.notRecommended')} </b>
                )}
                {review.opinion ?? review.declineReason ?? '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
