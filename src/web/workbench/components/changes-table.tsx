import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { useText } from '../i18n.ts';

/** What differs from the version submitted before. */
export function ChangesTable({ changes }: { changes: Case['changes'] }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className="table-wrap">
      <table className="t stacking">
        <caption className="vh">{t('changes.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('changes.what')}</th>
            <th scope="col">{t('changes.before')}</th>
            <th scope="col">{t('changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row">{text(change.label)}</th>
              <td data-label={t('changes.before')} className="prose">
                <del>{change.before || t('fact.none')}</del>
              </td>
              <td data-label={t('changes.after')} className="prose">
                <ins>{change.after || t('fact.none')}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
