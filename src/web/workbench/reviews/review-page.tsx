import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { readRegulation } from '#contract/regulations.ts';
import { readMyReview } from '#contract/reviews.ts';
import { workbench } from '../../paths.ts';
import { FormCard } from '../case/form-card.tsx';
import { MaterialsCard } from '../case/materials-card.tsx';
import { Answer } from '../components/answer.tsx';
import { RegulationContext } from '../components/clause-scope.ts';
import { CriteriaTable } from '../components/criteria-table.tsx';
import { DueBadge } from '../components/due-badge.tsx';
import { Loading } from '../components/loading.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { Tabs } from '../components/tabs.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { ScoreSheet } from './score-sheet.tsx';
import { SubmittedSheet } from './submitted-sheet.tsx';
import type { Review } from './reviews-page.tsx';

export function ReviewPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(readMyReview, { params: { id } });
  return <Answer query={query}>{(review) => <ReviewDesk key={review.id} review={review} />}</Answer>;
}

/** The application to read and beside it the sheet to fill. */
function ReviewDesk({ review }: { review: Review }) {
  const { t } = useTranslation();
  const say = useText();
  const [outcome, tell] = useOutcome();
  const file = useEndpoint(readCase, { params: { id: review.applicationId } });
  return (
    <div className="col stack">
      <PageHeader
        title={say(review.unitName)}
        crumbs={[{ label: t('reviewDesk.title'), to: workbench.reviews() }, { label: review.applicationNumber }]}
        sub={
          <div className="meta">
            <span>
              {t('case.type')} <b>{say(review.baseTypeName)}</b>
            </span>
            <span>
              {t('case.number')} <b>{review.applicationNumber}</b>
            </span>
          </div>
        }
        extra={
          <>
            {review.state === 'assigned' && review.dueOn !== null && <DueBadge dueOn={review.dueOn} />}
            <PrintButton />
          </>
        }
      />
      <Outcome words={outcome} />
      <div className="sheet-grid">
        <Answer query={file}>{(read) => <FileTabs file={read} />}</Answer>
        {review.state === 'assigned' ? (
          <ScoreSheet review={review} onDone={tell} />
        ) : (
          <SubmittedSheet review={review} />
        )}
      </div>
    </div>
  );
}

function FileTabs({ file }: { file: Case }) {
  const { t } = useTranslation();
  const { id, version } = file.regulation;
  const regulation = useEndpoint(readRegulation, { params: { regulationId: id }, query: { version } }).data?.regulation;
  if (regulation === undefined) return <Loading />;
  return (
    <RegulationContext value={{ id, version, numbering: regulation.numbering }}>
      <div>
        <Tabs
          label={t('reviewDesk.file')}
          tabs={[
            {
              id: 'form',
              label: t('reviewDesk.form'),
              content: <FormCard file={file} regulation={regulation} />,
            },
            {
              id: 'criteria',
              label: t('criteria.title'),
              content: <CriteriaTable criteria={file.criteria} regulation={regulation} />,
            },
            {
              id: 'materials',
              label: t('material.title'),
              content: <MaterialsCard file={file} regulation={regulation} />,
            },
          ]}
        />
      </div>
    </RegulationContext>
  );
}
