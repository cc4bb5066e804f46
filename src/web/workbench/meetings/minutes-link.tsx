import { useTranslation } from 'react-i18next';
import { openDocument } from '#contract/recognitions.ts';
import { fileUrl } from '../../api.ts';

/** The minutes of a concluded meeting, as printed. */
export function MinutesLink({ documentId }: { documentId: string | null }) {
  const { t } = useTranslation();
  if (documentId === null) return '—';
  return (
    <a href={fileUrl(openDocument, { params: { id: documentId } })} target="_blank" rel="noreferrer">
      {t('meetingDesk.openMinutes')}
    </a>
  );
}
