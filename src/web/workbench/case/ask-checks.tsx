import { useTranslation } from 'react-i18next';
import type { Case, CriterionView } from '#contract/case.ts';
import { ClauseChips } from '../components/clause-chip.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { useText } from '../i18n.ts';

const goTo = (criterion: CriterionView) => {
  const row = document.getElementById(`criterion-${criterion.id}`);
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
};

/** What was found: conditions met in one line, each open one by itself with the way to its row. */
export function AskChecks({ file }: { file: Case }) {
  const { t } = useTranslation();
  const say = useText();
  const met = file.criteria.filter(({ verdict }) => verdict === 'met').length;
  const others = file.criteria.filter(({ verdict }) => verdict !== 'met');
  const returned = file.status === 'returned' ? file.returned : null;
  return (
    <ul className="checks">
      {returned !== null && (
        <li>
          <VerdictBadge verdict="needs-judgement" label={t('ask.returned')} />
          <span className="prose">
            {t('ask.returnedBy', { who: returned.by, place: say(returned.place), reason: returned.reason })}
          </span>
        </li>
      )}
      {met > 0 && (
        <li>
          <VerdictBadge verdict="met" />
          <span>{t('ask.met', { count: met, all: file.criteria.length })}</span>
        </li>
      )}
      {others.map((criterion) => (
        <li key={criterion.id}>
          <VerdictBadge verdict={criterion.verdict} />
          <button type="button" className="link" onClick={() => goTo(criterion)}>
            {say(criterion.condition)}
          </button>
          <ClauseChips
            clauses={
              criterion.relaxableUnder === null ? [criterion.clause] : [criterion.clause, criterion.relaxableUnder]
            }
          />
        </li>
      ))}
      {file.changes.length > 0 && (
        <li>
          <span className="tag info">{t('ask.changed')}</span>
          <a href="#changes">{t('ask.changes', { count: file.changes.length })}</a>
        </li>
      )}
    </ul>
  );
}
