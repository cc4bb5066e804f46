import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { openDocument, printPlaque, readRecognition, type Recognition } from '#contract/recognitions.ts';
import { readRegulation } from '#contract/regulations.ts';
import { readMyUnits } from '#contract/units.ts';
import { fileUrl } from '../../api.ts';
import { publicPages, workbench } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { ClauseChips } from '../components/clause-chip.tsx';
import { FactList } from '../components/fact-list.tsx';
import { Icon } from '../components/icon.tsx';
import { Lacks } from '../components/lacks.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PathLink } from '../components/path-link.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { StandingTag } from '../components/standing-tag.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useCan, useMe } from '../shell/use-me.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { BridgeCard } from './bridge-card.tsx';
import { ValidityBar } from './validity-bar.tsx';

export function BasePage() {
  const { id = '' } = useParams({ strict: false });
  const query = useEndpoint(readRecognition, { params: { id } });
  return <Answer query={query}>{(base) => <BaseSheet base={base} />}</Answer>;
}

/** One recognition: its standing, on what it rests, its document and plaque. */
function BaseSheet({ base }: { base: Recognition }) {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const { fullDay } = useDates();
  const regulation = useEndpoint(readRegulation, {
    params: { regulationId: base.regulationId },
    query: { version: base.regulationVersion },
  }).data?.regulation;
  const clauses = regulation
    ? [regulation.recognition.clause, regulation.recognition.start.clause, regulation.baseTypes[base.baseType]?.clause]
    : [];
  const scope = { id: base.regulationId, ...(regulation && { numbering: regulation.numbering }) };
  return (
    <div className="col stack">
      <PageHeader
        title={say(base.name)}
        crumbs={[{ label: t('baseDesk.title'), to: workbench.bases() }, { label: base.documentNumber }]}
        sub={
          <div className="meta">
            <StandingTag standing={base.standing} />
            <span>{say(base.unitName)}</span>
          </div>
        }
        extra={<PrintButton />}
      />
      <section className="card" aria-labelledby="validity-title">
        <header>
          <h2 id="validity-title">{t('baseDesk.validity')}</h2>
          <ClauseChips clauses={clauses.filter((clause) => clause !== undefined)} regulation={scope} />
        </header>
        <div className="body">
          <ValidityBar base={base} />
        </div>
      </section>
      <section className="card" aria-labelledby="record-title">
        <header>
          <h2 id="record-title">{t('baseDesk.record')}</h2>
          <a href={publicPages(locale).base(base.id)}>{t('desk.publicPage')}</a>
        </header>
        <div className="body">
          <FactList
            facts={[
              [t('baseDesk.nameZh'), base.name.zh],
              [t('baseDesk.nameEn'), base.name.en],
              [t('column.type'), say(base.baseTypeName)],
              [t('column.unit'), say(base.unitName)],
              [t('baseDesk.place'), say(base.place) || null],
              [t('baseDesk.awardedBy'), say(base.awardedBy)],
              [t('baseDesk.issuedOn'), fullDay(base.issuedOn)],
              [
                t('baseDesk.document'),
                <a
                  key="document"
                  href={fileUrl(openDocument, { params: { id: base.documentId } })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {base.documentNumber}
                </a>,
              ],
              [
                t('baseDesk.regulation'),
                <a key="regulation" href={publicPages(locale).regulation(base.regulationId)}>
                  {regulation === undefined ? base.regulationId : say(regulation.title)}
                </a>,
              ],
              [
                t('baseDesk.application'),
                base.applicationId === null ? null : (
                  <PathLink key="application" to={workbench.case(base.applicationId)}>
                    {t('baseDesk.openApplication')}
                  </PathLink>
                ),
              ],
            ]}
          />
        </div>
      </section>
      {regulation?.bridge && <BridgeCard recognitionId={base.id} />}
      {regulation?.recognition.plaque !== false && <PlaqueCard base={base} />}
    </div>
  );
}

function PlaqueCard({ base }: { base: Recognition }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useMe();
  const can = useCan();
  const units = useEndpoint(readMyUnits, {}, can('units.own')).data?.units ?? [];
  // The same three who the server lets print it: the unit, its province, the nation.
  const mayPrint =
    units.some((unit) => unit.id === base.unitId) ||
    me.holdings.some(({ associationCode }) =>
      ['nation', `province-${base.provinceCode}`].includes(associationCode ?? ''),
    );
  const verify = publicPages(locale).verify(base.verificationCode);
  return (
    <section className="card" aria-labelledby="plaque-title">
      <header>
        <h2 id="plaque-title">{t('baseDesk.plaque')}</h2>
      </header>
      <div className="body form-stack">
        <FactList
          facts={[
            [
              t('baseDesk.code'),
              <span key="code" className="code">
                {base.verificationCode}
              </span>,
            ],
            [
              t('baseDesk.verify'),
              <a key="verify" href={verify}>
                {verify}
              </a>,
            ],
          ]}
        />
        {mayPrint ? (
          <div className="acts-row noprint">
            {(['pdf', 'svg'] as const).map((format) => (
              <Button
                key={format}
                icon={<Icon name="download" />}
                href={fileUrl(printPlaque, { params: { id: base.id, format } })}
                target="_blank"
                rel="noreferrer"
              >
                {t('baseDesk.plaqueAs', { format: format.toUpperCase() })}
              </Button>
            ))}
          </div>
        ) : (
          <Lacks reason={t('baseDesk.whoPrints')} />
        )}
      </div>
    </section>
  );
}
