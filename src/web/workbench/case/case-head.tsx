import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { publicPages, workbench } from '../../paths.ts';
import { DueBadge } from '../components/due-badge.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';

export function CaseHead({ file }: { file: Case }) {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const { fullDay } = useDates();
  const step = file.route.find((each) => each.state === 'now');
  const number = file.number ?? t('list.noNumber');
  const place = [
    file.unit.regionName === null ? null : say(file.unit.regionName),
    file.unit.western ? t('case.western') : null,
  ].filter((part) => part !== null);
  return (
    <PageHeader
      title={say(file.unit.name)}
      crumbs={[
        { label: t('navigation.applications'), to: workbench.applications() },
        { label: say(file.call.title), to: workbench.applications({ callId: file.call.id }) },
        { label: number },
      ]}
      sub={
        <div className="meta">
          <span>
            {t('case.type')} <b>{say(file.baseTypeName)}</b>
          </span>
          <span>
            {t('case.status')} <StatusTag status={file.status} />{' '}
            {step !== undefined && (
              <b>{t('case.step', { name: say(step.name), index: file.stepIndex + 1, count: file.route.length })}</b>
            )}
          </span>
          <span>
            {t('case.number')} <b>{number}</b>
          </span>
          {place.length > 0 && (
            <span>
              {t('case.place')} <b>{place.join(' · ')}</b>
            </span>
          )}
          {file.plannedName !== null && (
            <span>
              {t('case.plannedName')} <b>{say(file.plannedName)}</b>
            </span>
          )}
          <span>
            {t('case.regulation')}{' '}
            <a href={publicPages(locale).regulation(file.regulation.id)}>{say(file.regulation.title)}</a>
            {t('case.since', { day: fullDay(file.regulation.effectiveFrom) })}
          </span>
        </div>
      }
      extra={
        <>
          {file.dueOn !== null && <DueBadge dueOn={file.dueOn} />}
          <PrintButton />
        </>
      }
    />
  );
}
