import { useTranslation } from 'react-i18next';
import { listCountries } from '#contract/associations.ts';
import { listCooperations, readMyUnits, type Unit } from '#contract/units.ts';
import { useState } from 'react';
import { Button } from 'antd';
import { CooperationTable } from '../cooperations/cooperation-table.tsx';
import { Answer } from '../components/answer.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FactList } from '../components/fact-list.tsx';
import { Outcome, useOutcome } from '../components/outcome.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PrintButton } from '../components/print-button.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import '../styles/case.css';
import '../styles/offices.css';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const UnitDialog = lazyDialog(() => import('./unit-dialog.tsx').then((module) => module.UnitDialog));

/** What the platform knows of the reader's unit; later forms are filled from it. */
export function UnitPage() {
  const { t } = useTranslation();
  const query = useEndpoint(readMyUnits, {});
  const [outcome, tell] = useOutcome();
  return (
    <div className="col stack">
      <PageHeader title={t('unitDesk.title')} sub={t('unitDesk.purpose')} extra={<PrintButton />} />
      <Outcome words={outcome} />
      <Answer query={query}>
        {({ units }) =>
          units.length === 0 ? (
            <div className="card">
              <EmptyState text={t('unitDesk.empty')} />
            </div>
          ) : (
            <>
              {units.map((unit) => (
                <UnitCards key={unit.id} unit={unit} onDone={tell} />
              ))}
            </>
          )
        }
      </Answer>
    </div>
  );
}

function UnitCards({ unit, onDone }: { unit: Unit; onDone: (outcome: string) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const [editing, setEditing] = useState(false);
  const countries = useEndpoint(listCountries, {}).data?.countries;
  const country = countries?.find(({ code }) => code === unit.countryCode)?.name;
  const cooperations = useEndpoint(listCooperations, { query: { unitId: unit.id } });
  const domestic = unit.jurisdiction === 'domestic';
  const circumstances = [
    unit.legalPersonality ? t('register.legalPersonality') : null,
    unit.directUnderProvince ? t('register.directUnderProvince') : null,
    unit.corps ? t('register.corps') : null,
  ].filter((each) => each !== null);
  return (
    <>
      <section className="card" aria-labelledby={`unit-${unit.id}`}>
        <header>
          <h2 id={`unit-${unit.id}`}>{say(unit.name)}</h2>
          <Button className="noprint" type="primary" onClick={() => setEditing(true)}>
            {t('unitDesk.edit')}
          </Button>
        </header>
        <div className="body">
          <FactList
            facts={[
              [t('register.nameZh'), unit.nameZh || '—'],
              [t('register.nameEn'), unit.nameEn || '—'],
              domestic
                ? [t('register.creditCode'), unit.creditCode]
                : [t('register.registrationNumber'), unit.registrationNumber],
              domestic
                ? [t('unitDesk.region'), unit.regionName === null ? '—' : say(unit.regionName)]
                : [t('register.country'), country === undefined ? unit.countryCode : say(country)],
              [t('unitDesk.circumstances'), circumstances.join(t('unitDesk.separator')) || '—'],
              [t(domestic ? 'register.cityOrPark' : 'register.city'), unit.city || '—'],
              [t('register.address'), unit.address || '—'],
              [t('unitDesk.contactName'), unit.contactName],
              [t('register.phone'), unit.contactPhone],
            ]}
          />
          <p className="muted small">{t('unitDesk.fixed')}</p>
        </div>
      </section>
      {!domestic && (
        <section className="card long" aria-labelledby={`cooperations-${unit.id}`}>
          <header>
            <h2 id={`cooperations-${unit.id}`}>{t('unitDesk.cooperations')}</h2>
          </header>
          <Answer query={cooperations}>
            {(data) =>
              data.cooperations.length === 0 ? (
                <EmptyState text={t('apply.noCooperationText')} />
              ) : (
                <CooperationTable cooperations={data.cooperations} />
              )
            }
          </Answer>
        </section>
      )}
      {editing && <UnitDialog unit={unit} onClose={() => setEditing(false)} onDone={onDone} />}
    </>
  );
}
