import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listApplications, type ApplicationRow } from '#contract/applications.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FileChoice } from '../components/file-choice.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/list.css';
import '../styles/offices.css';
import { NoticePreview, useNoticePreview } from './notice-preview.tsx';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const OpenNoticeDialog = lazyDialog(() => import('./open-notice-dialog.tsx').then((module) => module.OpenNoticeDialog));

/** Chooses files at the publicity step, shows what a notice of them would be, and opens it. */
export function OpenNoticePage() {
  const { t } = useTranslation();
  const files = useEndpoint(listApplications, { query: { mine: 'true', stepKind: 'publicity', limit: 200 } });
  return (
    <div className="col stack">
      <PageHeader
        title={t('noticeDesk.open')}
        crumbs={[{ label: t('noticeDesk.title'), to: workbench.notices() }, { label: t('noticeDesk.open') }]}
        sub={t('noticeDesk.openPurpose')}
      />
      <Answer query={files}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <EmptyState text={t('noticeDesk.nothingWaits')}>
                <PathLink to={workbench.applications()}>{t('desk.toApplications')}</PathLink>
              </EmptyState>
            </div>
          ) : (
            <Choosing files={items} />
          )
        }
      </Answer>
    </div>
  );
}

function Choosing({ files }: { files: readonly ApplicationRow[] }) {
  const { t } = useTranslation();
  const say = useText();
  const [chosen, setChosen] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const preview = useNoticePreview(chosen);
  return (
    <>
      <section className="card long" aria-label={t('noticeDesk.candidates')}>
        <FileChoice
          rows={files}
          chosen={chosen}
          onChoose={setChosen}
          extra={{
            label: t('noticeDesk.dryRun'),
            cell: (row) => {
              const obstacle = preview.obstacleOf(row.id);
              if (!chosen.includes(row.id)) return '—';
              return obstacle === undefined ? '…' : obstacle === null ? t('noticeDesk.canOpen') : say(obstacle.message);
            },
          }}
        />
      </section>
      <NoticePreview preview={preview} />
      <div>
        <CommandButton type="primary" obstacle={obstacleOf(preview.lacks)} onClick={() => setAsking(true)}>
          {t('noticeDesk.open')}
        </CommandButton>
      </div>
      {asking && <OpenNoticeDialog applicationIds={chosen} end={preview.end ?? ''} onClose={() => setAsking(false)} />}
    </>
  );
}
