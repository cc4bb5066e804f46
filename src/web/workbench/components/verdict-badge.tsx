import { useTranslation } from 'react-i18next';
import type { Verdict } from '#policy/criteria.ts';

function Shape({ verdict }: { verdict: Verdict }) {
  switch (verdict) {
    case 'met':
      return (
        <>
          <circle cx="9" cy="9" r="8" fill="currentColor" />
          <path d="M5.3 9.3 8 12l4.8-5.5" fill="none" stroke="#fff" strokeWidth="1.8" />
        </>
      );
    case 'unmet':
      return (
        <>
          <rect x="1.5" y="1.5" width="15" height="15" rx="2" fill="currentColor" />
          <path d="m5.8 5.8 6.4 6.4m0-6.4-6.4 6.4" fill="none" stroke="#fff" strokeWidth="1.8" />
        </>
      );
    case 'needs-judgement':
      return (
        <>
          <path d="M9 1 17 9 9 17 1 9z" fill="#fff" stroke="currentColor" strokeWidth="1.6" />
          <path
            d="M7.1 7.4A2 2 0 0 1 11 7.7c0 1.3-2 1.5-2 2.7M9 12.5v.3"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        </>
      );
    case 'relaxed':
      return (
        <>
          <circle cx="9" cy="9" r="7.6" fill="#fff" stroke="currentColor" strokeWidth="1.6" strokeDasharray="3 1.8" />
          <path
            d="M5.2 10c1.3-2.2 2.5-2.2 3.8-1s2.5 1.2 3.8-1"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
          />
        </>
      );
    case 'incomplete':
      return <circle cx="9" cy="9" r="7.6" fill="#fff" stroke="currentColor" strokeWidth="1.6" />;
  }
}

/** A verdict by shape and word, the colour last. `label` replaces the usual word. */
export function VerdictBadge({ verdict, label }: { verdict: Verdict; label?: string }) {
  const { t } = useTranslation();
  return (
    <span className={`verdict ${verdict}`}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <Shape verdict={verdict} />
      </svg>
      {label ?? t(`verdict.${verdict}`)}
    </span>
  );
}
