import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadMaterial } from '#contract/applications.ts';
import type { MaterialView } from '#contract/case.ts';
import { fileUrl } from '../../api.ts';
import { useDates } from '../dates.ts';
import { sizeLabel, typeLabel } from '../file-labels.ts';
import { Icon } from './icon.tsx';

type Props = { applicationId: string; materials: readonly MaterialView[]; labelOf: (slot: string) => string };

/** Materials as a grid; each opens in a preview beside the page. */
export function MaterialGrid({ applicationId, materials, labelOf }: Props) {
  const { t } = useTranslation();
  const { instant } = useDates();
  const [shown, setShown] = useState<MaterialView | null>(null);
  return (
    <>
      <ul className="mats">
        {materials.map((material) => (
          <li key={material.id}>
            <button type="button" className="plain mat" aria-haspopup="dialog" onClick={() => setShown(material)}>
              <span className="sheet" aria-hidden="true">
                {typeLabel(material.mediaType)}
              </span>
              <b>{labelOf(material.slot)}</b>
              <span className="small">{material.fileName}</span>
              <span className="muted small">
                {sizeLabel(material.size)}
                {material.pages !== null && ` · ${t('material.pages', { count: material.pages })}`} ·{' '}
                {instant(material.uploadedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Drawer
        open={shown !== null}
        onClose={() => setShown(null)}
        size={720}
        title={shown?.fileName}
        destroyOnHidden
        extra={shown && <Download applicationId={applicationId} material={shown} />}
      >
        {shown !== null && <Preview applicationId={applicationId} material={shown} />}
      </Drawer>
    </>
  );
}

function Download({ applicationId, material }: { applicationId: string; material: MaterialView }) {
  const { t } = useTranslation();
  const href = fileUrl(downloadMaterial, {
    params: { id: applicationId, materialId: material.id },
    query: { download: 'true' },
  });
  return (
    <Button href={href} icon={<Icon name="download" />}>
      {t('material.download')}
    </Button>
  );
}

function Preview({ applicationId, material }: { applicationId: string; material: MaterialView }) {
  const { t } = useTranslation();
  const source = fileUrl(downloadMaterial, { params: { id: applicationId, materialId: material.id }, query: {} });
  return (
    <div className="stack" style={{ height: '100%', gridTemplateRows: 'minmax(0, 1fr) auto' }}>
      {material.mediaType === 'application/pdf' ? (
        <iframe src={source} title={material.fileName} className="preview" />
      ) : material.mediaType.startsWith('image/') ? (
        <img src={source} alt={material.fileName} style={{ maxWidth: '100%' }} />
      ) : (
        <p>{t('material.noPreview')}</p>
      )}
      <p className="muted small" style={{ overflowWrap: 'anywhere' }}>
        {t('material.by', { who: material.uploadedBy })} · SHA-256 {material.sha256}
      </p>
    </div>
  );
}
