import { useTranslation } from 'react-i18next';
import { listEditions } from '#contract/regulations.ts';
import { publicPages } from '../../paths.ts';
import { useDates } from '../dates.ts';
import { useLocale } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

/** The texts of a regulation over time, each with the public page of its first day. */
export function EditionList({ regulationId }: { regulationId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fullDay } = useDates();
  const editions = useEndpoint(listEditions, { params: { regulationId } }).data?.editions ?? [];
  return (
    <ul className="edition-list">
      {editions.map((edition) => (
        <li key={edition.from}>
          <a href={`${publicPages(locale).regulation(regulationId)}?on=${edition.from}`}>
            {edition.until === null
              ? t('regulationDesk.span', { from: fullDay(edition.from) })
              : t('regulationDesk.spanUntil', { from: fullDay(edition.from), until: fullDay(edition.until) })}
          </a>
          <span className="note">{t(`regulationDesk.source.${edition.source}`)}</span>
        </li>
      ))}
    </ul>
  );
}
