import { useTranslation } from 'react-i18next';
import type { SimulationView } from '#contract/regulation-drafts.ts';
import { EffectBar } from './effect-bar.tsx';

const standings = ['pass', 'judgement', 'incomplete', 'fail', 'no-type'] as const;

/** How many would pass as a whole, before and after. */
export function StandingsChart({ standings: counted }: { standings: SimulationView['standings'] }) {
  const { t } = useTranslation();
  const bar = (when: 'before' | 'after') => (
    <EffectBar
      heading={t(`regulationDraft.${when}`)}
      parts={standings.map((name) => ({
        name,
        label: t(`regulationDraft.standing.${name}`),
        count: counted[when][name] ?? 0,
      }))}
    />
  );
  return (
    <section className="card" aria-labelledby="standings-title">
      <header>
        <h2 id="standings-title">{t('regulationDraft.standingsTitle')}</h2>
      </header>
      <div className="body">
        {bar('before')}
        {bar('after')}
      </div>
    </section>
  );
}
