import { useTranslation } from 'react-i18next';
import { readToday } from '#contract/today.ts';
import { Loading } from '../components/loading.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { FailedPage } from '../components/failed-page.tsx';
import { useDates } from '../dates.ts';
import { useEndpoint } from '../query.ts';
import { useCan } from '../shell/use-me.ts';
import '../styles/list.css';
import { OpenCalls } from './open-calls.tsx';
import { StepCounts } from './step-counts.tsx';
import { groupTasks, TaskList } from './task-list.tsx';

/** What waits for the reader, by day; beside it what concerns his role. */
export function TodayPage() {
  const { t } = useTranslation();
  const { fullDay, weekday } = useDates();
  const can = useCan();
  const { data, error, refetch } = useEndpoint(readToday, {});
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const groups = groupTasks(data.tasks, data.today);
  const applicant = can('applications.apply');
  const counts = can('applications.read') && !applicant;
  return (
    <div className="col">
      <PageHeader
        title={t('today.title', { day: fullDay(data.today), weekday: weekday(data.today) })}
        sub={t('today.summary', { count: data.tasks.length, over: groups.over.length, today: groups.today.length })}
        extra={<PrintButton />}
      />
      <div className={applicant || counts ? 'g' : undefined}>
        <div className="stack">
          <TaskList groups={groups} today={data.today} />
        </div>
        <div className="stack">
          {applicant && <OpenCalls />}
          {counts && <StepCounts />}
        </div>
      </div>
    </div>
  );
}
