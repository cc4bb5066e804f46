import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkAudit } from '#contract/today.ts';
import { call } from '../../api.ts';
import { FactList } from '../components/fact-list.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { useDates } from '../dates.ts';

/** Walks the chain of hashes on request and shows what was found, with the signed head for checking elsewhere. */
export function ChainCheck() {
  const { t } = useTranslation();
  const { instant } = useDates();
  const check = useMutation({ mutationFn: () => call(checkAudit, {}) });
  const found = check.data;
  return (
    <section className="card" aria-labelledby="chain-title">
      <header>
        <h2 id="chain-title">{t('auditDesk.chain')}</h2>
        <Button className="noprint" type="primary" loading={check.isPending} onClick={() => check.mutate()}>
          {t('auditDesk.check')}
        </Button>
      </header>
      <div className="body stack" role="status">
        <RefusalAlert error={check.error} />
        {found === undefined ? (
          <p className="second">{t('auditDesk.chainPurpose')}</p>
        ) : (
          <>
            <p>
              <VerdictBadge
                verdict={found.intact ? 'met' : 'unmet'}
                label={
                  found.intact
                    ? t('auditDesk.intact', { count: found.entries })
                    : t('auditDesk.broken', { at: found.brokenAt })
                }
              />
            </p>
            <FactList
              facts={[
                [
                  t('auditDesk.head'),
                  <code key="head" className="code">
                    {found.head}
                  </code>,
                ],
                [t('auditDesk.signedAt'), instant(found.signedAt)],
                [
                  t('auditDesk.signature'),
                  <code key="signature" className="code">
                    {found.signature}
                  </code>,
                ],
                [
                  t('auditDesk.publicKey'),
                  <pre key="key" className="code">
                    {found.publicKey}
                  </pre>,
                ],
              ]}
            />
            <p className="muted small">{t('auditDesk.checkElsewhere')}</p>
          </>
        )}
      </div>
    </section>
  );
}
