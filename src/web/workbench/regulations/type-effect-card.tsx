import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulationView } from '#contract/regulation-drafts.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { useText } from '../i18n.ts';
import { EffectBar } from './effect-bar.tsx';
import { CriteriaEffectTable } from './effect-tables.tsx';

type TypeEffect = SimulationView['types'][number];
export type CriterionEffect = TypeEffect['criteria'][number];

export const countNames = ['met', 'needs-judgement', 'incomplete', 'unmet'] as const;

/** Whether a condition or what it says of anybody changes. */
export const isMoved = (criterion: CriterionEffect): boolean =>
  criterion.state !== 'same' || countNames.some((name) => criterion.before[name] !== criterion.after[name]);

/** The conditions of one type before and after: a chart, and the table behind it. */
export function TypeEffectCard({ type }: { type: TypeEffect }) {
  const { t } = useTranslation();
  const say = useText();
  const moved = type.criteria.filter(isMoved);
  const [narrow, setNarrow] = useState(true);
  const shown = narrow ? moved : type.criteria;
  const id = `effect-${type.id}`;
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {t('regulationDraft.chartOf', { type: say(type.name) })}{' '}
          {type.state !== 'same' && <span className="tag">{t(`regulationDraft.criterionState.${type.state}`)}</span>}
        </h2>
        <label className="check">
          <input type="checkbox" checked={narrow} onChange={(event) => setNarrow(event.target.checked)} />{' '}
          {t('regulationDraft.onlyChanged')}
        </label>
      </header>
      <div className="body">
        {shown.length === 0 && <p className="second">{t('regulationDraft.noneChanged')}</p>}
        <ul className="effect-list">
          {shown.map((criterion) => (
            <CriterionBars key={criterion.id} criterion={criterion} />
          ))}
        </ul>
        {shown.length > 0 && (
          <details>
            <summary>{t('regulationDraft.table')}</summary>
            <CriteriaEffectTable caption={t('regulationDraft.chartOf', { type: say(type.name) })} criteria={shown} />
          </details>
        )}
      </div>
    </section>
  );
}

function CriterionBars({ criterion }: { criterion: CriterionEffect }) {
  const { t } = useTranslation();
  const say = useText();
  const { before, after } = criterion.condition;
  const reworded = before !== null && after !== null && (before.zh !== after.zh || before.en !== after.en);
  const words = after ?? before;
  const bar = (when: 'before' | 'after') => (
    <EffectBar
      heading={t(`regulationDraft.${when}`)}
      parts={countNames.map((name) => ({
        name,
        label: t(`regulationDraft.counts.${name}`),
        count: criterion[when][name],
      }))}
    />
  );
  return (
    <li>
      <h3>
        {words && say(words)} <ClauseChip clause={criterion.clause} />{' '}
        {criterion.state !== 'same' && (
          <span className="tag info">{t(`regulationDraft.criterionState.${criterion.state}`)}</span>
        )}
      </h3>
      {reworded && <p className="small muted">{t('regulationDraft.wasWorded', { text: say(before) })}</p>}
      {criterion.changes
        .filter((change) => !change.path.endsWith('.condition'))
        .map((change) => (
          <p key={change.path} className="small figure-change">
            <ChangedPlace path={change.path} /> <del>{shownValue(change.before, say)}</del> →{' '}
            <ins>{shownValue(change.after, say)}</ins>
          </p>
        ))}
      {criterion.state !== 'added' && bar('before')}
      {criterion.state !== 'removed' && bar('after')}
    </li>
  );
}

const comparisons = ['atLeast', 'moreThan', 'yearsOld'] as const;

/** What of a condition changed: a comparison in words, anything else by its place in the file. */
function ChangedPlace({ path }: { path: string }) {
  const { t } = useTranslation();
  const parts = path.split('.').slice(4);
  const comparison = comparisons.find((name) => name === parts.at(-1));
  return comparison === undefined ? <code>{parts.join('.')}</code> : <span>{t(`regulationDraft.${comparison}`)}</span>;
}

type Value = SimulationView['changes'][number]['before'];
/** A value of a text in the reader's language; a dash where there is none. */
export const shownValue = (value: Value, say: (text: { zh: string; en: string }) => string): string =>
  value === null ? '—' : typeof value === 'string' ? value : say(value);
