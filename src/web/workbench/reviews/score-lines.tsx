import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n.ts';
import { isWrong } from './review-draft.ts';
import type { Review } from './reviews-page.tsx';

type Props = {
  sheet: Review['sheet'];
  scores: Readonly<Record<string, string>>;
  total: number;
  onScore: (item: string, text: string) => void;
};

/** One line for each item with its maximum, and their sum. */
export function ScoreLines({ sheet, scores, total, onScore }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const prefix = useId();
  return (
    <div>
      {sheet.map((item) => {
        const wrong = isWrong(scores[item.id], item.maximum);
        return (
          <div key={item.id} className="score">
            <label htmlFor={`${prefix}-${item.id}`}>{say(item.label)}</label>
            <input
              id={`${prefix}-${item.id}`}
              className="choice"
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              aria-invalid={wrong}
              aria-describedby={`${prefix}-${item.id}-max`}
              value={scores[item.id] ?? ''}
              onChange={(event) => onScore(item.id, event.target.value)}
            />
            <span id={`${prefix}-${item.id}-max`} className="muted">
              {t('reviewDesk.of', { maximum: item.maximum })}
            </span>
            {wrong && (
              <p className="errt small" role="alert">
                {t('reviewDesk.range', { maximum: item.maximum })}
              </p>
            )}
          </div>
        );
      })}
      <p className="score total">
        <span>{t('reviews.total')}</span>
        <output className="num">{total}</output>
        <span className="muted">
          {t('reviewDesk.of', { maximum: sheet.reduce((sum, item) => sum + item.maximum, 0) })}
        </span>
      </p>
    </div>
  );
}
