import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listApplications, readOpenings, startApplication } from '#contract/applications.ts';
import { listCalls, type Call } from '#contract/calls.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { readRegulation } from '#contract/regulations.ts';
import { readMyUnits, type Unit } from '#contract/units.ts';
import { call } from '../../api.ts';
import { publicPages, workbench } from '../../paths.ts';
import { ClauseChips } from '../components/clause-chip.tsx';
import { RegulationContext } from '../components/clause-scope.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loading } from '../components/loading.tsx';
import { useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { renew, useEndpoint } from '../query.ts';

/** What says that a call is for other units. Anything else, such as a bar, its unit should read at once. */
const notForUnit = new Set(['not-in-territory', 'call-forwarded', 'nomination-needed', 'criteria-unmet']);

type Opening = ReceivedOf<typeof readOpenings>['openings'][number];

/** Calls a unit can answer now, each open type with the way in; calls that are closed to it are folded away with the reason. */
export function OpenCalls() {
  const { t } = useTranslation();
  const calls = useEndpoint(listCalls, {});
  const ways = useEndpoint(readOpenings, {});
  const units = useEndpoint(readMyUnits, {}).data?.units;
  const error = calls.error ?? ways.error;
  if (error) return <RefusalAlert error={error} onRetry={() => void Promise.all([calls.refetch(), ways.refetch()])} />;
  if (!calls.data || !ways.data || !units) return <Loading />;
  const { openings } = ways.data;
  const current = calls.data.calls.filter((item) => item.phase === 'open' || item.phase === 'upcoming');
  const closed = current.filter(({ id }) => {
    const own = openings.filter((opening) => opening.callId === id);
    return own.length > 0 && own.every(({ obstacle }) => obstacle !== null && notForUnit.has(obstacle.code));
  });
  const card = (item: Call) => (
    <OpenCall key={item.id} item={item} units={units} openings={openings.filter(({ callId }) => callId === item.id)} />
  );
  return (
    <section className="card" aria-labelledby="calls-title">
      <header>
        <h2 id="calls-title">{t('calls.title')}</h2>
      </header>
      {current.length === closed.length && <EmptyState text={t('calls.empty')} />}
      {current.filter((item) => !closed.includes(item)).map(card)}
      {closed.length > 0 && (
        <details className="body">
          <summary>{t('calls.closedToYou', { count: closed.length })}</summary>
          {closed.map(card)}
        </details>
      )}
    </section>
  );
}

type OpenCallProps = { item: Call; units: readonly Unit[]; openings: readonly Opening[] };

function OpenCall({ item, units, openings }: OpenCallProps) {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const go = useGo();
  const { instant } = useDates();
  const regulation = useEndpoint(readRegulation, { params: { regulationId: item.regulationId }, query: {} }).data
    ?.regulation;
  const start = useMutation({
    mutationFn: (body: { callId: string; baseType: string; unitId: string }) => call(startApplication, { body }),
    onSuccess: async ({ id }) => {
      await renew(listApplications);
      go(workbench.form(id));
    },
  });
  const way = (baseType: string, typeName: string, unit: Unit) => {
    const opening = openings.find((each) => each.baseType === baseType && each.unitId === unit.id);
    if (opening === undefined) return null;
    return (
      <p key={unit.id} className="second small">
        {opening.obstacle === null ? (
          <Button
            loading={start.isPending}
            onClick={() => start.mutate({ callId: item.id, baseType, unitId: unit.id })}
            aria-label={`${t('calls.start')}: ${typeName}, ${say(unit.name)}`}
          >
            {units.length === 1 ? t('calls.start') : t('calls.startFor', { unit: say(unit.name) })}
          </Button>
        ) : (
          <>
            {units.length > 1 && `${say(unit.name)} · `}
            {say(opening.obstacle.message)} <ClauseChips clauses={opening.obstacle.clauses} />
          </>
        )}
      </p>
    );
  };
  return (
    <div className="call stack tight">
      <h3>
        <a href={publicPages(locale).call(item.id)}>{say(item.title)}</a>
      </h3>
      <p className="second small">
        {t('calls.window', { opens: instant(item.opensAt), closes: instant(item.closesAt) })}
      </p>
      {regulation?.nomination && <p className="second small">{t('nominationDesk.byInvitation')}</p>}
      <RegulationContext value={regulation ?? null}>
        <RefusalAlert error={start.error} />
        <ul className="stack tight">
          {item.typeNames.map((type) => (
            <li key={type.id}>
              <b>{say(type.name)}</b>
              {type.suspended ? (
                <p className="second small">{t('calls.suspended', { reason: type.suspensionReason ?? '' })}</p>
              ) : (
                units.map((unit) => way(type.id, say(type.name), unit))
              )}
            </li>
          ))}
        </ul>
      </RegulationContext>
      {item.phase === 'upcoming' && <p className="second">{t('calls.upcoming')}</p>}
    </div>
  );
}
