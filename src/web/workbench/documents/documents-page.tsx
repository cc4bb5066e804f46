import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDocuments, openDocument } from '#contract/recognitions.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { fileUrl } from '../../api.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FindBox } from '../components/find-box.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import type { zhRegisters } from '../locale/zh-registers.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/list.css';

type OfficialDocument = ReceivedOf<typeof listDocuments>['documents'][number];
const kinds: readonly (keyof typeof zhRegisters.documentDesk.kind)[] = [
  'approval',
  'official-letter',
  'expert-opinion',
  'meeting-minutes',
];

/** Official documents the reader may open, the latest first. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = useEndpoint(listDocuments, {});
  const sought = text.toLowerCase();
  return (
    <div className="col">
      <PageHeader title={t('documentDesk.title')} sub={t('documentDesk.purpose')} extra={<PrintButton />} />
      <div className="card long">
        <FindBox label={t('documentDesk.find')} value={text} onFind={setText} />
        <Answer query={query}>
          {({ documents }) => {
            const found = documents.filter((each) => `${each.number} ${each.title}`.toLowerCase().includes(sought));
            return found.length === 0 ? (
              <EmptyState text={text === '' ? t('documentDesk.empty') : t('documentDesk.noMatch')} />
            ) : (
              <DocumentTable documents={found} />
            );
          }}
        </Answer>
      </div>
    </div>
  );
}

function DocumentTable({ documents }: { documents: readonly OfficialDocument[] }) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay } = useDates();
  const columns: DataColumn<OfficialDocument>[] = [
    {
      key: 'title',
      label: t('documentDesk.document'),
      cell: (each) => (
        <a href={fileUrl(openDocument, { params: { id: each.id } })} target="_blank" rel="noreferrer" lang="zh-CN">
          {each.title}
        </a>
      ),
    },
    { key: 'number', label: t('documentDesk.number'), cell: (each) => each.number ?? '—' },
    {
      key: 'kind',
      label: t('documentDesk.kindLabel'),
      cell: (each) => {
        const kind = kinds.find((known) => known === each.kind);
        return kind === undefined ? each.kind : t(`documentDesk.kind.${kind}`);
      },
    },
    { key: 'issuer', label: t('documentDesk.issuer'), cell: (each) => say(each.issuer) },
    { key: 'day', label: t('documentDesk.issuedOn'), cell: (each) => fullDay(each.issuedOn) },
  ];
  return <DataTable caption={t('documentDesk.title')} columns={columns} rows={documents} keyOf={(each) => each.id} />;
}
