import { useTranslation } from 'react-i18next';
import type { SimulationView } from '#contract/regulation-drafts.ts';
import { workbench } from '../../paths.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { PathLink } from '../components/path-link.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { useText } from '../i18n.ts';
import { countNames, shownValue, type CriterionEffect } from './type-effect-card.tsx';

type Affected = SimulationView['affected'][number];
type Change = SimulationView['changes'][number];

/** The figures behind the bars. */
export function CriteriaEffectTable({ caption, criteria }: { caption: string; criteria: readonly CriterionEffect[] }) {
  const { t } = useTranslation();
  const say = useText();
  const columns: DataColumn<CriterionEffect>[] = [
    {
      key: 'condition',
      label: t('regulationDraft.condition'),
      cell: (each) => {
        const words = each.condition.after ?? each.condition.before;
        return words && say(words);
      },
    },
    { key: 'clause', label: t('regulationDraft.clause'), cell: (each) => <ClauseChip clause={each.clause} /> },
    {
      key: 'state',
      label: t('regulationDraft.change'),
      cell: (each) => t(`regulationDraft.criterionState.${each.state}`),
    },
    ...(['before', 'after'] as const).flatMap((when) =>
      countNames.map((name) => ({
        key: `${when}-${name}`,
        label: `${t(`regulationDraft.${when}`)} ${t(`regulationDraft.counts.${name}`)}`,
        numeric: true,
        cell: (each: CriterionEffect) => each[when][name],
      })),
    ),
  ];
  return <DataTable caption={caption} columns={columns} rows={criteria} keyOf={(each) => each.id} />;
}

/** Everybody of whom a result changes, and how. */
export function AffectedTable({ result }: { result: SimulationView }) {
  const { t } = useTranslation();
  const say = useText();
  const conditionOf = (each: Affected, criterion: string): string => {
    const found = result.types
      .find((type) => type.id === each.baseType)
      ?.criteria.find((candidate) => candidate.id === criterion);
    const words = found && (found.condition.after ?? found.condition.before);
    return words ? say(words) : criterion;
  };
  const columns: DataColumn<Affected>[] = [
    {
      key: 'name',
      label: t('regulationDraft.name'),
      cell: (each) => (
        <PathLink to={each.kind === 'recognition' ? workbench.base(each.id) : workbench.case(each.id)}>
          {say(each.name)}
        </PathLink>
      ),
    },
    {
      key: 'kind',
      label: t('regulationDraft.kind'),
      cell: (each) => <span className="keep">{t(`regulationDraft.${each.kind}`)}</span>,
    },
    {
      key: 'from',
      label: t('regulationDraft.before'),
      cell: (each) => <span className="keep">{t(`regulationDraft.standing.${each.from}`)}</span>,
    },
    {
      key: 'to',
      label: t('regulationDraft.after'),
      cell: (each) => <span className="keep">{t(`regulationDraft.standing.${each.to}`)}</span>,
    },
    {
      key: 'conditions',
      label: t('regulationDraft.conditions'),
      cell: (each) =>
        each.changes.map((change) => (
          <div key={change.criterion} className="verdict-change">
            <span>{conditionOf(each, change.criterion)}</span>
            <span>
              {change.from === null ? t('regulationDraft.absent') : <VerdictBadge verdict={change.from} />} →{' '}
              {change.to === null ? t('regulationDraft.absent') : <VerdictBadge verdict={change.to} />}
            </span>
          </div>
        )),
    },
  ];
  const title = t('regulationDraft.affectedTitle', { count: result.affectedCount });
  return (
    <section className="card long" aria-labelledby="affected-title">
      <header>
        <h2 id="affected-title">{title}</h2>
        {result.affected.length < result.affectedCount && (
          <span className="second">{t('regulationDraft.affectedShown', { count: result.affected.length })}</span>
        )}
      </header>
      {result.affected.length === 0 ? (
        <div className="body second">{t('regulationDraft.nobodyAffected')}</div>
      ) : (
        <DataTable caption={title} columns={columns} rows={result.affected} keyOf={(each) => each.id} />
      )}
    </section>
  );
}

/** Rules beside the conditions that the new text words otherwise, place by place. */
export function ChangesTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  const say = useText();
  const columns: DataColumn<Change>[] = [
    { key: 'path', label: t('regulationDraft.place'), cell: (change) => <code>{change.path}</code> },
    {
      key: 'clause',
      label: t('regulationDraft.clause'),
      cell: (change) => (change.clause === null ? '—' : <ClauseChip clause={change.clause} />),
    },
    { key: 'before', label: t('regulationDraft.before'), cell: (change) => shownValue(change.before, say) },
    { key: 'after', label: t('regulationDraft.after'), cell: (change) => shownValue(change.after, say) },
  ];
  const title = t('regulationDraft.changesTitle', { count: changes.length });
  return (
    <section className="card long" aria-labelledby="changes-title">
      <header>
        <h2 id="changes-title">{title}</h2>
      </header>
      {changes.length === 0 ? (
        <div className="body second">{t('regulationDraft.noChanges')}</div>
      ) : (
        <DataTable caption={title} columns={columns} rows={changes} keyOf={(change) => change.path} />
      )}
    </section>
  );
}
