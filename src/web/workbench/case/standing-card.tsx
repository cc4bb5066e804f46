import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { decideJointEntry } from '#contract/selections.ts';
import type { Regulation } from '#policy/regulation.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { Entry } from '../components/entry.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { todayHere, useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useMe } from '../shell/use-me.ts';

/** Who applies by which lane, where the file stood among those picked from, and the further title it stands for. */
export function StandingCard({ file, regulation }: { file: Case; regulation: Regulation }) {
  const { t } = useTranslation();
  const say = useText();
  const { applicants, jointEntry } = regulation;
  const group = file.group === null ? undefined : applicants?.groups[file.group];
  const lane = file.lane === null ? undefined : applicants?.lanes[file.lane];
  if (!group && !lane && file.selection === null && !file.jointEntry) return null;
  return (
    <section className="card" aria-labelledby="standing-title">
      <header>
        <h2 id="standing-title">{t('fileStanding.title')}</h2>
      </header>
      <dl className="body facts-list">
        {group && (
          <>
            <dt>{t('fileStanding.group')}</dt>
            <dd>
              {say(group.label)} <ClauseChip clause={group.clause} />
            </dd>
          </>
        )}
        {lane && (
          <>
            <dt>{t('fileStanding.lane')}</dt>
            <dd>
              {say(lane.label)} <ClauseChip clause={lane.clause} />
            </dd>
          </>
        )}
        {file.selection && (
          <>
            <dt>{t('fileStanding.selection')}</dt>
            <dd>
              {file.selection.chosen
                ? t('fileStanding.chosen', { rank: file.selection.rank, count: file.selection.candidates })
                : t('fileStanding.notChosen', { count: file.selection.candidates })}
              <p className="prose second">{file.selection.reason}</p>
            </dd>
          </>
        )}
        {file.jointEntry && jointEntry && (
          <>
            <dt>{say(jointEntry.label)}</dt>
            <dd>
              <ClauseChip clause={jointEntry.clause} /> <JointEntry file={file} by={jointEntry.by} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function JointEntry({ file, by }: { file: Case; by: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { fullDay } = useDates();
  const [asking, setAsking] = useState(false);
  const [day, setDay] = useState<string>(todayHere());
  const [note, setNote] = useState('');
  const record = useAct(
    (outcome: 'accepted' | 'declined') =>
      call(decideJointEntry, { params: { id: file.id }, body: { outcome, decidedOn: day as never, note } }),
    () => setAsking(false),
    readCase,
  );
  const mine = me.holdings.some((holding) => holding.associationCode === by);
  const { jointOutcome } = file;
  return (
    <>
      <span>
        {jointOutcome === null
          ? t('fileStanding.jointOpen')
          : t(`fileStanding.joint-${jointOutcome.outcome}`, { day: fullDay(jointOutcome.decidedOn) })}
      </span>
      {jointOutcome?.note && <p className="second prose">{jointOutcome.note}</p>}
      {mine && !asking && file.status !== 'draft' && (
        <p className="noprint">
          <Button size="small" onClick={() => setAsking(true)}>
            {t('fileStanding.jointRecord')}
          </Button>
        </p>
      )}
      {asking && (
        <div className="form-stack noprint">
          <Entry label={t('fileStanding.jointDay')}>
            {(control) => (
              <input
                {...control}
                type="date"
                max={todayHere()}
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Entry>
          <Entry label={t('fileStanding.jointNote')} optional>
            {(control) => (
              <input {...control} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Entry>
          <RefusalAlert error={record.error} />
          <div className="acts-row">
            <Button type="primary" loading={record.isPending} onClick={() => record.mutate('accepted')}>
              {t('fileStanding.jointAccept')}
            </Button>
            <Button loading={record.isPending} onClick={() => record.mutate('declined')}>
              {t('fileStanding.jointDecline')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
