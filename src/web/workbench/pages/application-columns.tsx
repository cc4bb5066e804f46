import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { ApplicationFilter, ApplicationRow } from '#contract/applications.ts';
import type { Text } from '#policy/text.ts';
import { workbench } from '../../paths.ts';
import { DueBadge } from '../components/due-badge.tsx';
import { PathLink } from '../components/path-link.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { zh } from '../locale/zh.ts';

type Sayings = { say: (text: Text) => string; instant: (at: string) => string; t: TFunction };
export type ColumnId = keyof typeof zh.column;
export type Column = {
  id: ColumnId;
  sort?: NonNullable<ApplicationFilter['sort']>;
  /** Always shown; the row could not be told apart without it. */
  fixed?: boolean;
  /** Shown until the reader chooses otherwise. */
  usual: boolean;
  cell: (row: ApplicationRow, sayings: Sayings) => ReactNode;
};

const addressOf = (row: ApplicationRow): string =>
  row.status === 'draft' ? workbench.form(row.id) : workbench.case(row.id);

export const columns: readonly Column[] = [
  {
    id: 'unit',
    fixed: true,
    usual: true,
    cell: (row, { say }) => <PathLink to={addressOf(row)}>{say(row.unitName)}</PathLink>,
  },
  {
    id: 'number',
    sort: 'number',
    usual: true,
    cell: (row, { t }) => <span className="nowrap">{row.number ?? t('list.noNumber')}</span>,
  },
  { id: 'type', usual: true, cell: (row, { say }) => say(row.baseTypeName) },
  { id: 'province', usual: true, cell: (row, { say }) => (row.provinceName === null ? '—' : say(row.provinceName)) },
  { id: 'status', usual: true, cell: (row) => <StatusTag status={row.status} /> },
  {
    id: 'step',
    usual: true,
    cell: (row, { say, t }) =>
      row.stepName === null
        ? '—'
        : `${say(row.stepName)}${t('list.stepOf', { index: row.stepIndex + 1, count: row.stepCount })}`,
  },
  {
    id: 'due',
    sort: 'dueOn',
    usual: true,
    cell: (row) => (row.dueOn === null ? '—' : <DueBadge dueOn={row.dueOn} inline />),
  },
  {
    id: 'submitted',
    sort: 'submittedAt',
    usual: true,
    cell: (row, { instant }) =>
      row.submittedAt === null ? '—' : <span className="nowrap">{instant(row.submittedAt)}</span>,
  },
  {
    id: 'updated',
    sort: 'updatedAt',
    usual: false,
    cell: (row, { instant }) => <span className="nowrap">{instant(row.updatedAt)}</span>,
  },
  { id: 'call', usual: false, cell: (row, { say }) => say(row.callTitle) },
];
