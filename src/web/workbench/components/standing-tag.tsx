import { useTranslation } from 'react-i18next';
import type { Recognition } from '#contract/recognitions.ts';

const tones: Record<Recognition['standing'], string> = {
  upcoming: 'info',
  active: 'ok',
  expired: 'warn',
  revoked: 'err',
};

/** Whether a plaque is in force today. */
export function StandingTag({ standing }: { standing: Recognition['standing'] }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[standing]}`}>{t(`standing.${standing}`)}</span>;
}
