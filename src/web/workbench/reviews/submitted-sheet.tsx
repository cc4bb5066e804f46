import { useTranslation } from 'react-i18next';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import type { Review } from './reviews-page.tsx';

/** A review as it was handed in; nothing of it changes any more. */
export function SubmittedSheet({ review }: { review: Review }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const total = Object.values(review.scores).reduce((sum, score) => sum + score, 0);
  return (
    <section className="card score-sheet" aria-labelledby="sheet-title">
      <header>
        <h2 id="sheet-title">{t('reviewDesk.sheet')}</h2>
        <span className="tag ok">{t('reviews.submitted')}</span>
      </header>
      <div className="body">
        {review.sheet.map((item) => (
          <p key={item.id} className="score">
            <span>{say(item.label)}</span>
            <b className="num">{review.scores[item.id] ?? '—'}</b>
            <span className="muted">{t('reviewDesk.of', { maximum: item.maximum })}</span>
          </p>
        ))}
        <p className="score total">
          <span>{t('reviews.total')}</span>
          <b className="num">{total}</b>
          <span />
        </p>
        <p>
          <b>{review.recommend === true ? t('reviews.recommended') : t('reviews.notRecommended')}</b>
        </p>
        <p className="prose">{review.opinion}</p>
        {review.savedAt !== null && (
          <p className="muted small">{t('reviewDesk.submittedAt', { at: instant(review.savedAt) })}</p>
        )}
      </div>
    </section>
  );
}
