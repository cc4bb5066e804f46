import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeCriterion } from '#contract/applications.ts';
import type { Case, CriterionView } from '#contract/case.ts';
import { call } from '../../api.ts';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';
import { useKeptText } from './kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { useCommand } from './use-command.ts';

type Props = { file: Case; criterion: CriterionView; onClose: () => void; onDone: (outcome: string) => void };

/** The officer's finding on one condition, at its row. */
export function JudgeForm({ file, criterion, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const kept = useKeptText(`${file.id}.judge.${criterion.id}`);
  const [verdict, setVerdict] = useState<'met' | 'unmet' | 'relaxed' | null>(criterion.judgement?.verdict ?? null);
  const give = useCommand(
    () =>
      call(judgeCriterion, {
        params: { id: file.id },
        body: {
          version: file.version,
          criterionId: criterion.id,
          verdict: verdict ?? 'unmet',
          reason: kept.text.trim(),
        },
      }),
    () => {
      kept.forget();
      onDone(t('outcome.judge', { condition: say(criterion.condition), verdict: t(`verdict.${verdict ?? 'unmet'}`) }));
      onClose();
    },
  );
  return (
    <div className="dialog-form">
      <RefusalAlert error={give.error} safe={t('dialog.kept')} />
      <Radio.Group
        aria-label={t('judge.finding', { condition: say(criterion.condition) })}
        value={verdict}
        options={criterion.possible.map((each) => ({ value: each, label: t(`judge.${each}`) }))}
        onChange={(event) => setVerdict(event.target.value as 'met')}
      />
      <LongText label={t('judge.reason')} value={kept.text} minimum={4} maximum={1000} rows={2} onChange={kept.write} />
      <div className="row">
        <Button
          type="primary"
          disabled={verdict === null || !fits(kept.text, 4, 1000)}
          loading={give.isPending}
          onClick={() => give.mutate(undefined)}
        >
          {t('judge.save')}
        </Button>
        <Button onClick={onClose}>{t('dialog.cancel')}</Button>
      </div>
    </div>
  );
}
