import { useTranslation } from 'react-i18next';
import { daysUntil, useDates } from '../dates.ts';

/** The day by which something is due and how far it is; `inline` for a table cell. */
export function DueBadge({ dueOn, inline = false }: { dueOn: string; inline?: boolean }) {
  const { t } = useTranslation();
  const { day, fullDay } = useDates();
  const left = daysUntil(dueOn);
  const distance =
    left < 0 ? t('due.over', { count: -left }) : left === 0 ? t('due.today') : t('due.left', { count: left });
  if (inline) {
    return (
      <span className={left < 0 ? 'errt nowrap' : 'nowrap'}>
        {day(dueOn)}
        <span className={left < 0 ? 'small' : 'small muted'}> {distance}</span>
      </span>
    );
  }
  return (
    <div className={`due ${left < 0 ? 'over' : left <= 3 ? 'soon' : ''}`}>
      {t('due.by', { day: fullDay(dueOn) })}
      <b>{distance}</b>
    </div>
  );
}
