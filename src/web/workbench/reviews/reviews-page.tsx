import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listMyReviews, type reviewTaskSchema } from '#contract/reviews.ts';
import { workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { DueBadge } from '../components/due-badge.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';

export type Review = z.output<typeof reviewTaskSchema>;

/** To do first, by day; then what has been handed in. */
const reviewOrder = (one: Review, other: Review): number => {
  if (one.state !== other.state) return one.state === 'assigned' ? -1 : 1;
  return (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9');
};

/** The reviews asked of the expert. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const query = useEndpoint(listMyReviews, {});
  const [outcome] = useOutcome();
  return (
    <div className="col stack">
      <PageHeader title={t('reviewDesk.title')} sub={t('reviewDesk.purpose')} extra={<PrintButton />} />
      <Outcome words={outcome} />
      <div className="card long">
        <Answer query={query}>
          {({ reviews }) =>
            reviews.length === 0 ? (
              <EmptyState text={t('reviewDesk.empty')} />
            ) : (
              <ReviewList reviews={reviews.toSorted(reviewOrder)} />
            )
          }
        </Answer>
      </div>
    </div>
  );
}

function ReviewList({ reviews }: { reviews: readonly Review[] }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const columns: DataColumn<Review>[] = [
    {
      key: 'unit',
      label: t('column.unit'),
      cell: (review) => <PathLink to={workbench.review(review.id)}>{say(review.unitName)}</PathLink>,
    },
    { key: 'number', label: t('column.number'), cell: (review) => review.applicationNumber },
    { key: 'type', label: t('column.type'), cell: (review) => say(review.baseTypeName) },
    {
      key: 'state',
      label: t('column.status'),
      cell: (review) => (
        <span className={`tag ${review.state === 'submitted' ? 'ok' : 'info'}`}>{t(`reviews.${review.state}`)}</span>
      ),
    },
    { key: 'assigned', label: t('reviewDesk.assignedAt'), cell: (review) => instant(review.assignedAt) },
    {
      key: 'due',
      label: t('column.due'),
      cell: (review) =>
        review.state === 'submitted' || review.dueOn === null ? '—' : <DueBadge dueOn={review.dueOn} inline />,
    },
  ];
  return <DataTable caption={t('reviewDesk.title')} columns={columns} rows={reviews} keyOf={(review) => review.id} />;
}
