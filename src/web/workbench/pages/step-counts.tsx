import { useTranslation } from 'react-i18next';
import { countApplications } from '#contract/applications.ts';
import { workbench } from '../../paths.ts';
import { Loading } from '../components/loading.tsx';
import { PathLink } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

/** How many files stand at each step: bar and figure in one table, each leading to its list. */
export function StepCounts() {
  const { t } = useTranslation();
  const say = useText();
  const { data, error, refetch } = useEndpoint(countApplications, {});
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.byStep.length === 0) return null;
  const most = Math.max(...data.byStep.map((step) => step.count), 1);
  const underWay = data.byStep.reduce((sum, step) => sum + step.count, 0);
  return (
    <section className="card" aria-labelledby="counts-title">
      <header>
        <h2 id="counts-title">
          {t('counts.title')} <span className="light">{t('counts.underWay', { count: underWay })}</span>
        </h2>
      </header>
      <table className="t fun">
        <thead>
          <tr>
            <th scope="col">{t('column.step')}</th>
            <th scope="col">
              <span className="vh">{t('counts.share')}</span>
            </th>
            <th scope="col" className="num">
              {t('counts.count')}
            </th>
            <th scope="col" className="num">
              {t('counts.overdue')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.byStep.map((step) => {
            const list = workbench.applications({ stepId: step.stepId, status: 'in-progress' });
            return (
              <tr key={step.stepId}>
                <th scope="row">{say(step.stepName)}</th>
                <td style={{ width: '32%' }} aria-hidden="true">
                  <span className="bar">
                    <i style={{ width: `${(step.count / most) * 100}%` }} />
                  </span>
                </td>
                <td className="num">
                  <PathLink to={list}>{step.count}</PathLink>
                </td>
                <td className="num">
                  <span className={step.overdue > 0 ? 'errt' : 'muted'}>{step.overdue}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
