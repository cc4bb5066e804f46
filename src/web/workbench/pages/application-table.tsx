import { useTranslation } from 'react-i18next';
import type { ApplicationFilter, ApplicationRow } from '#contract/applications.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { columns, type Column, type ColumnId } from './application-columns.tsx';

type Props = {
  rows: readonly ApplicationRow[];
  chosen: readonly ColumnId[];
  filter: ApplicationFilter;
  onFilter: (filter: ApplicationFilter) => void;
};

export function ApplicationTable({ rows, chosen, filter, onFilter }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const shown = columns.filter((column) => chosen.includes(column.id));
  return (
    <div className="table-wrap">
      <table className="t stacking">
        <caption className="vh">{t('navigation.applications')}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <Head key={column.id} column={column} filter={filter} onFilter={onFilter} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {shown.map((column) =>
                column.fixed === true ? (
                  <th key={column.id} scope="row">
                    {column.cell(row, { say, instant, t })}
                  </th>
                ) : (
                  <td key={column.id} data-label={t(`column.${column.id}`)}>
                    {column.cell(row, { say, instant, t })}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A heading; where the list can be sorted by it, a button that turns the order. */
function Head({ column, filter, onFilter }: { column: Column } & Pick<Props, 'filter' | 'onFilter'>) {
  const { t } = useTranslation();
  const label = t(`column.${column.id}`);
  const { sort } = column;
  if (sort === undefined) return <th scope="col">{label}</th>;
  const active = filter.sort === sort;
  const descending = filter.order !== 'asc';
  return (
    <th scope="col" aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="sort"
        onClick={() => onFilter({ ...filter, sort, order: active && descending ? 'asc' : 'desc' })}
      >
        {label} <span aria-hidden="true">{active ? (descending ? '↓' : '↑') : '↕'}</span>
      </button>
    </th>
  );
}
