import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listApplications, readCase, type ApplicationRow } from '#contract/applications.ts';
import { listNotices, openNotice } from '#contract/publicity.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Answer } from '../components/answer.tsx';
import { CommandButton } from '../components/command-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FileChoice } from '../components/file-choice.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { useGoTelling } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/list.css';
import '../styles/offices.css';
import { NoticePreview, useNoticePreview } from './notice-preview.tsx';
import { useNoticeWords } from './notice-words.ts';

/** Chooses files at the publicity step, shows what a notice of them would be, and opens it. */
export function OpenNoticePage() {
  const { t } = useTranslation();
  const files = useEndpoint(listApplications, { query: { mine: 'true', stepId: 'publicity', limit: 200 } });
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
  const goTelling = useGoTelling();
  const { endOf } = useNoticeWords();
  const [chosen, setChosen] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const preview = useNoticePreview(chosen);
  const open = useAct(
    () => call(openNotice, { body: { applicationIds: chosen } }),
    (notice) =>
      goTelling(
        workbench.notice(notice.id),
        t('outcome.open-publicity', { number: notice.number, at: endOf(notice.closesAt) }),
      ),
    listNotices,
    listApplications,
    readCase,
  );
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
      {asking && (
        <CommandDialog
          title={t('noticeDesk.open')}
          okText={t('noticeDesk.open')}
          ready
          pending={open.isPending}
          error={open.error}
          onOk={() => open.mutate(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>{t('effect.open-publicity')}</p>
          <p>
            <b>{t('noticeDesk.willShow', { count: chosen.length, end: preview.end ?? '' })}</b>
          </p>
        </CommandDialog>
      )}
    </>
  );
}
