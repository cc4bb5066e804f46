import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listApplications, startApplication } from '#contract/applications.ts';
import { listCalls, type Call } from '#contract/calls.ts';
import { readRegulation } from '#contract/regulations.ts';
import { readMyUnits, type Unit } from '#contract/units.ts';
import { conditionsBarringUnit } from '#policy/criteria.ts';
import type { Regulation } from '#policy/regulation.ts';
import { call } from '../../api.ts';
import { publicPages, workbench } from '../../paths.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { RegulationContext } from '../components/clause-scope.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loading } from '../components/loading.tsx';
import { useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { renew, useEndpoint } from '../query.ts';

/** Calls a unit can answer now, each open type with the way in. */
export function OpenCalls() {
  const { t } = useTranslation();
  const { data, error, refetch } = useEndpoint(listCalls, {});
  const units = useEndpoint(readMyUnits, {}).data?.units;
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data || !units) return <Loading />;
  const open = data.calls.filter((item) => item.phase === 'open' || item.phase === 'upcoming');
  return (
    <section className="card" aria-labelledby="calls-title">
      <header>
        <h2 id="calls-title">{t('calls.title')}</h2>
      </header>
      {open.length === 0 && <EmptyState text={t('calls.empty')} />}
      {open.map((item) => (
        <OpenCall key={item.id} item={item} units={units} />
      ))}
    </section>
  );
}

function OpenCall({ item, units }: { item: Call; units: readonly Unit[] }) {
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
      </RegulationContext>
      <ul className="stack tight">
        {item.typeNames.map((type) => (
          <li key={type.id}>
            <b>{say(type.name)}</b>
            {type.suspended ? (
              <p className="second small">{t('calls.suspended', { reason: type.suspensionReason ?? '' })}</p>
            ) : (
              item.phase === 'open' &&
              units.map((unit) => (
                <StartLine
                  key={unit.id}
                  regulation={regulation}
                  baseType={type.id}
                  unit={unit}
                  button={
                    <Button
                      loading={start.isPending}
                      onClick={() => start.mutate({ callId: item.id, baseType: type.id, unitId: unit.id })}
                      aria-label={`${t('calls.start')}: ${say(type.name)}, ${say(unit.name)}`}
                    >
                      {units.length === 1 ? t('calls.start') : t('calls.startFor', { unit: say(unit.name) })}
                    </Button>
                  }
                />
              ))
            )}
          </li>
        ))}
      </ul>
      {item.phase === 'upcoming' && <p className="second">{t('calls.upcoming')}</p>}
    </div>
  );
}

type StartLineProps = { regulation: Regulation | undefined; baseType: string; unit: Unit; button: ReactNode };

/** The way in, or the condition and its clause for which this unit can never be of this type. */
function StartLine({ regulation, baseType, unit, button }: StartLineProps) {
  const say = useText();
  if (!regulation) return null;
  const [never] = conditionsBarringUnit(regulation, baseType, unit);
  if (!never) return <p>{button}</p>;
  return (
    <p className="second small">
      {say(never.condition)} <ClauseChip clause={never.clause} regulation={regulation} />
    </p>
  );
}
