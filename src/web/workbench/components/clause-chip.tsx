import { useTranslation } from 'react-i18next';
import { clauseLabel, type ClauseRef } from '#policy/clause.ts';
import { useLocale } from '../i18n.ts';
import { useClauseOpener, useRegulationScope, type RegulationScope } from './clause-scope.ts';

/** A bookmark into the law: opens the clause beside the page. Without a known regulation it is only a label. */
export function ClauseChip({ clause, regulation }: { clause: ClauseRef; regulation?: RegulationScope }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const open = useClauseOpener();
  const around = useRegulationScope();
  const scope = regulation ?? around;
  const label = clauseLabel(clause, locale, scope?.numbering);
  if (scope === null) return <span className="clause">{label}</span>;
  return (
    <button
      type="button"
      className="clause"
      aria-haspopup="dialog"
      title={t('clause.open')}
      onClick={() => open({ clause, regulation: scope })}
    >
      {label}
    </button>
  );
}

export function ClauseChips({ clauses, regulation }: { clauses: readonly ClauseRef[]; regulation?: RegulationScope }) {
  return (
    <span className="clauses">
      {[...new Set(clauses)].map((clause) => (
        <ClauseChip key={clause} clause={clause} {...(regulation === undefined ? {} : { regulation })} />
      ))}
    </span>
  );
}
