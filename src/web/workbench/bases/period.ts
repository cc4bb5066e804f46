import { useTranslation } from 'react-i18next';
import { useDates } from '../dates.ts';

/** How a period is said: from and to, or from when without an end. */
export const usePeriod = (): ((period: { from: string; to: string | null }) => string) => {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  return ({ from, to }) =>
    to === null
      ? t('approvalDesk.validOpen', { from: fullDay(from) })
      : t('approvalDesk.valid', { from: fullDay(from), to: fullDay(to) });
};
