import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionView } from '#contract/case.ts';
import type { Regulation } from '#policy/regulation.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { ClauseChips } from './clause-chip.tsx';
import { useFactLabel } from './fact-label.ts';
import { SourceBadge } from './source-badge.tsx';
import { VerdictBadge } from './verdict-badge.tsx';

type Props = {
  criterion: CriterionView;
  regulation: Regulation | undefined;
  judge?: (criterion: CriterionView, close: () => void) => ReactNode;
};

const tintOf = (criterion: CriterionView): string | undefined => {
  if (criterion.verdict === 'unmet') return 'fail';
  return criterion.verdict === 'needs-judgement' || criterion.verdict === 'incomplete' ? 'open' : undefined;
};

/** One condition; a long account and the form for judging open in a row beneath. */
export function CriterionRow({ criterion, regulation, judge }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const { day } = useDates();
  const [reading, setReading] = useState(false);
  const [judging, setJudging] = useState(false);
  const values = useValues(criterion, regulation);
  const accounts = values.filter(({ long }) => long !== null);
  const clauses = criterion.relaxableUnder === null ? [criterion.clause] : [criterion.clause, criterion.relaxableUnder];
  const { judgement } = criterion;
  const tint = tintOf(criterion);
  return (
    <>
      <tr id={`criterion-${criterion.id}`} className={tint} tabIndex={-1}>
        <th scope="row">
          {text(criterion.condition)}
          {criterion.note !== null && <span className="note">{text(criterion.note)}</span>}
          {judgement !== null && (
            <span className="note">
              {t('criteria.judged', {
                reason: judgement.reason,
                by: judgement.by,
                day: day(judgement.on),
                place: text(judgement.place),
              })}
            </span>
          )}
        </th>
        <td className="num" data-label={t('criteria.value')}>
          {values.map(({ key, value, long }) =>
            long === null ? (
              <div key={key}>{value}</div>
            ) : (
              <div key={key}>
                <button type="button" className="link" aria-expanded={reading} onClick={() => setReading(!reading)}>
                  {value}
                </button>
              </div>
            ),
          )}
        </td>
        <td data-label={t('criteria.unit')}>
          {values.map(({ key, unit }) => (
            <div key={key}>{unit || '—'}</div>
          ))}
        </td>
        <td data-label={t('criteria.source')}>
          {[...new Set(criterion.tests.map((test) => test.source))].map((source) => (
            <div key={source}>
              <SourceBadge source={source} />
            </div>
          ))}
        </td>
        <td data-label={t('criteria.clause')}>
          <ClauseChips clauses={clauses} />
        </td>
        <td data-label={t('criteria.verdict')} className="finding">
          <VerdictBadge verdict={criterion.verdict} />
          {judge !== undefined && criterion.possible.length > 0 && (
            <div className="noprint">
              <Button
                size="small"
                type={tint === undefined ? 'link' : 'default'}
                aria-expanded={judging}
                onClick={() => setJudging(!judging)}
              >
                {judgement === null ? t('judge.open') : t('judge.again')}
              </Button>
            </div>
          )}
        </td>
      </tr>
      {reading && accounts.length > 0 && (
        <tr>
          <td colSpan={6}>
            {accounts.map(({ key, long }) => (
              <p key={key} className="prose">
                {long}
              </p>
            ))}
          </td>
        </tr>
      )}
      {judging && judge !== undefined && (
        <tr className="noprint">
          <td colSpan={6}>{judge(criterion, () => setJudging(false))}</td>
        </tr>
      )}
    </>
  );
}

const useValues = (criterion: CriterionView, regulation: Regulation | undefined) => {
  const { t } = useTranslation();
  const label = useFactLabel();
  return criterion.tests.map((test, index) => {
    const key = `${test.metric ?? test.source}-${index}`;
    if (test.source === 'material')
      return { key, value: test.value === true ? t('fact.attached') : t('fact.notAttached'), unit: '', long: null };
    if (test.source === 'unit' && typeof test.value === 'string') {
      return { key, value: test.value === 'domestic' ? t('fact.domestic') : t('fact.foreign'), unit: '', long: null };
    }
    return { key, ...label(test.metric === null ? undefined : regulation?.metrics[test.metric], test.value) };
  });
};
