import { useTranslation } from 'react-i18next';
import { printForm } from '#contract/applications.ts';
import { listCooperations } from '#contract/units.ts';
import { metricsOf } from '#policy/criteria.ts';
import { materialsOf } from '#policy/materials.ts';
import { fileUrl } from '../../api.ts';
import { Choice } from '../components/choice.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { Loading } from '../components/loading.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useApply } from './apply-context.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { FactField } from './fact-field.tsx';
import { OutcomeBlock } from './fact-verdict.tsx';
import { FieldFrame } from './field-frame.tsx';
import { FormFieldInput } from './form-field.tsx';
import { MaterialSlot } from './material-slot.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { Section } from './sections.ts';

/** The fields of one part of the form. */
export function SectionBody({ section, first }: { section: Section; first: boolean }) {
  if (section.kind === 'applicant') return <ApplicantFields />;
  if (section.kind === 'criteria') return <CriteriaFields />;
  if (section.kind === 'materials') return <MaterialFields />;
  if (section.kind === 'recommender') return <RecommenderField />;
  return (
    <>
      {first && <PlaceFields />}
      {section.fields.map((field) => (
        <FormFieldInput key={field.id} field={field} />
      ))}
    </>
  );
}

/** What is known from the registration, judged at once, then every metric of the type. */
function CriteriaFields() {
  const { file, regulation, outcomes } = useApply();
  const ofUnit = outcomes.filter(({ tests }) => tests.some(({ source }) => source === 'unit'));
  return (
    <>
      {ofUnit.map((outcome) => (
        <OutcomeBlock key={outcome.criterion.id} outcome={outcome} />
      ))}
      {metricsOf(regulation, file.baseType).map(({ id, metric }) => (
        <FactField key={id} id={id} metric={metric} />
      ))}
    </>
  );
}

function MaterialFields() {
  const { t } = useTranslation();
  const say = useText();
  const { file, regulation } = useApply();
  return (
    <div className="stack">
      <p className="muted small">{t('apply.fileKinds')}</p>
      {materialsOf(regulation, file.baseType).map((material) =>
        material.kind === 'generated' ? (
          <p key={material.id} className="slot">
            <b>{say(material.label)}</b>{' '}
            <a href={fileUrl(printForm, { params: { id: file.id } })} target="_blank" rel="noreferrer">
              <Icon name="print" /> {t('apply.preview')}
            </a>{' '}
            <span className="muted small">{t('apply.generated')}</span>
          </p>
        ) : (
          <MaterialSlot
            key={material.id}
            slot={material.id}
            label={`${say(material.label)}${material.required ? '' : t('apply.optionalMark')}`}
            help={material.help ?? material.issuer ?? null}
          />
        ),
      )}
    </div>
  );
}

const recommenderLabel = { zh: '推荐单位', en: 'Recommender' };

/** Overseas bases go through an association with which cooperation is on record. */
function RecommenderField() {
  const { t } = useTranslation();
  const say = useText();
  const { fullDay } = useDates();
  const { file, draft, change } = useApply();
  const { data, error, refetch } = useEndpoint(listCooperations, { query: { unitId: file.unit.id } });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const current = data.cooperations.filter((cooperation) => cooperation.endedOn === null);
  if (current.length === 0) return <EmptyState title={t('apply.noCooperation')} text={t('apply.noCooperationText')} />;
  return (
    <FieldFrame path="recommender" label={recommenderLabel}>
      {(input) => (
        <Choice
          {...input}
          className="wide"
          value={draft.recommenderCode}
          options={current.map((cooperation) => ({
            value: cooperation.associationCode,
            label: t('apply.cooperation', { name: say(cooperation.associationName), day: fullDay(cooperation.since) }),
          }))}
          onChange={(code) => change('recommender', code ?? null)}
        />
      )}
    </FieldFrame>
  );
}
