import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptUse, cancelPayment, listFunding, recordPayment, reportUse } from '#contract/funding.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Entry } from '../components/entry.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { todayHere } from '../dates.ts';
import { parseCount } from '../figures.ts';
import type { FundingAct } from './funding-page.tsx';
import { useYuan } from './yuan.ts';

type Props = { act: FundingAct; onClose: () => void; onDone: (outcome: string) => void };
const bounds = { cancel: { minimum: 2, maximum: 300 }, report: { minimum: 10, maximum: 2000 } } as const;

/** Records a payment, cancels one, reports the use or accepts the report. */
export function FundingDialog({ act, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const yuan = useYuan();
  const { instalment, kind } = act;
  const params = { id: instalment.id };
  const [amount, setAmount] = useState(
    kind === 'pay'
      ? String(instalment.amountCny - instalment.paidCny)
      : String(instalment.report?.usedCny ?? instalment.paidCny),
  );
  const [day, setDay] = useState<string>(todayHere());
  const [reference, setReference] = useState('');
  const [text, setText] = useState(kind === 'report' ? (instalment.report?.account ?? '') : '');
  const figure = parseCount(amount);
  const cny = figure.ok ? figure.value : null;
  const give = useAct(
    () => {
      if (kind === 'pay')
        return call(recordPayment, { params, body: { paidOn: day as never, amountCny: cny ?? 0, reference } });
      if (kind === 'cancel') return call(cancelPayment, { params: { id: act.paymentId }, body: { reason: text } });
      if (kind === 'report') return call(reportUse, { params, body: { usedCny: cny ?? 0, account: text } });
      return call(acceptUse, { params });
    },
    () => {
      onDone(t(`fundingDesk.done.${kind}`));
      onClose();
    },
    listFunding,
  );
  const asksAmount = kind === 'pay' || kind === 'report';
  const rule = kind === 'cancel' || kind === 'report' ? bounds[kind] : null;
  const ready =
    (!asksAmount || (cny !== null && (kind === 'report' || cny > 0))) &&
    (kind !== 'pay' || (reference.trim() !== '' && day !== '')) &&
    (rule === null || fits(text, rule.minimum, rule.maximum));
  return (
    <CommandDialog
      title={t(`fundingDesk.${kind}`)}
      okText={t(`fundingDesk.${kind}`)}
      danger={kind === 'cancel'}
      ready={ready}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">
        {t(`fundingDesk.effect.${kind}`, {
          owed: yuan(instalment.amountCny),
          paid: yuan(instalment.paidCny),
        })}
      </p>
      {asksAmount && (
        <Entry
          label={kind === 'pay' ? t('fundingDesk.amount') : t('fundingDesk.usedAmount')}
          fault={figure.ok ? null : t(`figure.${figure.reason}`, { decimals: 0 })}
        >
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Entry>
      )}
      {kind === 'pay' && (
        <>
          <Entry label={t('fundingDesk.paidOn')}>
            {(control) => (
              <input
                {...control}
                type="date"
                max={todayHere()}
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Entry>
          <Entry label={t('fundingDesk.reference')} hint={t('fundingDesk.referenceHint')}>
            {(control) => (
              <input
                {...control}
                maxLength={100}
                value={reference}
                onChange={(event) => setReference(event.target.value)}
              />
            )}
          </Entry>
        </>
      )}
      {rule !== null && (
        <LongText
          label={t(kind === 'cancel' ? 'fundingDesk.reason' : 'fundingDesk.account')}
          value={text}
          {...rule}
          onChange={setText}
        />
      )}
    </CommandDialog>
  );
}
