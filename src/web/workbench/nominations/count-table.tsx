import { useTranslation } from 'react-i18next';
import { DataTable, type DataColumn } from '../components/data-table.tsx';

type Row = { id: string; name: string; partners: number; candidates: number };

/** Figures with a bar beside each: the table is the chart, read aloud as a table and seen as bars. */
export function CountTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map((row) => Math.max(row.partners, row.candidates)));
  const bar = (count: number) => (
    <span className="counted">
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${(100 * count) / most}%` }} />
      </span>
      <b>{count}</b>
    </span>
  );
  const columns: DataColumn<Row>[] = [
    { key: 'name', label: t('partnerDesk.name'), cell: (row) => row.name },
    { key: 'partners', label: t('partnerDesk.partners'), cell: (row) => bar(row.partners) },
    { key: 'candidates', label: t('partnerDesk.candidates'), cell: (row) => bar(row.candidates) },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}
