import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { openEvidence, type objectionSchema } from '#contract/publicity.ts';
import { fileUrl } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useDates } from '../dates.ts';
import { sizeLabel } from '../file-labels.ts';
import { useText } from '../i18n.ts';

export type Objection = z.output<typeof objectionSchema>;
const tones: Record<Objection['state'], string> = { open: 'warn', dismissed: '', upheld: 'err' };

/** Objections in full, each with its evidence and how it was settled. */
export function ObjectionTable({
  objections,
  onSettle,
}: {
  objections: readonly Objection[];
  onSettle?: (objection: Objection) => void;
}) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const columns: DataColumn<Objection>[] = [
    {
      key: 'who',
      label: t('noticeDesk.objector'),
      cell: (objection) => (
        <>
          <b>{objection.name}</b>
          <span className="note">{objection.contact}</span>
          <span className="note">{instant(objection.receivedAt)}</span>
        </>
      ),
    },
    {
      key: 'file',
      label: t('noticeDesk.against'),
      cell: (objection) => (
        <>
          <PathLink to={workbench.case(objection.applicationId)}>{objection.applicationNumber}</PathLink>
          <span className="note">{say(objection.unitName)}</span>
        </>
      ),
    },
    {
      key: 'content',
      label: t('noticeDesk.content'),
      cell: (objection) => (
        <>
          <p className="prose">{objection.content}</p>
          {objection.evidence !== null && (
            <p>
              <a href={fileUrl(openEvidence, { params: { id: objection.id } })} target="_blank" rel="noreferrer">
                {t('objection.evidence', { name: objection.evidence.fileName })}
              </a>{' '}
              <span className="muted small">{sizeLabel(objection.evidence.size)}</span>
            </p>
          )}
        </>
      ),
    },
    {
      key: 'handling',
      label: t('noticeDesk.handling'),
      cell: (objection) => (
        <>
          <span className={`tag ${tones[objection.state]}`}>{t(`objection.${objection.state}`)}</span>
          {objection.handling !== null && <p className="prose">{objection.handling}</p>}
          {objection.handledBy !== null && (
            <span className="note">
              {objection.handledBy}
              {objection.handledAt !== null && ` · ${instant(objection.handledAt)}`}
            </span>
          )}
          {objection.state === 'open' && onSettle !== undefined && (
            <p className="noprint">
              <Button size="small" onClick={() => onSettle(objection)}>
                {t('objection.settle')}
              </Button>
            </p>
          )}
        </>
      ),
    },
  ];
  return (
    <DataTable caption={t('noticeDesk.objections')} columns={columns} rows={objections} keyOf={(each) => each.id} />
  );
}
