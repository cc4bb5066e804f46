import { useTranslation } from 'react-i18next';
import { openDocument, type Recognition } from '#contract/recognitions.ts';
import { fileUrl } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { PlaqueLinks } from '../bases/plaque-links.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { Outcome } from '../components/outcome.tsx';
import { PathLink } from '../components/path-link.tsx';
import { usePeriod } from '../bases/period.ts';
import { useText } from '../i18n.ts';
import type { Issued } from './approvals-page.tsx';

/** The document that has just been issued, and the plaques that came of it. */
export function IssuedCard({ issued }: { issued: Issued }) {
  const { t } = useTranslation();
  const say = useText();
  const period = usePeriod();
  const columns: DataColumn<Recognition>[] = [
    {
      key: 'name',
      label: t('baseDesk.name'),
      cell: (base) => (
        <>
          <PathLink to={workbench.base(base.id)}>{say(base.name)}</PathLink>
          <span className="note">{say(base.unitName)}</span>
        </>
      ),
    },
    {
      key: 'valid',
      label: t('baseDesk.validity'),
      cell: (base) => period({ from: base.validFrom, to: base.validTo }),
    },
    { key: 'code', label: t('baseDesk.code'), cell: (base) => <span className="code">{base.verificationCode}</span> },
    { key: 'plaque', label: t('baseDesk.plaque'), cell: (base) => <PlaqueLinks id={base.id} /> },
  ];
  return (
    <section className="card long" aria-labelledby="issued-title">
      <header>
        <h2 id="issued-title">{t('approvalDesk.issued')}</h2>
        <a href={fileUrl(openDocument, { params: { id: issued.documentId } })} target="_blank" rel="noreferrer">
          {t('approvalDesk.openDocument', { number: issued.documentNumber })}
        </a>
      </header>
      <div className="body">
        <Outcome words={t('approvalDesk.done', { number: issued.documentNumber, count: issued.recognitions.length })} />
      </div>
      <DataTable
        caption={t('approvalDesk.issued')}
        columns={columns}
        rows={issued.recognitions}
        keyOf={(base) => base.id}
      />
    </section>
  );
}
