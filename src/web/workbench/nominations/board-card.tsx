import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptProposal, readBoards, type Board, type NominationView } from '#contract/nominations.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { ClauseChip, ClauseChips } from '../components/clause-chip.tsx';
import { RegulationContext } from '../components/clause-scope.ts';
import { CommandButton } from '../components/command-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { CandidateTable } from './candidate-table.tsx';
import { Measure } from './measure.tsx';

const NominateDialog = lazyDialog(() => import('./nominate-dialog.tsx').then((module) => module.NominateDialog));
const InviteDialog = lazyDialog(() => import('./invite-dialog.tsx').then((module) => module.InviteDialog));
const EndDialog = lazyDialog(() => import('./end-dialog.tsx').then((module) => module.EndDialog));
const SubmitDialog = lazyDialog(() => import('./submit-dialog.tsx').then((module) => module.SubmitDialog));

type Dialog = { kind: 'nominate' | 'submit' } | { kind: 'invite' | 'withdraw' | 'decline'; nomination: NominationView };

/** One list of a recommender: how full it is, whether it keeps each rule, who is on it, and what can be done. */
export function BoardCard({ board, onDone }: { board: Board; onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const dates = useDates();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const accept = useAct(
    (nomination: NominationView) => call(acceptProposal, { params: { id: nomination.id } }),
    (_, nomination) => onDone(t('nominationDesk.accepted', { name: say(nomination.name) })),
    readBoards,
  );
  const titleId = `board-${board.call.id}-${board.associationCode}`;
  const [unmet = null, ...others] = board.unmet;
  const list = { callId: board.call.id, associationCode: board.associationCode };
  return (
    <RegulationContext value={{ id: board.call.regulationId, numbering: board.call.numbering }}>
      <section className="card long" aria-labelledby={titleId}>
        <header>
          <h2 id={titleId}>{say(board.call.title)}</h2>
          <span className="second">
            {say(board.associationName)} · {say(board.kindLabel)} <ClauseChip clause={board.kindClause} />
          </span>
        </header>
        <div className="body stack">
          <p className="second">
            {t('nominationDesk.closes', { at: dates.instant(board.call.closesAt) })}
            {board.call.listClosesAt !== board.call.closesAt &&
              t('nominationDesk.listCloses', { at: dates.instant(board.call.listClosesAt) })}
            {board.pools && ` · ${t('nominationDesk.pools')}`}
            <br />
            {t('nominationDesk.answers')} <ClauseChip clause={board.consentClause} />
          </p>
          <div className="pair">
            <Measure
              label={t('nominationDesk.quota')}
              words={
                board.quota === null
                  ? t('nominationDesk.quotaOpen')
                  : t('nominationDesk.quotaOf', { used: board.used, quota: board.quota })
              }
              value={board.used}
              whole={board.quota ?? 0}
              clause={board.quotaClause}
            />
            <Measure
              label={t('nominationDesk.overseas')}
              words={t('nominationDesk.overseasOf', {
                count: board.overseas,
                needed: board.overseasNeeded,
                percent: board.overseasPercent,
              })}
              value={board.overseas}
              whole={board.used}
              clause={board.overseasClause}
            />
          </div>
          {board.state === 'submitted' && board.submittedAt !== null ? (
            <p>{t('nominationDesk.submittedAt', { who: board.submittedBy, at: dates.instant(board.submittedAt) })}</p>
          ) : (
            <div className="acts-row">
              <CommandButton obstacle={board.nominateObstacle} onClick={() => setDialog({ kind: 'nominate' })}>
                {t('nominationDesk.nominate')}
              </CommandButton>
              <div>
                <CommandButton type="primary" obstacle={unmet} onClick={() => setDialog({ kind: 'submit' })}>
                  {t('nominationDesk.submit')}
                </CommandButton>
                {others.map((each) => (
                  <p key={each.code} className="why">
                    <Icon name="lock" />
                    <span>
                      {say(each.message)} <ClauseChips clauses={each.clauses} />
                    </span>
                  </p>
                ))}
              </div>
            </div>
          )}
          <RefusalAlert error={accept.error} />
        </div>
        {board.nominations.length === 0 ? (
          <EmptyState text={t('nominationDesk.none')} />
        ) : (
          <CandidateTable
            caption={say(board.call.title)}
            nominations={board.nominations}
            open={board.state === 'open' && board.call.open}
            pending={accept.isPending}
            onAct={(kind, nomination) =>
              kind === 'accept' ? accept.mutate(nomination) : setDialog({ kind, nomination })
            }
          />
        )}
        {dialog?.kind === 'nominate' && (
          <NominateDialog
            list={list}
            consentClause={board.consentClause}
            proposal={false}
            onClose={close}
            onDone={onDone}
          />
        )}
        {dialog?.kind === 'submit' && <SubmitDialog board={board} onClose={close} onDone={onDone} />}
        {dialog?.kind === 'invite' && <InviteDialog nomination={dialog.nomination} onClose={close} />}
        {(dialog?.kind === 'withdraw' || dialog?.kind === 'decline') && (
          <EndDialog kind={dialog.kind} nomination={dialog.nomination} onClose={close} onDone={onDone} />
        )}
      </section>
    </RegulationContext>
  );
}
