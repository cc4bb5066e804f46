import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices, listObjections, resolveObjection } from '#contract/publicity.ts';
import { readCase } from '#contract/applications.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { useKeptText } from '../case/kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { EntryGroup } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';
import type { Objection } from './objection-table.tsx';

type Props = { objection: Objection; onClose: () => void; onDone: (outcome: string) => void };

/** Disposes of an objection with its handling in words. */
export function ResolveDialog({ objection, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'dismissed' | 'upheld' | null>(null);
  const kept = useKeptText(`objection.${objection.id}`);
  const settle = useAct(
    (chosen: 'dismissed' | 'upheld') =>
      call(resolveObjection, {
        params: { id: objection.id },
        body: { outcome: chosen, handling: kept.text.trim() },
      }),
    (_, chosen) => {
      kept.forget();
      onDone(t('outcome.resolve-objection', { outcome: t(`objection.${chosen}`) }));
      onClose();
    },
    listNotices,
    listObjections,
    readCase,
  );
  const lacks =
    outcome === null ? t('noticeDesk.chooseOutcome') : fits(kept.text, 4, 2000) ? null : t('noticeDesk.writeHandling');
  return (
    <CommandDialog
      title={t('objection.settle')}
      okText={t('objection.settle')}
      ready={lacks === null}
      pending={settle.isPending}
      error={settle.error}
      onOk={() => outcome !== null && settle.mutate(outcome)}
      onClose={onClose}
    >
      <p className="prose">{objection.content}</p>
      <p className="second">{t('noticeDesk.settleEffect')}</p>
      <EntryGroup label={t('objection.outcome')}>
        <div className="choices">
          {(['dismissed', 'upheld'] as const).map((each) => (
            <label key={each} className="check">
              <input type="radio" name="outcome" checked={outcome === each} onChange={() => setOutcome(each)} />{' '}
              {t(`objection.${each}`)}
            </label>
          ))}
        </div>
      </EntryGroup>
      <LongText label={t('objection.handling')} value={kept.text} minimum={4} maximum={2000} onChange={kept.write} />
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
