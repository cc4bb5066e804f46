import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exportSimulation, simulateDraft, type Draft, type SimulationView } from '#contract/regulation-drafts.ts';
import { call, fileUrl } from '../../api.ts';
import { CommandButton } from '../components/command-button.tsx';
import { Icon } from '../components/icon.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { Loading } from '../components/loading.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { AffectedTable, ChangesTable } from './effect-tables.tsx';
import { StandingsChart } from './standings-chart.tsx';
import { TypeEffectCard } from './type-effect-card.tsx';

/** What the saved text would change, worked out when asked for. */
export function EffectPanel({ draft, wait }: { draft: Draft; wait: string | null }) {
  const { t } = useTranslation();
  const run = useMutation({ mutationFn: () => call(simulateDraft, { params: { id: draft.id } }) });
  return (
    <div className="stack">
      <p className="second">{t('regulationDraft.runHint')}</p>
      <div className="row wrap">
        <CommandButton
          type="primary"
          icon={<Icon name="chart" />}
          loading={run.isPending}
          obstacle={obstacleOf(wait)}
          onClick={() => run.mutate()}
        >
          {run.data === undefined ? t('regulationDraft.run') : t('regulationDraft.runAgain')}
        </CommandButton>
        {run.data !== undefined && (
          <Button icon={<Icon name="download" />} href={fileUrl(exportSimulation, { params: { id: draft.id } })}>
            {t('regulationDraft.export')}
          </Button>
        )}
      </div>
      <RefusalAlert error={run.error} />
      {run.isPending && <Loading />}
      {run.data !== undefined && <Effect result={run.data} />}
    </div>
  );
}

function Effect({ result }: { result: SimulationView }) {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  const { bases, files } = { bases: result.subjects.recognitions, files: result.subjects.applications };
  return (
    <>
      <p role="status">
        {result.baseline === null
          ? t('regulationDraft.noBaseline')
          : t('regulationDraft.compared', { from: fullDay(result.baseline.from), bases, files })}
        {result.baseline !== null && bases + files === 0 && ` ${t('regulationDraft.nobody')}`}
      </p>
      {bases + files > 0 && <StandingsChart standings={result.standings} />}
      {result.types
        .filter(
          (type) => type.subjects > 0 || type.state !== 'same' || type.criteria.some((each) => each.state !== 'same'),
        )
        .map((type) => (
          <TypeEffectCard key={type.id} type={type} />
        ))}
      <AffectedTable result={result} />
      <ChangesTable changes={result.changes} />
    </>
  );
}
