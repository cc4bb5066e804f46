import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NominationView } from '#contract/nominations.ts';
import { workbench } from '../../paths.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { PathLink } from '../components/path-link.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';

export type CandidateAct = 'invite' | 'withdraw' | 'accept' | 'decline';
type Props = {
  caption: string;
  nominations: readonly NominationView[];
  /** Whether the list can still change. */
  open: boolean;
  /** Whose own proposals these are: they can only be taken back. */
  proposing?: boolean;
  pending: boolean;
  onAct: (act: CandidateAct, nomination: NominationView) => void;
};

const tones: Record<NominationView['state'], string> = {
  proposed: 'warn',
  declined: '',
  invited: 'info',
  registered: 'ok',
  withdrawn: '',
};

const actsOn = ({ state }: NominationView, proposing: boolean): CandidateAct[] => {
  if (proposing) return state === 'proposed' ? ['withdraw'] : [];
  if (state === 'proposed') return ['accept', 'decline'];
  if (state === 'invited') return ['invite', 'withdraw'];
  return state === 'registered' ? ['withdraw'] : [];
};

/** The organisations of a list, each with its consent, how far it is and what can be done. */
export function CandidateTable({ caption, nominations, open, proposing = false, pending, onAct }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const dates = useDates();
  const label = (act: CandidateAct, row: NominationView): string => {
    if (act === 'invite' && row.invitedAt !== null) return t('nominationDesk.inviteAgain');
    return act === 'withdraw' && proposing ? t('nominationDesk.takeBack') : t(`nominationDesk.${act}`);
  };
  const columns: DataColumn<NominationView>[] = [
    {
      key: 'candidate',
      label: t('nominationDesk.candidate'),
      cell: (row) => (
        <>
          <b>{say(row.name)}</b>
          <span className="note">{row.registration}</span>
          {row.proposedBy !== null && !proposing && (
            <span className="note">{t('nominationDesk.proposedBy', { name: say(row.proposedBy.name) })}</span>
          )}
        </>
      ),
    },
    {
      key: 'place',
      label: t('nominationDesk.place'),
      cell: (row) => (
        <>
          {say(row.countryName)}
          <span className="note">{t(row.overseas ? 'nominationDesk.abroad' : 'nominationDesk.inside')}</span>
        </>
      ),
    },
    {
      key: 'consent',
      label: t('nominationDesk.consent'),
      cell: ({ consent }) =>
        t('nominationDesk.consentOf', { by: consent.by, on: dates.day(consent.on), how: consent.how }),
    },
    {
      key: 'state',
      label: t('nominationDesk.state'),
      cell: (row) => (
        <>
          <span className={`tag ${tones[row.state]}`}>{t(`nominationDesk.states.${row.state}`)}</span>
          {row.endReason !== null && <span className="note">{row.endReason}</span>}
        </>
      ),
    },
    {
      key: 'file',
      label: t('nominationDesk.file'),
      cell: (row) => (
        <>
          {row.application !== null && (
            <>
              <PathLink to={workbench.case(row.application.id)}>
                {t('nominationDesk.openFile', { number: row.application.number ?? '' })}
              </PathLink>{' '}
              <StatusTag status={row.application.status} />
              {row.application.stepName !== null && <span className="note">{say(row.application.stepName)}</span>}
            </>
          )}
          {row.lacks !== null ? (
            <span className="note">{say(row.lacks)}</span>
          ) : (
            open && row.state === 'registered' && <span className="note">{t('nominationDesk.ready')}</span>
          )}
        </>
      ),
    },
    {
      key: 'acts',
      label: t('nominationDesk.acts'),
      quiet: true,
      cell: (row) =>
        open && (
          <div className="acts-row noprint">
            {actsOn(row, proposing).map((act) => (
              <Button
                key={act}
                size="small"
                disabled={pending}
                aria-label={`${label(act, row)}：${say(row.name)}`}
                onClick={() => onAct(act, row)}
              >
                {label(act, row)}
              </Button>
            ))}
          </div>
        ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={nominations} keyOf={(row) => row.id} />;
}
