import { useParams, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { readCase } from '#contract/applications.ts';
import { readRegulation } from '#contract/regulations.ts';
import { withCallMaterials } from '#policy/materials.ts';
import type { Command } from '#workflow/commands.ts';
import { RegulationContext } from '../components/clause-scope.ts';
import { CriteriaTable } from '../components/criteria-table.tsx';
import { Loading } from '../components/loading.tsx';
import { FailedPage } from '../components/failed-page.tsx';
import { Timeline } from '../components/timeline.tsx';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import { AskCard } from './ask-card.tsx';
import { CaseHead } from './case-head.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { FormCard } from './form-card.tsx';
import { MaterialsCard } from './materials-card.tsx';
import { ReviewsCard } from './reviews-card.tsx';
import { StandingCard } from './standing-card.tsx';
import { RouteCard } from './route-card.tsx';

// What is typed into loads when it is asked for; a reader of the file needs none of it.
const CaseDialog = lazy(() => import('./case-dialogs.tsx').then((module) => ({ default: module.CaseDialog })));
const JudgeForm = lazy(() => import('./judge-form.tsx').then((module) => ({ default: module.JudgeForm })));

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The result of a command given on the page before. */
    outcome?: string;
  }
}

/** A file in one column: where it stands, what is asked of the reader, the conditions, materials, opinions, the form. */
export function CasePage() {
  const { id } = useParams({ strict: false });
  const { data: file, error, refetch } = useEndpoint(readCase, { params: { id: id ?? '' } });
  const pinned = file?.regulation;
  const text = useEndpoint(
    readRegulation,
    { params: { regulationId: pinned?.id ?? '' }, query: { version: pinned?.version } },
    pinned !== undefined,
  ).data?.regulation;
  const regulation = text && withCallMaterials(text, file?.call.materials ?? []);
  const arrived = useRouterState({ select: (state) => state.location.state.outcome ?? null });
  const [outcome, setOutcome] = useState<string | null>(arrived);
  const [command, setCommand] = useState<Command | null>(null);
  if (error && !file) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!file) return <Loading />;
  const done = (words: string) => {
    setOutcome(words);
    setCommand(null);
  };
  const mayJudge = file.commands.some((each) => each.command === 'judge-criterion' && each.obstacle === null);
  return (
    <RegulationContext
      value={{
        id: file.regulation.id,
        version: file.regulation.version,
        ...(regulation && { numbering: regulation.numbering }),
      }}
    >
      <div className="col stack">
        <CaseHead file={file} />
        <div role="status">{outcome !== null && <p className="outcome">{outcome}</p>}</div>
        {file.route.length > 0 && <RouteCard file={file} />}
        {regulation !== undefined && <StandingCard file={file} regulation={regulation} />}
        <AskCard file={file} onCommand={setCommand} />
        <CriteriaTable
          criteria={file.criteria}
          regulation={regulation}
          {...(mayJudge && {
            judge: (criterion, close) => (
              <Suspense>
                <JudgeForm file={file} criterion={criterion} onClose={close} onDone={done} />
              </Suspense>
            ),
          })}
        />
        <MaterialsCard file={file} regulation={regulation} />
        {file.reviews.length > 0 && <ReviewsCard file={file} />}
        {(file.documents.length > 0 || file.decision !== null) && <DocumentsCard file={file} />}
        <Timeline events={file.events} />
        {file.submittedVersions.length > 0 && regulation !== undefined && (
          <FormCard file={file} regulation={regulation} />
        )}
      </div>
      {command !== null && (
        <Suspense>
          <CaseDialog
            key={command}
            command={command}
            file={file}
            regulation={regulation}
            onClose={() => setCommand(null)}
            onDone={done}
          />
        </Suspense>
      )}
    </RegulationContext>
  );
}
