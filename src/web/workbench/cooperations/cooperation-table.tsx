import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { cooperationSchema } from '#contract/units.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';

export type Cooperation = z.output<typeof cooperationSchema>;
type Props = {
  cooperations: readonly Cooperation[];
  /** Whether the reader may end it; without it nothing can be ended here. */
  mayEnd?: (cooperation: Cooperation) => boolean;
  onEnd?: (cooperation: Cooperation) => void;
};

/** Cooperations on record between overseas units and associations. */
export function CooperationTable({ cooperations, mayEnd, onEnd }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay, instant } = useDates();
  const columns: DataColumn<Cooperation>[] = [
    { key: 'unit', label: t('cooperationDesk.unit'), cell: (each) => say(each.unitName) },
    { key: 'association', label: t('cooperationDesk.association'), cell: (each) => say(each.associationName) },
    { key: 'since', label: t('cooperationDesk.since'), cell: (each) => fullDay(each.since) },
    {
      key: 'basis',
      label: t('cooperationDesk.basis'),
      cell: (each) => (
        <>
          <p className="prose">{each.basis}</p>
          <span className="note">{t('cooperationDesk.recordedAt', { at: instant(each.recordedAt) })}</span>
        </>
      ),
    },
    {
      key: 'state',
      label: t('column.status'),
      cell: (each) =>
        each.endedOn === null ? (
          <span className="tag ok">{t('cooperationDesk.running')}</span>
        ) : (
          <span className="tag">{t('cooperationDesk.endedOn', { day: fullDay(each.endedOn) })}</span>
        ),
    },
    ...(onEnd === undefined
      ? []
      : [
          {
            key: 'act',
            label: t('desk.act'),
            quiet: true,
            cell: (each: Cooperation) =>
              each.endedOn === null &&
              mayEnd?.(each) === true && (
                <Button
                  size="small"
                  className="noprint"
                  aria-label={`${t('cooperationDesk.end')}: ${say(each.unitName)}`}
                  onClick={() => onEnd(each)}
                >
                  {t('cooperationDesk.end')}
                </Button>
              ),
          },
        ]),
  ];
  return (
    <DataTable caption={t('cooperationDesk.title')} columns={columns} rows={cooperations} keyOf={(each) => each.id} />
  );
}
