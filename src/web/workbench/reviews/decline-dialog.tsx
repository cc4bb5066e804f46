import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declineReview, listMyReviews } from '#contract/reviews.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { Lacks } from '../components/lacks.tsx';
import { useGoTelling } from '../components/outcome.tsx';
import type { Review } from './reviews-page.tsx';

/** An expert stands aside for a conflict of interest, with the reason. */
export function DeclineDialog({
  review,
  onClose,
  onFinish,
}: {
  review: Review;
  onClose: () => void;
  onFinish: () => void;
}) {
  const { t } = useTranslation();
  const goTelling = useGoTelling();
  const [reason, setReason] = useState('');
  const decline = useAct(
    () => call(declineReview, { params: { id: review.id }, body: { reason: reason.trim() } }),
    () => {
      onFinish();
      goTelling(workbench.reviews(), t('reviewDesk.declined', { number: review.applicationNumber }));
    },
    listMyReviews,
  );
  const lacks = fits(reason, 2, 500) ? null : t('desk.writeReason');
  return (
    <CommandDialog
      title={t('dialog.decline-review')}
      okText={t('dialog.decline-review')}
      danger
      ready={lacks === null}
      pending={decline.isPending}
      error={decline.error}
      onOk={() => decline.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('reviewDesk.declineEffect')}</p>
      <LongText
        label={t('reviewDesk.declineReason')}
        value={reason}
        minimum={2}
        maximum={500}
        rows={3}
        onChange={setReason}
      />
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
