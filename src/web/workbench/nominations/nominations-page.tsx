import { useTranslation } from 'react-i18next';
import { readBoards } from '#contract/nominations.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { BoardCard } from './board-card.tsx';
import { ProposerCard } from './proposer-card.tsx';

/** A recommender's lists under each call, and what a body of a pooled territory proposed. */
export function NominationsPage() {
  const { t } = useTranslation();
  const query = useEndpoint(readBoards, {});
  const [outcome, tell] = useOutcome();
  return (
    <div className="col stack">
      <PageHeader
        title={t('nominationDesk.title')}
        sub={t('nominationDesk.purpose')}
        extra={
          <>
            <PrintButton />
            <PathButton to={workbench.nominationLists()}>{t('nominationDesk.allLists')}</PathButton>
          </>
        }
      />
      <Outcome words={outcome} />
      <Answer query={query}>
        {({ boards, proposing }) => (
          <>
            {boards.length + proposing.length === 0 && (
              <div className="card">
                <EmptyState text={t('nominationDesk.empty')}>
                  <PathButton to={workbench.nominationLists()}>{t('nominationDesk.allLists')}</PathButton>
                </EmptyState>
              </div>
            )}
            {boards.map((board) => (
              <BoardCard key={`${board.call.id}${board.associationCode}`} board={board} onDone={tell} />
            ))}
            {proposing.map((board) => (
              <ProposerCard key={`${board.call.id}${board.associationCode}`} board={board} onDone={tell} />
            ))}
          </>
        )}
      </Answer>
    </div>
  );
}
