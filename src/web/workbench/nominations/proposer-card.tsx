import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NominationView, readBoards } from '#contract/nominations.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { RegulationContext } from '../components/clause-scope.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { CandidateTable } from './candidate-table.tsx';

const NominateDialog = lazyDialog(() => import('./nominate-dialog.tsx').then((module) => module.NominateDialog));
const EndDialog = lazyDialog(() => import('./end-dialog.tsx').then((module) => module.EndDialog));

type ProposerBoard = ReceivedOf<typeof readBoards>['proposing'][number];

/** What a body proposed to the association over it, and what became of it. */
export function ProposerCard({ board, onDone }: { board: ProposerBoard; onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const dates = useDates();
  const [proposing, setProposing] = useState(false);
  const [ending, setEnding] = useState<NominationView | null>(null);
  const titleId = `proposals-${board.call.id}-${board.associationCode}`;
  const name = say(board.toName);
  return (
    <RegulationContext value={{ id: board.call.regulationId, numbering: board.call.numbering }}>
      <section className="card long" aria-labelledby={titleId}>
        <header>
          <h2 id={titleId}>{t('nominationDesk.proposeTitle', { name })}</h2>
          <span className="second">
            {say(board.call.title)} <ClauseChip clause={board.toClause} />
          </span>
        </header>
        <div className="body stack">
          <p className="second">
            {t('nominationDesk.proposePurpose', { name })}{' '}
            {t('nominationDesk.closes', { at: dates.instant(board.call.closesAt) })}
          </p>
          {board.call.open && (
            <div className="acts-row">
              <Button type="primary" onClick={() => setProposing(true)}>
                {t('nominationDesk.propose')}
              </Button>
            </div>
          )}
        </div>
        {board.nominations.length === 0 ? (
          <EmptyState text={t('nominationDesk.proposeNone')} />
        ) : (
          <CandidateTable
            caption={t('nominationDesk.proposeTitle', { name })}
            nominations={board.nominations}
            open={board.call.open}
            proposing
            pending={false}
            onAct={(_, nomination) => setEnding(nomination)}
          />
        )}
        {proposing && (
          <NominateDialog
            list={{ callId: board.call.id, associationCode: board.associationCode }}
            consentClause={board.consentClause}
            proposal
            onClose={() => setProposing(false)}
            onDone={onDone}
          />
        )}
        {ending !== null && (
          <EndDialog kind="take-back" nomination={ending} onClose={() => setEnding(null)} onDone={onDone} />
        )}
      </section>
    </RegulationContext>
  );
}
