import { useTranslation } from 'react-i18next';
import { listSelections, type SelectionGroup } from '#contract/selections.ts';
import { Answer } from '../components/answer.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { SelectionSheet } from './selection-sheet.tsx';

/** Files of each call that wait for the best to be picked. */
export function SelectionsPage() {
  const { t } = useTranslation();
  const query = useEndpoint(listSelections, {});
  const [outcome, tell] = useOutcome();
  return (
    <div className="col stack">
      <PageHeader title={t('selectionDesk.title')} sub={t('selectionDesk.purpose')} />
      <Outcome words={outcome} />
      <Answer query={query}>
        {({ groups }) =>
          groups.length === 0 ? (
            <div className="card">
              <EmptyState text={t('selectionDesk.empty')} />
            </div>
          ) : (
            groups.map((group) => <Group key={group.callId} group={group} onDone={tell} />)
          )
        }
      </Answer>
    </div>
  );
}

function Group({ group, onDone }: { group: SelectionGroup; onDone: (outcome: string) => void }) {
  const say = useText();
  const titleId = `group-${group.callId}`;
  return (
    <section className="card long" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{say(group.callTitle)}</h2>
        <ClauseChip clause={group.clause} regulation={{ id: group.regulationId, numbering: group.numbering }} />
      </header>
      {/* A file that came meanwhile makes a new sheet: each needs a verdict. */}
      <SelectionSheet key={group.candidates.map((each) => each.id).join()} group={group} onDone={onDone} />
    </section>
  );
}
