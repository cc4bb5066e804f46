import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFunding, listFunding, type Instalment } from '#contract/funding.ts';
import { fileUrl } from '../../api.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { InstalmentCard } from './instalment-card.tsx';
import { useYuan } from './yuan.ts';

const FundingDialog = lazyDialog(() => import('./funding-dialog.tsx').then((module) => module.FundingDialog));

export type FundingAct =
  | { kind: 'pay' | 'report' | 'accept'; instalment: Instalment }
  | { kind: 'cancel'; instalment: Instalment; paymentId: string };

type Total = { year: number; owedCny: number; paidCny: number; usedCny: number; units: number };

/** What is owed, paid and used, year by year, and every instalment with its payments. */
export function FundingPage() {
  const { t } = useTranslation();
  const yuan = useYuan();
  const query = useEndpoint(listFunding, {});
  const [outcome, tell] = useOutcome();
  const [act, setAct] = useState<FundingAct | null>(null);
  const columns: DataColumn<Total>[] = [
    { key: 'year', label: t('fundingDesk.year'), cell: (each) => each.year },
    { key: 'units', label: t('fundingDesk.units'), numeric: true, cell: (each) => each.units },
    { key: 'owed', label: t('fundingDesk.owed'), numeric: true, cell: (each) => yuan(each.owedCny) },
    { key: 'paid', label: t('fundingDesk.paid'), numeric: true, cell: (each) => yuan(each.paidCny) },
    { key: 'rest', label: t('fundingDesk.rest'), numeric: true, cell: (each) => yuan(each.owedCny - each.paidCny) },
    { key: 'used', label: t('fundingDesk.used'), numeric: true, cell: (each) => yuan(each.usedCny) },
  ];
  return (
    <div className="col stack">
      <PageHeader
        title={t('fundingDesk.title')}
        sub={t('fundingDesk.purpose')}
        extra={
          <Button icon={<Icon name="download" />} href={fileUrl(exportFunding, {})}>
            {t('fundingDesk.export')}
          </Button>
        }
      />
      <Outcome words={outcome} />
      <Answer query={query}>
        {({ instalments, totals }) =>
          instalments.length === 0 ? (
            <div className="card">
              <EmptyState text={t('fundingDesk.empty')} />
            </div>
          ) : (
            <>
              <section className="card long" aria-labelledby="totals-title">
                <header>
                  <h2 id="totals-title">{t('fundingDesk.totals')}</h2>
                </header>
                <DataTable
                  caption={t('fundingDesk.totals')}
                  columns={columns}
                  rows={totals}
                  keyOf={(each) => String(each.year)}
                />
              </section>
              {instalments.map((each) => (
                <InstalmentCard key={each.id} instalment={each} onAct={setAct} />
              ))}
            </>
          )
        }
      </Answer>
      {act !== null && <FundingDialog act={act} onClose={() => setAct(null)} onDone={tell} />}
    </div>
  );
}
