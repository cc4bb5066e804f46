import { useTranslation } from 'react-i18next';
import { listCalls, type Call } from '#contract/calls.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/list.css';
import { PhaseTag, usePublicityLength } from './phase-tag.tsx';

/** Calls, the latest closing first. */
export function CallsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const calls = useEndpoint(listCalls, {});
  return (
    <div className="col">
      <PageHeader
        title={t('callDesk.title')}
        sub={t('callDesk.purpose')}
        extra={
          <>
            <PrintButton />
            {can('calls.manage') && (
              <PathButton type="primary" to={workbench.newCall()}>
                {t('callDesk.draft')}
              </PathButton>
            )}
          </>
        }
      />
      <div className="card long">
        <Answer query={calls}>
          {(data) =>
            data.calls.length === 0 ? <EmptyState text={t('callDesk.empty')} /> : <CallTable calls={data.calls} />
          }
        </Answer>
      </div>
    </div>
  );
}

function CallTable({ calls }: { calls: readonly Call[] }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const lengthOf = usePublicityLength();
  const counted = calls.some((call) => call.applications !== null);
  const columns: DataColumn<Call>[] = [
    {
      key: 'title',
      label: t('callDesk.call'),
      cell: (call) => (
        <>
          <PathLink to={workbench.call(call.id)}>{say(call.title)}</PathLink>
          <span className="note">{say(call.regulationTitle)}</span>
        </>
      ),
    },
    { key: 'phase', label: t('callDesk.state'), cell: (call) => <PhaseTag phase={call.phase} /> },
    {
      key: 'window',
      label: t('callDesk.windowBeijing'),
      cell: (call) => (
        <>
          {instant(call.opensAt)}
          <br />
          {t('callDesk.until', { at: instant(call.closesAt) })}
        </>
      ),
    },
    {
      key: 'types',
      label: t('callDesk.types'),
      cell: (call) =>
        call.typeNames.map((type) => (
          <div key={type.id}>
            {say(type.name)}
            {type.suspended && <span className="note">{t('callDesk.suspendedShort')}</span>}
          </div>
        )),
    },
    { key: 'publicity', label: t('callDesk.publicity'), cell: lengthOf },
    ...(counted
      ? [
          {
            key: 'applications',
            label: t('callDesk.applications'),
            numeric: true,
            cell: (call: Call) => (
              <PathLink to={workbench.applications({ callId: call.id })}>{call.applications ?? 0}</PathLink>
            ),
          },
        ]
      : []),
  ];
  return <DataTable caption={t('callDesk.title')} columns={columns} rows={calls} keyOf={(call) => call.id} />;
}
