import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listSanctions, type misconductSchema, type sanctionSchema } from '#contract/sanctions.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const LiftDialog = lazyDialog(() => import('./lift-dialog.tsx').then((module) => module.LiftDialog));

export type Sanction = z.output<typeof sanctionSchema>;
type Misconduct = z.output<typeof misconductSchema>;

/** Bars after fraud, and misconduct in review, each with its clause. */
export function SanctionsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const query = useEndpoint(listSanctions, {});
  const [outcome, tell] = useOutcome();
  const [lifting, setLifting] = useState<Sanction | null>(null);
  const oversees = can('sanctions.decide') || can('audit.read');
  return (
    <div className="col stack">
      <PageHeader title={t('sanctionDesk.title')} sub={t('sanctionDesk.purpose')} extra={<PrintButton />} />
      <Outcome words={outcome} />
      <Answer query={query}>
        {({ sanctions, misconduct }) => (
          <>
            <section className="card long" aria-labelledby="bars-title">
              <header>
                <h2 id="bars-title">
                  {t('sanctionDesk.bars')}{' '}
                  <span className="light">{t('desk.pieces', { count: sanctions.length })}</span>
                </h2>
              </header>
              {sanctions.length === 0 ? (
                <EmptyState text={t('sanctionDesk.noBars')} />
              ) : (
                <SanctionTable sanctions={sanctions} {...(can('sanctions.decide') && { onLift: setLifting })} />
              )}
            </section>
            {oversees && (
              <section className="card long" aria-labelledby="misconduct-title">
                <header>
                  <h2 id="misconduct-title">
                    {t('sanctionDesk.misconduct')}{' '}
                    <span className="light">{t('desk.pieces', { count: misconduct.length })}</span>
                  </h2>
                </header>
                {misconduct.length === 0 ? (
                  <EmptyState text={t('sanctionDesk.noMisconduct')} />
                ) : (
                  <MisconductTable records={misconduct} />
                )}
              </section>
            )}
          </>
        )}
      </Answer>
      {lifting !== null && <LiftDialog sanction={lifting} onClose={() => setLifting(null)} onDone={tell} />}
    </div>
  );
}

function SanctionTable({
  sanctions,
  onLift,
}: {
  sanctions: readonly Sanction[];
  onLift?: (sanction: Sanction) => void;
}) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay, instant } = useDates();
  const columns: DataColumn<Sanction>[] = [
    { key: 'unit', label: t('column.unit'), cell: (each) => say(each.unitName) },
    {
      key: 'state',
      label: t('column.status'),
      cell: (each) => (
        <>
          <span className={`tag ${each.active ? 'err' : ''}`}>
            {each.active
              ? t('sanctionDesk.active')
              : each.lifted === null
                ? t('sanctionDesk.ended')
                : t('sanctionDesk.lifted')}
          </span>
          <span className="note">{t('sanctionDesk.until', { day: fullDay(each.barUntil) })}</span>
        </>
      ),
    },
    {
      key: 'clause',
      label: t('criteria.clause'),
      cell: (each) => <ClauseChip clause={each.clause} regulation={{ id: each.regulationId }} />,
    },
    {
      key: 'finding',
      label: t('sanctionDesk.finding'),
      cell: (each) => (
        <>
          <p className="prose">{each.finding}</p>
          <span className="note">
            {each.decidedBy} · {fullDay(each.decidedOn)}
          </span>
          {each.lifted !== null && (
            <p className="prose">
              {t('sanctionDesk.liftedBy', {
                who: each.lifted.by,
                at: instant(each.lifted.at),
                reason: each.lifted.reason,
              })}
            </p>
          )}
        </>
      ),
    },
    {
      key: 'cancelled',
      label: t('sanctionDesk.cancelled'),
      cell: (each) =>
        each.cancelled.length === 0
          ? '—'
          : each.cancelled.map((file) => (
              <div key={file.id}>
                <PathLink to={workbench.case(file.id)}>{file.number ?? t('list.noNumber')}</PathLink>
              </div>
            )),
    },
    ...(onLift === undefined
      ? []
      : [
          {
            key: 'act',
            label: t('desk.act'),
            quiet: true,
            cell: (each: Sanction) =>
              each.active && (
                <Button size="small" className="noprint" onClick={() => onLift(each)}>
                  {t('sanctionDesk.lift')}
                </Button>
              ),
          },
        ]),
  ];
  return <DataTable caption={t('sanctionDesk.bars')} columns={columns} rows={sanctions} keyOf={(each) => each.id} />;
}

function MisconductTable({ records }: { records: readonly Misconduct[] }) {
  const { t } = useTranslation();
  const { instant } = useDates();
  const columns: DataColumn<Misconduct>[] = [
    {
      key: 'person',
      label: t('misconduct.person'),
      cell: (each) => (
        <>
          <b>{each.personName}</b>
          <span className="note">
            <PathLink to={workbench.case(each.applicationId)}>{each.applicationNumber ?? t('list.noNumber')}</PathLink>
          </span>
        </>
      ),
    },
    { key: 'facts', label: t('misconduct.facts'), cell: (each) => <p className="prose">{each.facts}</p> },
    { key: 'handling', label: t('misconduct.handling'), cell: (each) => <p className="prose">{each.handling}</p> },
    {
      key: 'recorded',
      label: t('sanctionDesk.recorded'),
      cell: (each) => (
        <>
          {each.recordedBy}
          <span className="note">{instant(each.recordedAt)}</span>
        </>
      ),
    },
  ];
  return (
    <DataTable caption={t('sanctionDesk.misconduct')} columns={columns} rows={records} keyOf={(each) => each.id} />
  );
}
