import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clauseLabel } from '#policy/clause.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { useLocale, useText } from '../i18n.ts';
import { regulationOutline, type OutlineClause } from './regulation-outline.ts';

/** The text as a reader meets it, clause by clause and in both languages. */
export function ClausesPanel({ regulation }: { regulation: Regulation | null }) {
  const { t } = useTranslation();
  const outline = useMemo(() => (regulation === null ? [] : regulationOutline(regulation)), [regulation]);
  if (regulation === null) return <EmptyState text={t('regulationDraft.clausesWait')} />;
  return (
    <div className="card outline">
      {outline.map((clause) => (
        <ClauseSection key={clause.clause} clause={clause} numbering={regulation.numbering} />
      ))}
    </div>
  );
}

/** A text in both languages side by side. */
function Both({ text, strong = false }: { text: Text; strong?: boolean }) {
  const words = (locale: 'zh' | 'en') => (strong ? <b>{text[locale]}</b> : text[locale]);
  return (
    <>
      <p lang="zh-CN">{words('zh')}</p>
      <p lang="en">{words('en')}</p>
    </>
  );
}

function ClauseSection({ clause, numbering }: { clause: OutlineClause; numbering: Regulation['numbering'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const say = useText();
  const id = `clause-${clause.clause}`;
  const depth = clause.clause.split('.').length;
  const Heading = depth === 1 ? 'h2' : 'h3';
  return (
    <section className={depth === 1 ? 'article' : 'article sub'} aria-labelledby={id}>
      <div className="line">
        <Heading id={id}>
          <span className="clause">{clauseLabel(clause.clause, locale, numbering)}</span>
        </Heading>
        {clause.told === undefined ? (
          <p className="muted">{t('regulationDraft.untold')}</p>
        ) : (
          <Both text={clause.told.title} strong />
        )}
      </div>
      {clause.told !== undefined && (
        <div className="line">
          <span />
          <Both text={clause.told.summary} />
        </div>
      )}
      {clause.rules.length > 0 && (
        <ul aria-label={t('regulationDraft.rules')}>
          {clause.rules.map((rule, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rules of a text do not move while it is read
            <li key={index} className="line rule">
              <span className="tag">{t(`regulationPart.${rule.part}`)}</span>
              {rule.words === null ? <p>{t('regulationDraft.has')}</p> : <Both text={rule.words} />}
            </li>
          ))}
        </ul>
      )}
      {clause.readings.map((reading) => (
        <div key={reading.id} className="reading-box">
          <h4>{t('regulationDraft.readingOf', { wording: say(reading.wording) })}</h4>
          <ul>
            {Object.entries(reading.options).map(([option, meaning]) => (
              <li key={option} className="line rule">
                <span className={option === reading.chosen ? 'tag ok' : 'tag'}>
                  {option === reading.chosen ? t('regulationDraft.taken') : t('regulationDraft.notTaken')}
                </span>
                <Both text={meaning} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
