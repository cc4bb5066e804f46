import { useTranslation } from 'react-i18next';
import type { FactValue } from '#policy/criteria.ts';
import { visibleLength } from '#policy/text.ts';
import type { Metric } from '#policy/regulation.ts';
import { useDates } from '../dates.ts';
import { figureLabel, moneyFigure, unitOf } from '../figures.ts';
import { useText } from '../i18n.ts';

/** A value in words, its unit apart; `long` holds a written account that is too long for a table cell. */
export type FactLabel = { value: string; unit: string; long: string | null };

/** How values of metrics are said to a reader. */
export const useFactLabel = (): ((metric: Metric | undefined, value: FactValue | null | undefined) => FactLabel) => {
  const { t } = useTranslation();
  const text = useText();
  const { fullDay } = useDates();
  return (metric, value) => {
    const none = { value: t('fact.none'), unit: '', long: null };
    if (value === null || value === undefined || value === '') return none;
    if (typeof value === 'boolean') return { value: value ? t('fact.yes') : t('fact.no'), unit: '', long: null };
    const unit = metric === undefined ? null : unitOf(metric);
    if (typeof value === 'number') {
      const figure = metric?.kind === 'money' ? moneyFigure(value) : figureLabel(value);
      return { value: figure, unit: unit === null ? '' : text(unit), long: null };
    }
    const options = metric !== undefined && 'options' in metric ? metric.options : {};
    if (typeof value === 'string') {
      if (metric?.kind === 'day') return { value: fullDay(value), unit: '', long: null };
      if (metric?.kind === 'choice')
        return { value: options[value] ? text(options[value]) : value, unit: '', long: null };
      return { value: t('fact.account', { count: visibleLength(value) }), unit: '', long: value };
    }
    if (value.length === 0) return none;
    const names = value.map((option) => (options[option] ? text(options[option]) : option));
    return {
      value: `${value.length} / ${Object.keys(options).length}`,
      unit: t('fact.kinds'),
      long: names.join(t('fact.separator')),
    };
  };
};
