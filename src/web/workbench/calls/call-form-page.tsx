import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createCall, listCalls, readCall, updateCall, type Call } from '#contract/calls.ts';
import { call as send } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { Answer } from '../components/answer.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { useGoTelling } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { todayHere } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { draftOf, emptyDraft, faultOf, inputOf, type CallDraft } from './call-draft.ts';
import { CallPublicityFields, CallTermFields, CallTextFields } from './call-fields.tsx';

export function NewCallPage() {
  return <CallForm />;
}

export function EditCallPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(readCall, { params: { id } });
  return <Answer query={query}>{(call) => <CallForm key={call.id} stored={call} />}</Answer>;
}

/** Writes a call, or changes one; of a published one only what may still change. */
function CallForm({ stored }: { stored?: Call }) {
  const { t } = useTranslation();
  const say = useText();
  const goTelling = useGoTelling();
  const [draft, setDraft] = useState<CallDraft>(() =>
    stored === undefined ? emptyDraft(Number(todayHere().slice(0, 4))) : draftOf(stored),
  );
  const change = (part: Partial<CallDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useAct(
    () =>
      stored === undefined
        ? send(createCall, { body: inputOf(draft) })
        : send(updateCall, { params: { id: stored.id }, body: inputOf(draft, stored) }),
    (call) => goTelling(workbench.call(call.id), t('callDesk.saved', { title: say(call.title) })),
    listCalls,
    readCall,
  );
  const fault = faultOf(draft);
  const published = stored?.status === 'published';
  const parts = { draft, published, onChange: change };
  return (
    <div className="col stack">
      <PageHeader
        title={stored === undefined ? t('callDesk.draft') : t('callDesk.edit')}
        crumbs={[
          { label: t('callDesk.title'), to: workbench.calls() },
          ...(stored === undefined ? [] : [{ label: say(stored.title), to: workbench.call(stored.id) }]),
          { label: stored === undefined ? t('callDesk.draft') : t('callDesk.edit') },
        ]}
        sub={published ? t('callDesk.publishedFixed') : t('callDesk.draftHint')}
      />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (fault === null) save.mutate(undefined);
        }}
      >
        <RefusalAlert error={save.error} safe={t('dialog.kept')} />
        <CallTermFields {...parts} />
        <CallPublicityFields {...parts} />
        <CallTextFields {...parts} />
        <div className="acts-row">
          <PathButton to={stored === undefined ? workbench.calls() : workbench.call(stored.id)}>
            {t('dialog.cancel')}
          </PathButton>
          <CommandButton
            type="primary"
            loading={save.isPending}
            obstacle={obstacleOf(fault === null ? null : t(`callDesk.fault.${fault}`))}
            onClick={() => save.mutate(undefined)}
          >
            {published ? t('callDesk.saveChange') : t('callDesk.saveDraft')}
          </CommandButton>
        </div>
      </form>
    </div>
  );
}
