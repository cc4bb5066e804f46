import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCall, type Call } from '#contract/calls.ts';
import { readRegulation } from '#contract/regulations.ts';
import { publicPages, workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { FactList } from '../components/fact-list.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { CallTypesCard } from './call-types-card.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { PhaseTag, usePublicityLength } from './phase-tag.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const ForwardDialog = lazyDialog(() => import('./forward-dialog.tsx').then((module) => module.ForwardDialog));
const PublishDialog = lazyDialog(() => import('./publish-dialog.tsx').then((module) => module.PublishDialog));

/** One call as it stands, with what its manager can do. */
export function CallPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(readCall, { params: { id } });
  return <Answer query={query}>{(call) => <CallSheet call={call} />}</Answer>;
}

function CallSheet({ call }: { call: Call }) {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const { instant } = useDates();
  const lengthOf = usePublicityLength();
  const [outcome, tell] = useOutcome();
  const [publishing, setPublishing] = useState(false);
  const [forwarding, setForwarding] = useState(false);
  const regulation = useEndpoint(readRegulation, { params: { regulationId: call.regulationId } }).data?.regulation;
  const manages = call.mine;
  const forwards = call.mayForward;
  const noLength = call.publicityDays === null && regulation?.publicity !== undefined;
  const obstacle = obstacleOf(noLength ? t('callDesk.lengthFirst') : null);
  return (
    <div className="col stack">
      <PageHeader
        title={say(call.title)}
        crumbs={[{ label: t('callDesk.title'), to: workbench.calls() }, { label: String(call.year) }]}
        sub={<PhaseTag phase={call.phase} />}
        extra={
          <>
            <PrintButton />
            {forwards && <Button onClick={() => setForwarding(true)}>{t('forward.title')}</Button>}
            {manages && <PathButton to={workbench.editCall(call.id)}>{t('callDesk.edit')}</PathButton>}
            {manages && call.status === 'draft' && (
              <CommandButton
                type="primary"
                obstacle={
                  obstacle &&
                  (regulation?.publicity ? { ...obstacle, clauses: [regulation.publicity.clause] } : obstacle)
                }
                onClick={() => setPublishing(true)}
              >
                {t('callDesk.publish')}
              </CommandButton>
            )}
          </>
        }
      />
      <Outcome words={outcome} />
      <section className="card" aria-labelledby="call-title">
        <header>
          <h2 id="call-title">{t('callDesk.terms')}</h2>
          {call.status === 'published' && <a href={publicPages(locale).call(call.id)}>{t('desk.publicPage')}</a>}
        </header>
        <div className="body">
          <FactList
            facts={[
              [
                t('callDesk.regulation'),
                <a key="regulation" href={publicPages(locale).regulation(call.regulationId)}>
                  {say(call.regulationTitle)}
                </a>,
              ],
              [t('callDesk.issuer'), say(call.issuerName)],
              [
                t('forward.parent'),
                call.parentId === null ? null : (
                  <PathLink key="parent" to={workbench.call(call.parentId)}>
                    {t('forward.openParent')}
                  </PathLink>
                ),
              ],
              [
                t('forward.materials'),
                call.materials.length === 0
                  ? null
                  : call.materials.map(({ label }) => say(label)).join(t('fact.separator')),
              ],
              [t('callDesk.opens'), instant(call.opensAt)],
              [t('callDesk.closes'), instant(call.closesAt)],
              [
                t('callDesk.publicity'),
                regulation && !regulation.publicity ? t('callDesk.noPublicity') : lengthOf(call),
              ],
              [
                t('callDesk.applications'),
                call.applications === null ? null : (
                  <PathLink key="applications" to={workbench.applications({ callId: call.id })}>
                    {t('desk.files', { count: call.applications })}
                  </PathLink>
                ),
              ],
              [t('callDesk.text'), say(call.text) === '' ? '—' : <p className="prose">{say(call.text)}</p>],
            ]}
          />
        </div>
      </section>
      <CallTypesCard call={call} manages={manages} onDone={tell} />
      {manages && <QuestionsCard item={call} />}
      {forwarding && <ForwardDialog item={call} onClose={() => setForwarding(false)} onDone={tell} />}
      {publishing && <PublishDialog call={call} onClose={() => setPublishing(false)} onDone={tell} />}
    </div>
  );
}
