import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listObjections, openEvidence, resolveObjection } from '#contract/publicity.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { call, fileUrl } from '../../api.ts';
import { Loading } from '../components/loading.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useEndpoint } from '../query.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { useKeptText } from './kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { useCommand } from './use-command.ts';

type Objection = ReceivedOf<typeof listObjections>['objections'][number];

/** The objections to a file, each disposed of with its reasons. */
export function ObjectionsDialog({ file, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useEndpoint(listObjections, { query: { applicationId: file.id } });
  return (
    <Modal
      open
      width={720}
      title={t('dialog.resolve-objection')}
      footer={<Button onClick={onClose}>{t('dialog.close')}</Button>}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {error && <RefusalAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <div className="stack">
        {data?.objections.map((objection) => (
          <ObjectionItem key={objection.id} objection={objection} onDone={onDone} />
        ))}
      </div>
    </Modal>
  );
}

function ObjectionItem({ objection, onDone }: { objection: Objection; onDone: DialogProps['onDone'] }) {
  const { t } = useTranslation();
  const { instant } = useDates();
  return (
    <section className="card">
      <header>
        <h3>{t('objection.from', { name: objection.name, at: instant(objection.receivedAt) })}</h3>
        <span className={`tag ${objection.state === 'open' ? 'warn' : ''}`}>{t(`objection.${objection.state}`)}</span>
      </header>
      <div className="body stack tight">
        <p className="prose">{objection.content}</p>
        <p className="second small">{t('objection.contact', { contact: objection.contact })}</p>
        {objection.evidence !== null && (
          <p>
            <a href={fileUrl(openEvidence, { params: { id: objection.id } })} target="_blank" rel="noreferrer">
              {t('objection.evidence', { name: objection.evidence.fileName })}
            </a>
          </p>
        )}
        {objection.state === 'open' ? (
          <Handling objection={objection} onDone={onDone} />
        ) : (
          <p className="second">
            {t('objection.handled', { who: objection.handledBy ?? '', handling: objection.handling ?? '' })}
          </p>
        )}
      </div>
    </section>
  );
}

function Handling({ objection, onDone }: { objection: Objection; onDone: DialogProps['onDone'] }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'dismissed' | 'upheld' | null>(null);
  const kept = useKeptText(`objection.${objection.id}`);
  const give = useCommand(
    () =>
      call(resolveObjection, {
        params: { id: objection.id },
        body: { outcome: outcome ?? 'dismissed', handling: kept.text.trim() },
      }),
    () => {
      kept.forget();
      onDone(
        t('outcome.resolve-objection', {
          outcome: outcome === 'upheld' ? t('objection.upheld') : t('objection.dismissed'),
        }),
      );
    },
  );
  return (
    <div className="dialog-form">
      <RefusalAlert error={give.error} safe={t('dialog.kept')} />
      <Radio.Group
        aria-label={t('objection.outcome')}
        value={outcome}
        options={[
          { value: 'dismissed', label: t('objection.dismissed') },
          { value: 'upheld', label: t('objection.upheld') },
        ]}
        onChange={(event) => setOutcome(event.target.value as 'dismissed' | 'upheld')}
      />
      <LongText label={t('objection.handling')} value={kept.text} minimum={4} maximum={2000} onChange={kept.write} />
      <div>
        <Button
          type="primary"
          disabled={outcome === null || !fits(kept.text, 4, 2000)}
          loading={give.isPending}
          onClick={() => give.mutate(undefined)}
        >
          {t('objection.settle')}
        </Button>
      </div>
    </div>
  );
}
