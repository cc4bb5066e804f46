import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import { listMyReviews, readMyReview, submitReview } from '#contract/reviews.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { FactList } from '../components/fact-list.tsx';
import { bodyOf, totalOf, type ReviewDraft } from './review-draft.ts';
import type { Review } from './reviews-page.tsx';

type Props = {
  review: Review;
  draft: ReviewDraft;
  onClose: () => void;
  onFinish: () => void;
  onDone: (outcome: string) => void;
};

/** The last look before a review is handed in for good. */
export function HandInDialog({ review, draft, onClose, onFinish, onDone }: Props) {
  const { t } = useTranslation();
  const submit = useAct(
    () =>
      call(submitReview, {
        params: { id: review.id },
        body: { ...bodyOf(draft, review.sheet), recommend: draft.recommend === true },
      }),
    () => {
      onFinish();
      onDone(t('reviewDesk.submitted', { number: review.applicationNumber }));
      onClose();
    },
    listMyReviews,
    readMyReview,
    readCase,
  );
  return (
    <CommandDialog
      title={t('reviewDesk.submit')}
      okText={t('reviewDesk.submit')}
      ready
      pending={submit.isPending}
      error={submit.error}
      onOk={() => submit.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('reviewDesk.submitEffect')}</p>
      <FactList
        facts={[
          [t('reviews.total'), <b key="total">{totalOf(draft, review.sheet)}</b>],
          [t('reviews.recommend'), draft.recommend === true ? t('reviews.recommended') : t('reviews.notRecommended')],
          [
            t('reviewDesk.opinion'),
            <p key="opinion" className="prose">
              {draft.opinion}
            </p>,
          ],
        ]}
      />
    </CommandDialog>
  );
}
