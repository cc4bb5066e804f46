import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listApplications, type ApplicationRow } from '#contract/applications.ts';
import type { issueApproval } from '#contract/recognitions.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Entry } from '../components/entry.tsx';
import { FileChoice } from '../components/file-choice.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { usePeriod } from '../bases/period.ts';
import { todayHere, useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/list.css';
import '../styles/offices.css';
import { CapNote } from './cap-note.tsx';
import { IssuedCard } from './issued-card.tsx';
import { useApprovalPreview } from './use-approval-preview.ts';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const IssueDialog = lazyDialog(() => import('./issue-dialog.tsx').then((module) => module.IssueDialog));

export type Issued = ReceivedOf<typeof issueApproval>;

/** Files the leading group has approved, to be recognised by one document. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const [issued, setIssued] = useState<Issued | null>(null);
  const files = useEndpoint(listApplications, { query: { mine: 'true', stepKind: 'approval', limit: 200 } });
  return (
    <div className="col stack">
      <PageHeader title={t('approvalDesk.title')} sub={t('approvalDesk.purpose')} extra={<PrintButton />} />
      {issued !== null && <IssuedCard issued={issued} />}
      <Answer query={files}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <EmptyState text={t('approvalDesk.empty')}>
                <PathLink to={workbench.documents()}>{t('approvalDesk.toDocuments')}</PathLink>
              </EmptyState>
            </div>
          ) : (
            // A new list of files is a new document to write.
            <Choosing key={items.map((row) => row.id).join()} files={items} onIssued={setIssued} />
          )
        }
      </Answer>
    </div>
  );
}

function Choosing({ files, onIssued }: { files: readonly ApplicationRow[]; onIssued: (issued: Issued) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay } = useDates();
  const period = usePeriod();
  const today = todayHere();
  const [chosen, setChosen] = useState<string[]>([]);
  const [issuedOn, setIssuedOn] = useState<string>(today);
  const [asking, setAsking] = useState(false);
  const preview = useApprovalPreview(chosen, issuedOn, today);
  return (
    <>
      <section className="card long" aria-labelledby="files-title">
        <header>
          <h2 id="files-title">{t('approvalDesk.files')}</h2>
        </header>
        <FileChoice
          rows={files}
          chosen={chosen}
          onChoose={setChosen}
          extra={{
            label: t('approvalDesk.preview'),
            cell: (row) => {
              const grant = preview.grantOf(row.id);
              if (!chosen.includes(row.id)) return '—';
              if (grant === undefined) return '…';
              return (
                <>
                  <b>{say(grant.name)}</b>
                  <span className="note">
                    {grant.period === null ? t('approvalDesk.setDay') : period(grant.period)}
                  </span>
                  {grant.decidedOn !== null && (
                    <span className="note">{t('approvalDesk.decidedOn', { day: fullDay(grant.decidedOn) })}</span>
                  )}
                  <CapNote file={grant.file} />
                  {grant.obstacle !== null && <span className="errt small">{say(grant.obstacle.message)}</span>}
                </>
              );
            },
          }}
        />
        <div className="body form-stack">
          <Entry
            label={t('approvalDesk.issueDay')}
            hint={
              <>
                {issuedOn !== '' && <b>{fullDay(issuedOn)} </b>}
                {preview.earliest === null
                  ? t('approvalDesk.dayRule')
                  : t('approvalDesk.dayBounds', { from: fullDay(preview.earliest), to: fullDay(today) })}
              </>
            }
          >
            {(control) => (
              <input
                {...control}
                className="choice short"
                type="date"
                min={preview.earliest ?? undefined}
                max={today}
                value={issuedOn}
                onChange={(event) => setIssuedOn(event.target.value)}
              />
            )}
          </Entry>
          <CommandButton type="primary" obstacle={obstacleOf(preview.lacks)} onClick={() => setAsking(true)}>
            {t('approvalDesk.issue')}
          </CommandButton>
        </div>
      </section>
      {asking && (
        <IssueDialog
          applicationIds={chosen}
          issuedOn={issuedOn}
          grants={chosen.flatMap((id) => preview.grantOf(id) ?? [])}
          onClose={() => setAsking(false)}
          onIssued={(issued) => {
            onIssued(issued);
            setChosen([]);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
