import { useTranslation } from 'react-i18next';
import type { Notice } from '#contract/publicity.ts';
import { lastDayBefore } from '../beijing-time.ts';
import { useDates } from '../dates.ts';

const HOUR_MS = 60 * 60 * 1000;

/** When a notice ends and how long that is off, as people say it: the last day counts to its midnight. */
export const useNoticeWords = () => {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  const endOf = (closesAt: string): string => {
    const last = lastDayBefore(closesAt);
    return new Date(closesAt).getUTCHours() === 16 && new Date(closesAt).getUTCMinutes() === 0
      ? t('noticeDesk.endOfDay', { day: day(last) })
      : instant(closesAt);
  };
  const leftOf = (notice: Pick<Notice, 'closesAt' | 'state'>): string => {
    const hours = Math.floor((Date.parse(notice.closesAt) - Date.now()) / HOUR_MS);
    if (notice.state === 'closed' || hours < 0) return t('noticeDesk.closed');
    return hours < 24
      ? t('noticeDesk.hoursLeft', { count: hours })
      : t('noticeDesk.daysLeft', { count: Math.floor(hours / 24), hours: hours % 24 });
  };
  return { endOf, leftOf };
};

/** Open ones first, the nearest end on top; after them the closed, the latest first. */
export const noticeOrder = (one: Notice, other: Notice): number => {
  if (one.state !== other.state) return one.state === 'open' ? -1 : 1;
  const difference = Date.parse(one.closesAt) - Date.parse(other.closesAt);
  return one.state === 'open' ? difference : -difference;
};
