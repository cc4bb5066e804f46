import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongText } from '../components/long-text.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { EntryGroup } from '../components/entry.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { clockLabel } from '../dates.ts';
import { lackOf, OPINION_MAXIMUM, OPINION_MINIMUM, totalOf } from './review-draft.ts';
import type { Review } from './reviews-page.tsx';
import { ScoreLines } from './score-lines.tsx';
import { useReviewDraft, type Saving } from './use-review-draft.ts';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const HandInDialog = lazyDialog(() => import('./hand-in-dialog.tsx').then((module) => module.HandInDialog));
const DeclineDialog = lazyDialog(() => import('./decline-dialog.tsx').then((module) => module.DeclineDialog));

/** Scores, written opinion and recommendation; kept while they are written, fixed once handed in. */
export function ScoreSheet({ review, onDone }: { review: Review; onDone: (outcome: string) => void }) {
  const { t } = useTranslation();
  const { draft, change, saving, finish } = useReviewDraft(review);
  const [dialog, setDialog] = useState<'hand-in' | 'decline' | null>(null);
  const lack = lackOf(draft, review.sheet);
  const close = () => setDialog(null);
  return (
    <section className="card score-sheet" aria-labelledby="sheet-title">
      <header>
        <h2 id="sheet-title">{t('reviewDesk.sheet')}</h2>
        <SavingLabel saving={saving} />
      </header>
      <div className="body form-stack">
        {saving.state === 'refused' && <RefusalAlert error={saving.error} safe={t('reviewDesk.keptHere')} />}
        <ScoreLines
          sheet={review.sheet}
          scores={draft.scores}
          total={totalOf(draft, review.sheet)}
          onScore={(item, text) => change({ scores: { ...draft.scores, [item]: text } })}
        />
        <LongText
          label={t('reviewDesk.opinion')}
          value={draft.opinion}
          minimum={OPINION_MINIMUM}
          maximum={OPINION_MAXIMUM}
          rows={6}
          onChange={(opinion) => change({ opinion })}
        />
        <EntryGroup label={t('reviews.recommend')}>
          <div className="choices">
            {[true, false].map((recommend) => (
              <label key={String(recommend)} className="check">
                <input
                  type="radio"
                  name="recommend"
                  checked={draft.recommend === recommend}
                  onChange={() => change({ recommend })}
                />{' '}
                {recommend ? t('reviews.recommended') : t('reviews.notRecommended')}
              </label>
            ))}
          </div>
        </EntryGroup>
        <CommandButton
          type="primary"
          block
          size="large"
          obstacle={obstacleOf(lack === null ? null : t(`reviewDesk.lack.${lack}`))}
          onClick={() => setDialog('hand-in')}
        >
          {t('reviewDesk.submit')}
        </CommandButton>
        <Button onClick={() => setDialog('decline')}>{t('dialog.decline-review')}</Button>
      </div>
      {dialog === 'hand-in' && (
        <HandInDialog review={review} draft={draft} onClose={close} onFinish={finish} onDone={onDone} />
      )}
      {dialog === 'decline' && <DeclineDialog review={review} onClose={close} onFinish={finish} />}
    </section>
  );
}

function SavingLabel({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  const words = saving.state === 'saved' ? t('save.saved', { time: clockLabel(saving.at) }) : t(`save.${saving.state}`);
  return (
    <span
      className={saving.state === 'unreachable' || saving.state === 'refused' ? 'small errt' : 'small second'}
      role="status"
    >
      {words}
    </span>
  );
}
