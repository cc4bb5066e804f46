import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listApplications, startApplication } from '#contract/applications.ts';
import { readBridge } from '#contract/recognitions.ts';
import { readRegulation } from '#contract/regulations.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { useFactLabel } from '../components/fact-label.ts';
import { Loading } from '../components/loading.tsx';
import { useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { renew, useEndpoint } from '../query.ts';
import { figureLabel } from '../figures.ts';

/** How far a base is from the regulation its own leads on to, and the way there with its own data. */
export function BridgeCard({ recognitionId }: { recognitionId: string }) {
  const { t } = useTranslation();
  const say = useText();
  const go = useGo();
  const { instant } = useDates();
  const factLabel = useFactLabel();
  const { data: bridge, error } = useEndpoint(readBridge, { params: { id: recognitionId } });
  const target = useEndpoint(
    readRegulation,
    { params: { regulationId: bridge?.regulationId ?? '' }, query: {} },
    bridge !== undefined,
  ).data?.regulation;
  const start = useMutation({
    mutationFn: (callId: string) =>
      call(startApplication, {
        body: { callId, baseType: bridge?.baseType ?? '', unitId: bridge?.unitId ?? '', from: recognitionId },
      }),
    onSuccess: async ({ id }) => {
      await renew(listApplications);
      go(workbench.form(id));
    },
  });
  if (error) return null;
  if (!bridge) return <Loading />;
  type Row = (typeof bridge.criteria)[number];
  /** What is known from the registration or is a paper to bring. */
  const ofUnit = (value: Row['tests'][number]['value']): string => {
    if (value === 'domestic') return t('register.domestic');
    if (value === 'foreign') return t('register.foreign');
    if (typeof value === 'boolean') return value ? t('fact.yes') : t('fact.no');
    return '—';
  };
  const met = bridge.criteria.filter(({ verdict }) => verdict === 'met').length;
  const columns: DataColumn<Row>[] = [
    { key: 'condition', label: t('criteria.condition'), cell: (row) => say(row.condition) },
    {
      key: 'clause',
      label: t('criteria.clause'),
      cell: (row) => <ClauseChip clause={row.clause} regulation={{ id: bridge.regulationId }} />,
    },
    {
      key: 'has',
      label: t('bridge.has'),
      cell: (row) =>
        row.tests.map((test, index) => {
          const metric = test.metric === null ? undefined : target?.metrics[test.metric];
          const { value, unit } = factLabel(metric, test.value);
          const short =
            test.atLeast !== null && typeof test.value === 'number' && test.value < test.atLeast
              ? t('bridge.short', { count: figureLabel(test.atLeast - test.value) })
              : null;
          return (
            <span key={index} className={index > 0 ? 'note' : ''}>
              {test.metric === null ? ofUnit(test.value) : test.value === null ? '—' : `${value} ${unit}`.trim()}
              {short !== null && <span className="note">{short}</span>}
            </span>
          );
        }),
    },
    { key: 'verdict', label: t('column.status'), cell: (row) => <VerdictBadge verdict={row.verdict} /> },
  ];
  return (
    <section className="card long" aria-labelledby="bridge-title">
      <header>
        <h2 id="bridge-title">{t('bridge.title', { type: say(bridge.baseTypeName) })}</h2>
        <ClauseChip clause={bridge.clause} regulation={{ id: bridge.ownRegulationId }} />
      </header>
      <div className="body">
        <p>{t('bridge.sum', { met, all: bridge.criteria.length, regulation: say(bridge.regulationTitle) })}</p>
        <p className="second small">{t('bridge.filled', { filled: bridge.filled, asked: bridge.asked })}</p>
      </div>
      <DataTable
        caption={t('bridge.title', { type: say(bridge.baseTypeName) })}
        columns={columns}
        rows={bridge.criteria}
        keyOf={(row) => row.id}
      />
      {bridge.mine && (
        <div className="body stack tight noprint">
          <RefusalAlert error={start.error} />
          {bridge.calls.length === 0 && <p className="second">{t('bridge.noCall')}</p>}
          {bridge.calls.map((each) => (
            <p key={each.id}>
              <Button type="primary" loading={start.isPending} onClick={() => start.mutate(each.id)}>
                {t('bridge.start')}
              </Button>{' '}
              <span className="second small">
                {say(each.title)} · {t('bridge.closes', { at: instant(each.closesAt) })}
              </span>
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
