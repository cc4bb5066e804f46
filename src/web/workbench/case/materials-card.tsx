import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { downloadAllMaterials, printBound, printForm } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import type { Regulation } from '#policy/regulation.ts';
import { fileUrl } from '../../api.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { MaterialGrid } from '../components/material-grid.tsx';
import { sizeLabel } from '../file-labels.ts';
import { useText } from '../i18n.ts';

/** The form as printed and everything the applicant brought. */
export function MaterialsCard({ file, regulation }: { file: Case; regulation: Regulation | undefined }) {
  const { t } = useTranslation();
  const say = useText();
  const total = file.materials.reduce((sum, material) => sum + material.size, 0);
  const labelOf = (slot: string): string => {
    if (slot.startsWith('evidence:')) {
      const metric = regulation?.metrics[slot.slice('evidence:'.length)];
      return t('material.evidenceOf', { label: metric === undefined ? slot : say(metric.label) });
    }
    const material = regulation?.materials.find((each) => each.id === slot);
    return material === undefined ? slot : say(material.label);
  };
  return (
    <section className="card" aria-labelledby="materials-title">
      <header>
        <h2 id="materials-title">
          {t('material.title')} <span className="light">{t('material.count', { count: file.materials.length })}</span>
        </h2>
        <span className="row wrap noprint">
          <Button
            size="small"
            icon={<Icon name="print" />}
            href={fileUrl(printForm, { params: { id: file.id } })}
            target="_blank"
          >
            {t('material.form')}
          </Button>
          {regulation?.form.bound && (
            <Button
              size="small"
              icon={<Icon name="print" />}
              href={fileUrl(printBound, { params: { id: file.id } })}
              target="_blank"
            >
              {t('fileStanding.bound', { count: regulation.form.bound.copies })}
            </Button>
          )}
          {file.materials.length > 0 && (
            <Button
              size="small"
              icon={<Icon name="download" />}
              href={fileUrl(downloadAllMaterials, { params: { id: file.id } })}
            >
              {t('material.all', { size: sizeLabel(total) })}
            </Button>
          )}
        </span>
      </header>
      {file.materials.length === 0 ? (
        <EmptyState text={t('material.empty')} />
      ) : (
        <div className="body">
          <MaterialGrid applicationId={file.id} materials={file.materials} labelOf={labelOf} />
        </div>
      )}
    </section>
  );
}
