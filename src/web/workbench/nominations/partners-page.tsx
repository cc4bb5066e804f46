import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearch } from '@tanstack/react-router';
import { exportDistribution, readDistribution, type Distribution } from '#contract/nominations.ts';
import type { ClauseRef } from '#policy/clause.ts';
import { workbench } from '../../paths.ts';
import { fileUrl } from '../../api.ts';
import { Answer } from '../components/answer.tsx';
import { Choice } from '../components/choice.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';
import { RegulationContext } from '../components/clause-scope.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Entry } from '../components/entry.tsx';
import { Icon } from '../components/icon.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { useGo } from '../components/path-link.tsx';
import { PathButton } from '../components/path-button.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { CountTable } from './count-table.tsx';

/** Where partners and candidates stand: by country, by group of countries, by role in the chain. */
export function PartnersPage() {
  const { t } = useTranslation();
  const { callId } = useSearch({ strict: false }) as { callId?: string };
  const chosen = callId === undefined ? {} : { callId };
  const query = useEndpoint(readDistribution, { query: chosen });
  return (
    <div className="col stack">
      <PageHeader
        title={t('partnerDesk.title')}
        sub={t('partnerDesk.purpose')}
        extra={
          <>
            <Button icon={<Icon name="download" />} href={fileUrl(exportDistribution, { query: chosen })}>
              {t('partnerDesk.export')}
            </Button>
            <PrintButton />
            <PathButton to={workbench.nominationLists()}>{t('nominationDesk.allLists')}</PathButton>
          </>
        }
      />
      <Answer query={query}>{(data) => <Counts data={data} />}</Answer>
    </div>
  );
}

function Counts({ data }: { data: Distribution }) {
  const { t } = useTranslation();
  const say = useText();
  const go = useGo();
  if (data.callId === null)
    return (
      <div className="card">
        <EmptyState text={t('partnerDesk.empty')} />
      </div>
    );
  const scope = data.regulationId === null ? null : { id: data.regulationId, numbering: data.numbering };
  return (
    <RegulationContext value={scope}>
      <div className="card">
        <div className="body stack">
          <Entry label={t('partnerDesk.call')}>
            {(control) => (
              <Choice
                {...control}
                value={data.callId}
                options={data.calls.map((each) => ({ value: each.id, label: say(each.title) }))}
                onChange={(value) => go(workbench.partners(value === undefined ? {} : { callId: value }))}
              />
            )}
          </Entry>
          <p>
            <b>{t('partnerDesk.totals', { ...data.totals })}</b>
          </p>
        </div>
      </div>
      <Part title={t('partnerDesk.chain')} note={t('partnerDesk.chainNote')} clause={data.chainClause}>
        {data.chain.map(({ id, label, ...counts }) => ({ id, name: say(label), ...counts }))}
      </Part>
      <Part title={t('partnerDesk.groups')} note={t('partnerDesk.groupsNote')} clause={data.countriesClause}>
        {data.groups.map(({ id, label, ...counts }) => ({ id, name: say(label), ...counts }))}
      </Part>
      <Part title={t('partnerDesk.countries')} clause={data.countriesClause}>
        {data.countries.map(({ code, name, ...counts }) => ({ id: code, name: say(name), ...counts }))}
      </Part>
    </RegulationContext>
  );
}

type PartProps = {
  title: string;
  note?: string;
  clause: ClauseRef | null;
  children: { id: string; name: string; partners: number; candidates: number }[];
};

function Part({ title, note, clause, children }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="card long" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {clause !== null && <ClauseChip clause={clause} />}
      </header>
      {children.length === 0 ? (
        <EmptyState text={t('partnerDesk.none')} />
      ) : (
        <CountTable caption={title} rows={children} />
      )}
      {note !== undefined && (
        <div className="body">
          <p className="small muted">{note}</p>
        </div>
      )}
    </section>
  );
}
