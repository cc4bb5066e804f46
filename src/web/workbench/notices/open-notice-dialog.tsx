import { useTranslation } from 'react-i18next';
import { listApplications, readCase } from '#contract/applications.ts';
import { listNotices, openNotice } from '#contract/publicity.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { useGoTelling } from '../components/outcome.tsx';
import { useNoticeWords } from './notice-words.ts';

type Props = { applicationIds: string[]; end: string; onClose: () => void };

/** The last look before the public sees the files; the reply says when the notice really closes. */
export function OpenNoticeDialog({ applicationIds, end, onClose }: Props) {
  const { t } = useTranslation();
  const goTelling = useGoTelling();
  const { endOf } = useNoticeWords();
  const open = useAct(
    () => call(openNotice, { body: { applicationIds } }),
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
    <CommandDialog
      title={t('noticeDesk.open')}
      okText={t('noticeDesk.open')}
      ready
      pending={open.isPending}
      error={open.error}
      onOk={() => open.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('effect.open-publicity')}</p>
      <p>
        <b>{t('noticeDesk.willShow', { count: applicationIds.length, end })}</b>
      </p>
    </CommandDialog>
  );
}
