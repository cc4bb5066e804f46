import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { readCall } from '#contract/calls.ts';
import { addDays } from '#policy/law-day.ts';
import { FactList } from '../components/fact-list.tsx';
import { usePublicityLength } from '../calls/phase-tag.tsx';
import { todayHere, useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { queryOf, useEndpoint } from '../query.ts';

type Obstacle = Case['commands'][number]['obstacle'];

/** What a notice of the chosen files would be, read from the files and their call before anything is opened. */
export const useNoticePreview = (ids: readonly string[]) => {
  const { t } = useTranslation();
  const { day } = useDates();
  const lengthOf = usePublicityLength();
  const files = useQueries({ queries: ids.map((id) => queryOf(readCase, { params: { id } })) }).map(({ data }) => data);
  const known = files.filter((file) => file !== undefined);
  const callId = known[0]?.call.id;
  const noticeCall = useEndpoint(readCall, { params: { id: callId ?? '' } }, callId !== undefined).data;
  /** Why a file cannot be shown: null when it can, undefined while that is not known. */
  const obstacleOf = (id: string): Obstacle | undefined => {
    const file = known.find((each) => each.id === id);
    if (file === undefined) return undefined;
    const command = file.commands.find((each) => each.command === 'open-publicity');
    return command === undefined
      ? { code: 'not-now', message: bothWays(t('noticeDesk.shownAlready')), clauses: [] }
      : command.obstacle;
  };
  const days = noticeCall?.publicityDays ?? null;
  const end =
    noticeCall === undefined || days === null
      ? null
      : noticeCall.publicityDayKind === 'calendar'
        ? t('noticeDesk.endOfDay', { day: day(addDays(todayHere(), days)) })
        : t('noticeDesk.endByCalendar', { length: lengthOf(noticeCall) });
  const lacks = (() => {
    if (ids.length === 0) return t('noticeDesk.chooseFiles');
    if (known.length < ids.length || noticeCall === undefined) return t('shell.loading');
    if (known.some((file) => file.call.id !== callId)) return t('noticeDesk.oneCall');
    if (days === null) return t('noticeDesk.noLength');
    const blocked = ids.filter((id) => obstacleOf(id) !== null).length;
    return blocked > 0 ? t('noticeDesk.blocked', { count: blocked }) : null;
  })();
  return { noticeCall, end, lacks, obstacleOf, length: noticeCall === undefined ? null : lengthOf(noticeCall) };
};

const bothWays = (words: string) => ({ zh: words, en: words });

/** The length and the closing day as the call sets them. */
export function NoticePreview({ preview }: { preview: ReturnType<typeof useNoticePreview> }) {
  const { t } = useTranslation();
  const say = useText();
  const { noticeCall, end, length } = preview;
  if (noticeCall === undefined) return null;
  return (
    <section className="card" aria-labelledby="preview-title">
      <header>
        <h2 id="preview-title">{t('noticeDesk.dryRun')}</h2>
      </header>
      <div className="body">
        <FactList
          facts={[
            [t('callDesk.call'), say(noticeCall.title)],
            [t('callDesk.publicity'), length],
            [t('noticeDesk.closes'), end ?? '—'],
          ]}
        />
        <p className="second small">{t('noticeDesk.dayZero')}</p>
      </div>
    </section>
  );
}
