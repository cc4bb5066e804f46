import { useTranslation } from 'react-i18next';
import type { ApplicationStatus } from '#workflow/application-file.ts';

const tones: Record<ApplicationStatus, string> = {
  draft: '',
  'in-progress': 'info',
  returned: 'warn',
  refused: 'err',
  withdrawn: '',
  cancelled: 'err',
  recognised: 'ok',
};

export function StatusTag({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[status]}`}>{t(`status.${status}`)}</span>;
}
