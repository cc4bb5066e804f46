import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDrafts, readDraft, saveDraftText, type Draft } from '#contract/regulation-drafts.ts';
import { listEditions, listRegulations } from '#contract/regulations.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { Answer } from '../components/answer.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Tabs } from '../components/tabs.tsx';
import { clockLabel } from '../dates.ts';
import { useText } from '../i18n.ts';
import { queryClient, queryOf, useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import '../styles/regulations.css';
import { ApprovalPanel } from './approval-panel.tsx';
import { ClausesPanel } from './clauses-panel.tsx';
import { DraftStateTag } from './draft-state-tag.tsx';
import { EffectPanel } from './effect-panel.tsx';
import { useTextCheck } from './text-check.ts';
import { TextPanel } from './text-panel.tsx';

/** A draft of a regulation: its text, its clauses, what it would change, and its approval. */
export function RegulationDraftPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(readDraft, { params: { id } });
  return <Answer query={query}>{(draft) => <DraftDesk key={draft.id} draft={draft} />}</Answer>;
}

/** Asks before the page is left with changes that are not saved. */
const useLeaveWarning = (changed: boolean): void => {
  useEffect(() => {
    if (!changed) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);
};

/** The text as it is being written, beside the one that is stored. A stored one that moved on is taken over while nothing is unsaved. */
const useWritten = (draft: Draft) => {
  const [text, setText] = useState(draft.text);
  const [stored, setStored] = useState(draft.text);
  if (stored !== draft.text) {
    setStored(draft.text);
    if (text === stored) setText(draft.text);
  }
  return { text, setText, changed: text !== draft.text };
};

function DraftDesk({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const say = useText();
  const [outcome, tell] = useOutcome();
  const { text, setText, changed } = useWritten(draft);
  useLeaveWarning(changed);
  const check = useTextCheck(text, draft.faults);
  const keep = (next: Draft) =>
    queryClient.setQueryData(queryOf(readDraft, { params: { id: draft.id } }).queryKey, next);
  const save = useAct(
    () => call(saveDraftText, { params: { id: draft.id }, body: { version: draft.version, text } }),
    (next) => {
      keep(next);
      tell(t('regulationDraft.saved', { at: clockLabel(new Date()) }));
    },
    listDrafts,
  );
  const done = (next: Draft, words: string) => {
    keep(next);
    tell(words);
    void queryClient.invalidateQueries({ queryKey: [listDrafts.path] });
    void queryClient.invalidateQueries({ queryKey: [listEditions.path] });
    void queryClient.invalidateQueries({ queryKey: [listRegulations.path] });
  };
  const faulty = check.faults.length > 0;
  const wait = changed ? t('regulationDraft.saveFirst') : faulty ? t('regulationDraft.mendFirst') : null;
  return (
    <div className="col stack">
      <PageHeader
        title={say(draft.title)}
        crumbs={[{ label: t('regulationDesk.title'), to: workbench.regulationDesk() }, { label: draft.regulationId }]}
        sub={
          <>
            <DraftStateTag state={draft.state} /> {say(draft.authorityName)}
          </>
        }
      />
      <Outcome words={outcome} />
      {draft.behind && <p className="banner-note">{t('regulationDraft.behind')}</p>}
      <Tabs
        label={t('regulationDraft.tabs')}
        tabs={[
          {
            id: 'text',
            label: t('regulationDraft.text'),
            content: (
              <TextPanel
                draft={draft}
                text={text}
                changed={changed}
                check={check}
                saving={save.isPending}
                error={save.error}
                onChange={setText}
                onSave={() => changed && !save.isPending && save.mutate(undefined)}
                onTell={tell}
              />
            ),
          },
          {
            id: 'clauses',
            label: t('regulationDraft.clauses'),
            content: <ClausesPanel regulation={check.regulation} />,
          },
          { id: 'effect', label: t('regulationDraft.effect'), content: <EffectPanel draft={draft} wait={wait} /> },
          {
            id: 'approval',
            label: t('regulationDraft.approval'),
            content: <ApprovalPanel draft={draft} wait={wait} onDone={done} />,
          },
        ]}
      />
    </div>
  );
}
