import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import type { taskSchema } from '#contract/today.ts';
import { addDays, daysBetween, lawDay } from '#policy/law-day.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { DueBadge } from '../components/due-badge.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PathLink } from '../components/path-link.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';

export type Task = z.output<typeof taskSchema>;
type Groups = Record<'over' | 'today' | 'tomorrow' | 'later' | 'open', Task[]>;

const groupOf = (task: Task, today: string): keyof Groups => {
  if (task.dueOn === null) return 'open';
  const days = daysBetween(lawDay(today), lawDay(task.dueOn));
  if (days < 0) return 'over';
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
};

/** Tasks by how near their day is, each group by day. */
export const groupTasks = (tasks: readonly Task[], today: string): Groups => {
  const groups: Groups = { over: [], today: [], tomorrow: [], later: [], open: [] };
  for (const task of tasks.toSorted((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'))) {
    groups[groupOf(task, today)].push(task);
  }
  return groups;
};

export function TaskList({ groups, today }: { groups: Groups; today: string }) {
  const { t } = useTranslation();
  const { day } = useDates();
  const kinds = (Object.keys(groups) as (keyof Groups)[]).filter((kind) => groups[kind].length > 0);
  const dayOf = (kind: keyof Groups): string => {
    if (kind === 'today') return `${day(today)} `;
    return kind === 'tomorrow' ? `${day(addDays(lawDay(today), 1))} ` : '';
  };
  return (
    <section className="card long tasks" aria-labelledby="tasks-title">
      <header>
        <h2 id="tasks-title">{t('today.tasks')}</h2>
      </header>
      {kinds.length === 0 && <EmptyState text={t('today.empty')} />}
      {kinds.map((kind) => (
        <div key={kind}>
          <h3 className={kind}>
            {t(`today.${kind}`)}
            <span>
              {dayOf(kind)}
              {t('today.items', { count: groups[kind].length })}
            </span>
          </h3>
          <ul>
            {groups[kind].map((task) => (
              <TaskItem key={task.key} task={task} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function TaskItem({ task }: { task: Task }) {
  const say = useText();
  return (
    <li>
      <span className="x">
        <PathLink to={task.link}>{say(task.title)}</PathLink>
        <span>{[say(task.subject), task.reference].filter((part) => part !== '').join(' · ')}</span>
      </span>
      <span>
        {task.clause !== null && (
          <ClauseChip
            clause={task.clause}
            {...(task.regulationId !== null && { regulation: { id: task.regulationId } })}
          />
        )}
      </span>
      <span>{task.dueOn !== null && <DueBadge dueOn={task.dueOn} inline />}</span>
      <PathButton
        size="small"
        className="noprint"
        to={task.link}
        aria-label={`${say(task.action)}: ${say(task.title)}, ${say(task.subject)}`}
      >
        {say(task.action)}
      </PathButton>
    </li>
  );
}
