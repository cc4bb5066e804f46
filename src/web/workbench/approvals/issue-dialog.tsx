import { useTranslation } from 'react-i18next';
import { countApplications, listApplications, readCase } from '#contract/applications.ts';
import { issueApproval, listDocuments, listRecognitions } from '#contract/recognitions.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { usePeriod } from '../bases/period.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import type { Issued } from './approvals-page.tsx';
import type { Grant } from './use-approval-preview.ts';

type Props = {
  applicationIds: string[];
  issuedOn: string;
  grants: readonly Grant[];
  onClose: () => void;
  onIssued: (issued: Issued) => void;
};

/** The last look before a numbered document goes out; it recognises every file on it at once. */
export function IssueDialog({ applicationIds, issuedOn, grants, onClose, onIssued }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay } = useDates();
  const period = usePeriod();
  const issue = useAct(
    () => call(issueApproval, { body: { applicationIds, issuedOn } }),
    onIssued,
    listApplications,
    countApplications,
    readCase,
    listDocuments,
    listRecognitions,
  );
  return (
    <CommandDialog
      title={t('approvalDesk.issue')}
      okText={t('approvalDesk.issue')}
      width={680}
      ready
      pending={issue.isPending}
      error={issue.error}
      onOk={() => issue.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('approvalDesk.effect', { count: grants.length, day: fullDay(issuedOn) })}</p>
      <ul className="stack tight">
        {grants.map((grant) => (
          <li key={grant.id}>
            <b>{say(grant.name)}</b>
            <span className="second small" style={{ display: 'block' }}>
              {say(grant.unitName)}
              {grant.period !== null && ` · ${period(grant.period)}`}
            </span>
          </li>
        ))}
      </ul>
    </CommandDialog>
  );
}
