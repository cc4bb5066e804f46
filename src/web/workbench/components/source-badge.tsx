import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon.tsx';

export type Source = 'declared' | 'library' | 'verified' | 'unit' | 'material';
const icons: Record<Source, IconName> = {
  declared: 'pen',
  library: 'book',
  verified: 'shield',
  unit: 'building',
  material: 'document',
};

/** Where a value comes from; the border hardens with certainty. */
export function SourceBadge({ source }: { source: Source }) {
  const { t } = useTranslation();
  return (
    <span className={`source ${source}`}>
      <Icon name={icons[source]} />
      {t(`source.${source}`)}
    </span>
  );
}
