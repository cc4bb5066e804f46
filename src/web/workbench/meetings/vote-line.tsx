import { useTranslation } from 'react-i18next';
import { workbench } from '../../paths.ts';
import { Choice } from '../components/choice.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';
import { PanelFinding, type MeetingItem } from './result-table.tsx';
import { castOf, faultOf, type Outcome, type VoteDraft } from './vote-draft.ts';

type Props = {
  item: MeetingItem;
  vote: VoteDraft;
  present: number;
  onChange: (part: Partial<VoteDraft>) => void;
};
const outcomes = ['approved', 'rejected', 'deferred'] as const satisfies Outcome[];
const counts = ['inFavour', 'against', 'abstained'] as const;

/** One file of the meeting: what the panel found, the three counts, the outcome, a remark. */
export function VoteLine({ item, vote, present, onChange }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const unit = say(item.unitName);
  const fault = faultOf(vote, present);
  const begun = vote.outcome !== null || counts.some((key) => vote[key].trim() !== '');
  const cast = castOf(vote);
  return (
    <li>
      <div className="vote-head">
        <span>
          <PathLink to={workbench.case(item.applicationId)}>
            <b>{unit}</b>
          </PathLink>
          <span className="small muted" style={{ display: 'block' }}>
            {item.number} · {say(item.baseTypeName)}
          </span>
        </span>
        <span className="second small">
          {t('meetingDesk.panel')}: <PanelFinding item={item} />
        </span>
      </div>
      <div className="vote-fields">
        {counts.map((key) => (
          <label key={key}>
            <span className="small second">{t(`meetingDesk.${key}`)}</span>
            <input
              className="choice number"
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              aria-label={`${t(`meetingDesk.${key}`)}: ${unit}`}
              value={vote[key]}
              onChange={(event) => onChange({ [key]: event.target.value })}
            />
          </label>
        ))}
        <label>
          <span className="small second">{t('meetingDesk.outcome')}</span>
          <Choice
            aria-label={`${t('meetingDesk.outcome')}: ${unit}`}
            value={vote.outcome}
            empty={t('desk.choose')}
            options={outcomes.map((outcome) => ({ value: outcome, label: t(`meetingDesk.outcomes.${outcome}`) }))}
            onChange={(value) => onChange({ outcome: outcomes.find((outcome) => outcome === value) ?? null })}
          />
        </label>
        <label className="remark">
          <span className="small second">{t('meetingDesk.remark')}</span>
          <input
            className="choice wide"
            style={{ textAlign: 'left' }}
            maxLength={500}
            aria-label={`${t('meetingDesk.remark')}: ${unit}`}
            value={vote.remark}
            onChange={(event) => onChange({ remark: event.target.value })}
          />
        </label>
      </div>
      <p className={begun && fault !== null ? 'errt small' : 'muted small'} role="status">
        {!begun
          ? t('meetingDesk.sumHint', { present })
          : fault === null
            ? t('meetingDesk.sumRight', { cast, present })
            : t(`meetingDesk.fault.${fault}`, { cast, present })}
      </p>
    </li>
  );
}
