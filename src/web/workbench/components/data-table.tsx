import type { ReactNode } from 'react';

export type DataColumn<Row> = {
  key: string;
  label: string;
  numeric?: boolean;
  /** No heading to be seen, as over checkboxes and buttons. */
  quiet?: boolean;
  cell: (row: Row) => ReactNode;
};
type Props<Row> = {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** A plain table whose rows become cards on a narrow screen; its first column names the row. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className="table-wrap">
      <table className="t stacking">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric, quiet }) => (
              <th key={key} scope="col" className={numeric ? 'num' : undefined}>
                {quiet ? <span className="vh">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, label, numeric, quiet, cell }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} {...(!quiet && { 'data-label': label })} className={numeric ? 'num' : undefined}>
                    {cell(row)}
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
