import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCooperations } from '#contract/units.ts';
import { Answer } from '../components/answer.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useEndpoint } from '../query.ts';
import { useCan, useMe } from '../shell/use-me.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { CooperationTable, type Cooperation } from './cooperation-table.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const EndDialog = lazyDialog(() => import('./end-dialog.tsx').then((module) => module.EndDialog));
const RecordDialog = lazyDialog(() => import('./record-dialog.tsx').then((module) => module.RecordDialog));

/** Cooperations on record; an overseas unit can be recommended by whom it cooperates with. */
export function CooperationsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const can = useCan();
  const query = useEndpoint(listCooperations, {});
  const [outcome, tell] = useOutcome();
  const [recording, setRecording] = useState(false);
  const [ending, setEnding] = useState<Cooperation | null>(null);
  const manages = can('cooperations.manage');
  return (
    <div className="col stack">
      <PageHeader
        title={t('cooperationDesk.title')}
        sub={t('cooperationDesk.purpose')}
        extra={
          <>
            <PrintButton />
            {manages && (
              <Button type="primary" onClick={() => setRecording(true)}>
                {t('cooperationDesk.record')}
              </Button>
            )}
          </>
        }
      />
      <Outcome words={outcome} />
      <div className="card long">
        <Answer query={query}>
          {({ cooperations }) =>
            cooperations.length === 0 ? (
              <EmptyState text={manages ? t('cooperationDesk.emptyManager') : t('cooperationDesk.empty')} />
            ) : (
              <CooperationTable
                cooperations={cooperations}
                {...(manages && {
                  onEnd: setEnding,
                  mayEnd: (each: Cooperation) =>
                    me.holdings.some((holding) => holding.associationCode === each.associationCode),
                })}
              />
            )
          }
        </Answer>
      </div>
      {recording && <RecordDialog onClose={() => setRecording(false)} onDone={tell} />}
      {ending !== null && <EndDialog cooperation={ending} onClose={() => setEnding(null)} onDone={tell} />}
    </div>
  );
}
