import { useTranslation } from 'react-i18next';

/** How a group divides, as one bar: each part by pattern, number and word. */
export type BarPart = { name: string; label: string; count: number };

export function EffectBar({ heading, parts }: { heading: string; parts: readonly BarPart[] }) {
  const { t } = useTranslation();
  const shown = parts.filter((part) => part.count > 0);
  const words = shown.map((part) => `${part.label} ${part.count}`).join(t('fact.separator'));
  return (
    <div className="effect-bar">
      <span className="heading">{heading}</span>
      <div
        className="bar-track"
        role="img"
        aria-label={t('regulationDraft.barLabel', { text: heading, counts: words || t('regulationDraft.none') })}
      >
        {shown.map((part) => (
          <span key={part.name} className={`part ${part.name}`} style={{ flexGrow: part.count }}>
            {part.count}
          </span>
        ))}
      </div>
      <span className="words" aria-hidden="true">
        {words || t('regulationDraft.none')}
      </span>
    </div>
  );
}
