import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { concludeReview } from '#contract/reviews.ts';
import { call } from '../../api.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useKeptText } from './kept-text.ts';
import { averageOf, ReviewTable } from './reviews-card.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { useCommand } from './use-command.ts';

/** Sums up the experts' opinions for the leading group. */
export function ConcludeDialog({ file, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const kept = useKeptText(`${file.id}.conclude`);
  const [recommend, setRecommend] = useState<boolean | null>(null);
  const average = averageOf(file.reviews);
  const give = useCommand(
    () =>
      call(concludeReview, {
        params: { id: file.id },
        body: { version: file.version, summary: kept.text.trim(), recommend: recommend === true },
      }),
    () => {
      kept.forget();
      onDone(t('outcome.conclude-review'));
    },
  );
  return (
    <CommandDialog
      title={t('dialog.conclude-review')}
      okText={t('dialog.conclude-review')}
      width={760}
      ready={recommend !== null && fits(kept.text, 4, 3000)}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      {average !== null && <p>{t('reviews.average', { average: average.toFixed(1) })}</p>}
      <ReviewTable reviews={file.reviews} />
      <LongText
        label={t('dialogText.conclude-review')}
        value={kept.text}
        minimum={4}
        maximum={3000}
        onChange={kept.write}
      />
      <Radio.Group
        aria-label={t('reviews.recommend')}
        value={recommend}
        options={[
          { value: true, label: t('reviews.recommended') },
          { value: false, label: t('reviews.notRecommended') },
        ]}
        onChange={(event) => setRecommend(event.target.value as boolean)}
      />
    </CommandDialog>
  );
}
