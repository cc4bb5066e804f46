import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '#contract/regulation-drafts.ts';
import { workbench } from '../../paths.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { DraftStateTag } from './draft-state-tag.tsx';

/** Drafts, the last changed first. */
export function DraftTable({ drafts }: { drafts: readonly DraftSummary[] }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant, fullDay } = useDates();
  const by = (person: { name: string; at: string } | null) =>
    person === null ? '—' : t('regulationDraft.byAt', { name: person.name, at: instant(person.at) });
  const columns: DataColumn<DraftSummary>[] = [
    {
      key: 'title',
      label: t('regulationDesk.draft'),
      cell: (draft) => (
        <>
          <PathLink to={workbench.regulationDraft(draft.id)}>{say(draft.title)}</PathLink>
          <span className="note">{say(draft.authorityName)}</span>
        </>
      ),
    },
    { key: 'state', label: t('callDesk.state'), cell: (draft) => <DraftStateTag state={draft.state} /> },
    {
      key: 'from',
      label: t('regulationDesk.fromDay'),
      cell: (draft) => (draft.fromDay === null ? '—' : fullDay(draft.fromDay)),
    },
    { key: 'submitted', label: t('regulationDesk.submitter'), cell: (draft) => by(draft.submitted) },
    { key: 'approved', label: t('regulationDesk.approver'), cell: (draft) => by(draft.approved) },
    { key: 'changed', label: t('regulationDesk.changed'), cell: (draft) => instant(draft.updatedAt) },
  ];
  return (
    <DataTable caption={t('regulationDesk.draftsTitle')} columns={columns} rows={drafts} keyOf={(draft) => draft.id} />
  );
}
