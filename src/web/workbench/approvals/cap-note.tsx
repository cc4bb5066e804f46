import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listApplications, readCase } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { approveOverride, requestOverride } from '#contract/recognitions.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';

const REASON = { minimum: 10, maximum: 1000 };

/** The year's number, how much of it is used, and the reason and consent that go past it. */
export function CapNote({ file }: { file: Case }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const params = { id: file.id };
  const done = () => setAsking(false);
  const request = useAct(
    () => call(requestOverride, { params, body: { version: file.version, reason } }),
    done,
    readCase,
    listApplications,
  );
  const approve = useAct(() => call(approveOverride, { params, body: { version: file.version } }), done, readCase);
  const { cap } = file;
  if (cap === null) return null;
  const full = cap.given >= cap.maximum;
  const { override } = cap;
  return (
    <div className="stack tight small">
      <p className={full ? 'errt' : 'second'}>
        {t('cap.standing', { year: cap.year, given: cap.given, maximum: cap.maximum })}{' '}
        <ClauseChip clause={cap.clause} regulation={{ id: file.regulation.id, numbering: cap.numbering }} />
      </p>
      {full && cap.hard && <p>{t('cap.hard')}</p>}
      {full && !cap.hard && override === null && !asking && (
        <p>
          <Button size="small" onClick={() => setAsking(true)}>
            {t('cap.ask')}
          </Button>
        </p>
      )}
      {asking && (
        <>
          <LongText label={t('cap.reason')} rows={3} value={reason} {...REASON} onChange={setReason} />
          <p>
            <Button
              size="small"
              type="primary"
              loading={request.isPending}
              disabled={!fits(reason, REASON.minimum, REASON.maximum)}
              onClick={() => request.mutate(undefined)}
            >
              {t('cap.ask')}
            </Button>
          </p>
        </>
      )}
      {override !== null && (
        <>
          <p>
            {t('cap.asked', { who: override.requestedBy })} <span className="prose">{override.reason}</span>
          </p>
          {override.approvedBy !== null ? (
            <p className="tag ok">{t('cap.agreed', { who: override.approvedBy })}</p>
          ) : override.mine ? (
            <p className="second">{t('cap.needsOther')}</p>
          ) : (
            <p>
              <Button size="small" loading={approve.isPending} onClick={() => approve.mutate(undefined)}>
                {t('cap.agree')}
              </Button>
            </p>
          )}
        </>
      )}
      <RefusalAlert error={request.error ?? approve.error} />
    </div>
  );
}
