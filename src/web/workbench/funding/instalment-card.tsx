import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Instalment } from '#contract/funding.ts';
import { workbench } from '../../paths.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import type { FundingAct } from './funding-page.tsx';
import { useYuan } from './yuan.ts';

/** One year's money of one recognition: what was paid, what it was used for, and what the reader can do. */
export function InstalmentCard({ instalment, onAct }: { instalment: Instalment; onAct: (act: FundingAct) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const yuan = useYuan();
  const { fullDay, instant } = useDates();
  const { may, report } = instalment;
  const titleId = `instalment-${instalment.id}`;
  return (
    <section className="card" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{t('fundingDesk.yearOf', { year: instalment.year, unit: say(instalment.unitName) })}</h2>
        <ClauseChip
          clause={instalment.clause}
          regulation={{ id: instalment.regulationId, numbering: instalment.numbering }}
        />
      </header>
      <div className="body stack tight">
        <p>
          <PathLink to={workbench.base(instalment.recognitionId)}>{say(instalment.recognitionName)}</PathLink>{' '}
          <span className="second">
            {t('fundingDesk.sums', {
              payer: say(instalment.payerName),
              owed: yuan(instalment.amountCny),
              paid: yuan(instalment.paidCny),
            })}
          </span>
        </p>
        {instalment.payments.length > 0 && (
          <ul className="stack tight">
            {instalment.payments.map((payment) => (
              <li key={payment.id}>
                <span className={payment.cancelled ? 'struck' : ''}>
                  {fullDay(payment.paidOn)} · {yuan(payment.amountCny)} · {payment.reference}
                </span>{' '}
                <span className="second small">{payment.recordedBy}</span>{' '}
                {payment.cancelled ? (
                  <span className="tag">
                    {t('fundingDesk.cancelledBy', { who: payment.cancelled.by, reason: payment.cancelled.reason })}
                  </span>
                ) : (
                  (may.pay || may.accept) && (
                    <Button
                      size="small"
                      className="noprint"
                      onClick={() => onAct({ kind: 'cancel', instalment, paymentId: payment.id })}
                    >
                      {t('fundingDesk.cancel')}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        )}
        {report && (
          <div>
            <p>
              <b>{t('fundingDesk.reportOf', { used: yuan(report.usedCny) })}</b>{' '}
              <span className="second small">
                {report.submittedBy} · {instant(report.submittedAt)}
              </span>{' '}
              {report.acceptedBy ? (
                <span className="tag ok">{t('fundingDesk.acceptedBy', { who: report.acceptedBy })}</span>
              ) : (
                <span className="tag info">{t('fundingDesk.waits')}</span>
              )}
            </p>
            <p className="prose">{report.account}</p>
          </div>
        )}
        {(may.pay || may.report || may.accept) && (
          <div className="acts-row noprint">
            {may.pay && <Button onClick={() => onAct({ kind: 'pay', instalment })}>{t('fundingDesk.pay')}</Button>}
            {may.report && (
              <Button onClick={() => onAct({ kind: 'report', instalment })}>{t('fundingDesk.report')}</Button>
            )}
            {may.accept && (
              <Button onClick={() => onAct({ kind: 'accept', instalment })}>{t('fundingDesk.accept')}</Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
