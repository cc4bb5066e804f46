import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createDraft, listDrafts, REGULATION_LIMIT_BYTES } from '#contract/regulation-drafts.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { Answer } from '../components/answer.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';
import { Outcome, useGoTelling, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/list.css';
import '../styles/offices.css';
import '../styles/regulations.css';
import { DraftTable } from './draft-table.tsx';
import { RegulationTable } from './regulation-table.tsx';

const NewDraftDialog = lazyDialog(() => import('./new-draft-dialog.tsx').then((module) => module.NewDraftDialog));

/** The regulations of all authorities as they stand, and the drafts of one's own. */
export function RegulationDeskPage() {
  const { t } = useTranslation();
  const say = useText();
  const goTelling = useGoTelling();
  const [outcome] = useOutcome();
  const [asking, setAsking] = useState(false);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const drafts = useEndpoint(listDrafts, {});
  const begin = useAct(
    (body: BodyOf<typeof createDraft>) => call(createDraft, { body }),
    (draft) => goTelling(workbench.regulationDraft(draft.id), t('regulationDesk.begun', { title: say(draft.title) })),
    listDrafts,
  );
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const fits = chosen.size <= REGULATION_LIMIT_BYTES;
    setTooLarge(fits ? null : t('regulationDesk.uploadTooLarge', { size: Math.ceil(chosen.size / 1000) }));
    if (fits) begin.mutate({ from: 'text', text: await chosen.text() });
  };
  const authorities = drafts.data?.authorities ?? [];
  return (
    <div className="col stack">
      <PageHeader
        title={t('regulationDesk.title')}
        sub={t('regulationDesk.purpose')}
        extra={
          <>
            <input
              ref={file}
              type="file"
              accept=".yaml,.yml,text/yaml"
              hidden
              onChange={(event) => {
                void read(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <Button icon={<Icon name="upload" />} loading={begin.isPending} onClick={() => file.current?.click()}>
              {t('regulationDesk.upload')}
            </Button>
            <Button type="primary" disabled={authorities.length === 0} onClick={() => setAsking(true)}>
              {t('regulationDesk.fresh')}
            </Button>
          </>
        }
      />
      <Outcome words={outcome} />
      <div role="alert">{tooLarge !== null && <p className="errt">{tooLarge}</p>}</div>
      <RefusalAlert error={begin.error} />
      <section className="card long" aria-labelledby="drafts-title">
        <header>
          <h2 id="drafts-title">{t('regulationDesk.draftsTitle')}</h2>
        </header>
        <Answer query={drafts}>
          {(data) =>
            data.drafts.length === 0 ? (
              <EmptyState text={t('regulationDesk.noDrafts')} />
            ) : (
              <DraftTable drafts={data.drafts} />
            )
          }
        </Answer>
      </section>
      <section className="card long" aria-labelledby="regulations-title">
        <header>
          <h2 id="regulations-title">{t('regulationDesk.listTitle')}</h2>
        </header>
        <RegulationTable
          authorities={authorities}
          pending={begin.isPending}
          onRevise={(regulationId) => begin.mutate({ from: 'regulation', regulationId })}
        />
      </section>
      {asking && (
        <NewDraftDialog
          authorities={authorities}
          pending={begin.isPending}
          error={begin.error}
          onBegin={(input) => begin.mutate({ from: 'new', ...input })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
