import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readRegulation } from '#contract/regulations.ts';
import { clauseLabel, type ClauseRef } from '#policy/clause.ts';
import type { Regulation } from '#policy/regulation.ts';
import { publicPages } from '../../paths.ts';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { ClauseOpenerContext, type ClauseTarget } from './clause-scope.ts';
import { Loading } from './loading.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

/** Offers every chip below it a place beside the page where its clause opens. */
export function ClauseDrawerProvider({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<ClauseTarget | null>(null);
  const { t } = useTranslation();
  const locale = useLocale();
  const title = target === null ? '' : clauseLabel(target.clause, locale, target.regulation.numbering);
  return (
    <ClauseOpenerContext value={setTarget}>
      {children}
      <Drawer
        open={target !== null}
        onClose={() => setTarget(null)}
        title={title}
        size={440}
        destroyOnHidden
        aria-label={t('clause.drawer')}
      >
        {target !== null && <ClauseText target={target} />}
      </Drawer>
    </ClauseOpenerContext>
  );
}

function ClauseText({ target }: { target: ClauseTarget }) {
  const { id, version } = target.regulation;
  const { data, error, refetch } = useEndpoint(readRegulation, {
    params: { regulationId: id },
    query: version === undefined ? {} : { version },
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <ClauseBody regulation={data.regulation} clause={target.clause} />;
}

/** The clause and the ones that contain it, the innermost first: 7.5, then 7. */
const lineOf = (clause: ClauseRef): ClauseRef[] => {
  const parts = clause.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
};

function ClauseBody({ regulation, clause }: { regulation: Regulation; clause: ClauseRef }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const text = useText();
  const { fullDay } = useDates();
  const known = lineOf(clause).filter((ref) => regulation.clauses[ref] !== undefined);
  const interpretations = (regulation.interpreter?.interpretations ?? []).filter((item) => item.clause === clause);
  return (
    <div className="stack">
      {known.map((ref, index) => (
        <section key={ref}>
          {index > 0 && <p className="muted small">{clauseLabel(ref, locale, regulation.numbering)}</p>}
          <h3>{text(regulation.clauses[ref]!.title)}</h3>
          <p className="second">{text(regulation.clauses[ref]!.summary)}</p>
        </section>
      ))}
      {known.length === 0 && <p>{t('clause.unknown')}</p>}
      <Readings regulation={regulation} clause={clause} />
      {interpretations.map((item) => (
        <section key={item.on}>
          <h3>{t('clause.interpretation', { day: fullDay(item.on) })}</h3>
          <p>{text(item.text)}</p>
        </section>
      ))}
      <dl className="facts-list small">
        <dt>{t('clause.regulation')}</dt>
        <dd>
          <a href={publicPages(locale).regulation(regulation.id)} target="_blank" rel="noreferrer">
            {text(regulation.title)}
          </a>
        </dd>
        {regulation.documentNumber !== '' && (
          <>
            <dt>{t('clause.number')}</dt>
            <dd>{regulation.documentNumber}</dd>
          </>
        )}
        <dt>{t('clause.effective')}</dt>
        <dd>{fullDay(regulation.effective.from)}</dd>
        {regulation.interpreter && (
          <>
            <dt>{t('clause.interpreter')}</dt>
            <dd>{text(regulation.interpreter.name)}</dd>
          </>
        )}
      </dl>
      <p className="muted small">{t('clause.ownWords')}</p>
    </div>
  );
}

/** Open wordings of the clause: the meaning in use, marked, and the others. */
function Readings({ regulation, clause }: { regulation: Regulation; clause: ClauseRef }) {
  const { t } = useTranslation();
  const text = useText();
  const readings = Object.entries(regulation.readings).filter(
    ([, reading]) => lineOf(clause).includes(reading.clause) || reading.clause.startsWith(`${clause}.`),
  );
  return readings.map(([id, reading]) => (
    <section key={id}>
      <h3>{t('clause.reading', { wording: text(reading.wording) })}</h3>
      <ul className="stack tight">
        {Object.entries(reading.options).map(([option, meaning]) => (
          <li key={option}>
            <span className={option === reading.chosen ? 'tag ok' : 'tag'}>
              {option === reading.chosen ? t('clause.chosen') : t('clause.other')}
            </span>{' '}
            {text(meaning)}
          </li>
        ))}
      </ul>
    </section>
  ));
}
