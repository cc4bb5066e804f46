import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationRow } from '#contract/applications.ts';
import { workbench } from '../../paths.ts';
import { useText } from '../i18n.ts';
import { DataTable, type DataColumn } from './data-table.tsx';
import { PathLink } from './path-link.tsx';

type Props = {
  rows: readonly ApplicationRow[];
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  /** What a chosen file will become, in a column of its own. */
  extra?: { label: string; cell: (row: ApplicationRow) => ReactNode };
};

/** Files to act on together: each can be chosen, or all at once. */
export function FileChoice({ rows, chosen, onChoose, extra }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const all = rows.length > 0 && rows.every((row) => chosen.includes(row.id));
  const columns: DataColumn<ApplicationRow>[] = [
    {
      key: 'unit',
      label: t('column.unit'),
      cell: (row) => (
        <label className="check">
          <input
            type="checkbox"
            checked={chosen.includes(row.id)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
            }
          />{' '}
          {say(row.unitName)}
        </label>
      ),
    },
    {
      key: 'number',
      label: t('column.number'),
      cell: (row) => <PathLink to={workbench.case(row.id)}>{row.number ?? t('list.noNumber')}</PathLink>,
    },
    { key: 'type', label: t('column.type'), cell: (row) => say(row.baseTypeName) },
    {
      key: 'province',
      label: t('column.province'),
      cell: (row) => (row.provinceName === null ? '—' : say(row.provinceName)),
    },
    ...(extra === undefined ? [] : [{ key: 'extra', ...extra }]),
  ];
  return (
    <>
      <div className="row wrap filters noprint">
        <label className="check">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) => onChoose(event.target.checked ? rows.map((row) => row.id) : [])}
          />{' '}
          {t('desk.chooseAll', { count: rows.length })}
        </label>
        <span className="second" role="status">
          {t('desk.chosen', { count: chosen.length })}
        </span>
      </div>
      <DataTable caption={t('navigation.applications')} columns={columns} rows={rows} keyOf={(row) => row.id} />
    </>
  );
}
