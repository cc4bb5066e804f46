import { useTranslation } from 'react-i18next';
import type { Call } from '#contract/calls.ts';

const tones: Record<Call['phase'], string> = { draft: '', upcoming: 'info', open: 'ok', closed: '' };

/** Where a call stands by the clock. */
export function PhaseTag({ phase }: { phase: Call['phase'] }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[phase]}`}>{t(`callDesk.phase.${phase}`)}</span>;
}

/** How long the notices of a call last, in words. */
export const usePublicityLength = (): ((call: Pick<Call, 'publicityDays' | 'publicityDayKind'>) => string) => {
  const { t } = useTranslation();
  return ({ publicityDays, publicityDayKind }) =>
    publicityDays === null
      ? t('callDesk.notSet')
      : t(publicityDayKind === 'working' ? 'callDesk.working' : 'callDesk.calendar', { count: publicityDays });
};
