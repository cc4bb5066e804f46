import { useTranslation } from 'react-i18next';
import { printPlaque } from '#contract/recognitions.ts';
import { fileUrl } from '../../api.ts';

/** The plaque to be made, to print and to cut. */
export function PlaqueLinks({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      {(['pdf', 'svg'] as const).map((format) => (
        <a
          key={format}
          href={fileUrl(printPlaque, { params: { id, format } })}
          target="_blank"
          rel="noreferrer"
          aria-label={t('baseDesk.plaqueAs', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
