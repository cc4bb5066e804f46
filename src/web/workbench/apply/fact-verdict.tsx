import { useTranslation } from 'react-i18next';
import type { CriterionOutcome, Verdict } from '#policy/criteria.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { useText } from '../i18n.ts';
import { useApply } from './apply-context.ts';

const tones: Record<Verdict, string> = {
  met: 'g1',
  relaxed: 'g2',
  unmet: 'g3',
  'needs-judgement': 'g4',
  incomplete: 'g0',
};

/** What the conditions say of a metric at this moment. */
export function FactVerdict({ metricId }: { metricId: string }) {
  const { outcomes } = useApply();
  const concerned = outcomes.filter(({ tests }) =>
    tests.some(({ test }) => 'metric' in test && test.metric === metricId),
  );
  return concerned.map((outcome) => <OutcomeBlock key={outcome.criterion.id} outcome={outcome} metricId={metricId} />);
}

export function OutcomeBlock({ outcome, metricId }: { outcome: CriterionOutcome; metricId?: string }) {
  const { t } = useTranslation();
  const say = useText();
  const { regulation } = useApply();
  const own =
    metricId === undefined ? undefined : outcome.tests.find(({ test }) => 'metric' in test && test.metric === metricId);
  const verdict = own?.verdict ?? outcome.computed;
  const relaxable = verdict === 'unmet' && outcome.relaxableUnder !== undefined;
  const shown: Verdict = relaxable ? 'relaxed' : verdict;
  const condition = say(outcome.criterion.condition);
  const key = relaxable
    ? 'relaxable'
    : verdict === 'unmet' && regulation.submission.unmetCriteria === 'refuse'
      ? 'stops'
      : verdict;
  return (
    <div className={`vd ${tones[shown]}`}>
      <VerdictBadge verdict={shown} {...(relaxable && { label: t('live.mayRelax') })} />
      <ClauseChip clause={relaxable ? outcome.relaxableUnder! : outcome.clause} />
      <p>{t(`live.${key}`, { condition })}</p>
      {outcome.criterion.note !== undefined && <p className="muted">{say(outcome.criterion.note)}</p>}
    </div>
  );
}
