import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { openDocument } from '#contract/recognitions.ts';
import { fileUrl } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { PathLink } from '../components/path-link.tsx';
import { useDates } from '../dates.ts';

/** The decision and the official documents that name this file. */
export function DocumentsCard({ file }: { file: Case }) {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  const { decision } = file;
  return (
    <section className="card" aria-labelledby="documents-title">
      <header>
        <h2 id="documents-title">{t('documents.title')}</h2>
        {file.recognitionId !== null && (
          <PathLink to={workbench.base(file.recognitionId)}>{t('documents.base')}</PathLink>
        )}
      </header>
      <div className="body stack tight">
        {decision !== null && (
          <p>
            <b>{t(`documents.${decision.outcome}`)}</b>{' '}
            {t('documents.decision', {
              meeting: decision.meetingTitle,
              day: fullDay(decision.heldOn),
              favour: decision.inFavour,
              against: decision.against,
              abstained: decision.abstained,
            })}{' '}
            {decision.remark}
          </p>
        )}
        <ul className="stack tight">
          {file.documents.map((document) => (
            <li key={document.id}>
              <a href={fileUrl(openDocument, { params: { id: document.id } })} target="_blank" rel="noreferrer">
                {document.title}
              </a>{' '}
              <span className="second small">
                {document.number} · {fullDay(document.issuedOn)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
