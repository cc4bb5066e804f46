import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { Icon } from './icon.tsx';

type Step = Case['route'][number];
type Bracket = { key: 'local' | 'middle' | 'nation'; length: number };

const bracketOf = (step: Step): Bracket['key'] => {
  if (step.level === 'unit' || step.level === 'prefecture') return 'local';
  return step.level === 'nation' ? 'nation' : 'middle';
};

const bracketsOf = (steps: readonly Step[]): Bracket[] => {
  const brackets: Bracket[] = [];
  for (const step of steps) {
    const key = bracketOf(step);
    const last = brackets.at(-1);
    if (last?.key === key) last.length += 1;
    else brackets.push({ key, length: 1 });
  }
  return brackets;
};

/** Every step of the route: done with who and when, now with owner and due day, to come with owner. Stands upright under 900 px. */
export function StepRoute({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  const brackets = bracketsOf(steps);
  const recommender = steps.some((step) => step.level === 'recommender');
  const prefecture = steps.some((step) => step.level === 'prefecture');
  const nameOf = (key: Bracket['key']): string => {
    if (key === 'local') return prefecture ? t('route.unitAndPrefecture') : t('route.unit');
    if (key === 'middle') return recommender ? t('route.recommender') : t('route.province');
    return t('route.nation');
  };
  return (
    <>
      <div
        className="levels"
        aria-hidden="true"
        style={{ gridTemplateColumns: brackets.map(({ length }) => `${length}fr`).join(' ') }}
      >
        {brackets.map(({ key }) => (
          <span key={key}>{nameOf(key)}</span>
        ))}
      </div>
      <ol className="route">
        {steps.map((step, index) => (
          <StepItem key={step.id} step={step} number={index + 1} />
        ))}
      </ol>
    </>
  );
}

function StepItem({ step, number }: { step: Step; number: number }) {
  const { t } = useTranslation();
  const text = useText();
  const { day, instant } = useDates();
  const owner = step.by ?? (step.holderName === null ? null : text(step.holderName));
  const when =
    step.state === 'done' && step.at !== null
      ? instant(step.at)
      : step.state === 'now' && step.dueOn !== null
        ? t('route.due', { day: day(step.dueOn) })
        : null;
  return (
    <li className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
      <span className="dot" aria-hidden="true">
        {step.state === 'done' ? <Icon name="check" /> : number}
      </span>
      <span className="name">
        {text(step.name)}
        <span className="vh">{t(`route.${step.state}`)}</span>
      </span>
      <span className="who">
        {owner !== null && <span>{step.state === 'now' ? t('route.holding', { who: owner }) : owner}</span>}
        {owner !== null && when !== null && <br />}
        {when !== null && <span>{when}</span>}
      </span>
    </li>
  );
}
