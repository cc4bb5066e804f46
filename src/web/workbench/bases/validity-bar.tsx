import { useTranslation } from 'react-i18next';
import type { Recognition } from '#contract/recognitions.ts';
import { daysBetween, lawDay } from '#policy/law-day.ts';
import { todayHere, useDates } from '../dates.ts';
import { usePeriod } from './period.ts';

/** The period of a recognition with today on it; the same is said in words beneath. */
export function ValidityBar({ base }: { base: Recognition }) {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  const period = usePeriod();
  const today = todayHere();
  const lastDay = base.validTo;
  if (lastDay === null) return <p>{period({ from: base.validFrom, to: null })}</p>;
  const whole = daysBetween(lawDay(base.validFrom), lawDay(lastDay)) + 1;
  const passed = Math.min(Math.max(daysBetween(lawDay(base.validFrom), today), 0), whole);
  const share = (passed / whole) * 100;
  const left = daysBetween(today, lawDay(lastDay));
  const words =
    base.standing === 'revoked'
      ? t('baseDesk.revokedWords')
      : base.standing === 'expired'
        ? t('baseDesk.expiredWords', { count: -left })
        : base.standing === 'upcoming'
          ? t('baseDesk.upcomingWords', { count: daysBetween(today, lawDay(base.validFrom)) })
          : t('baseDesk.leftWords', { count: left });
  return (
    <div>
      <div className="validity" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
        <b style={{ left: `${share}%` }} />
        <span className="small" style={{ left: `${Math.min(Math.max(share, 4), 96)}%` }}>
          {t('baseDesk.today')}
        </span>
      </div>
      <p className="validity-ends second small">
        <span>{fullDay(base.validFrom)}</span>
        <span>{fullDay(lastDay)}</span>
      </p>
      <p>{words}</p>
    </div>
  );
}
