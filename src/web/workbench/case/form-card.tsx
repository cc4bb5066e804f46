import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSubmittedVersion } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { metricsOf } from '#policy/criteria.ts';
import { sectionsFor, type FormValue } from '#policy/dossier.ts';
import type { FormField } from '#policy/form.ts';
import { formatField } from '#policy/format-value.ts';
import type { Regulation } from '#policy/regulation.ts';
import { units } from '#policy/units.ts';
import { Choice } from '../components/choice.tsx';
import { ChangesTable } from '../components/changes-table.tsx';
import { useFactLabel } from '../components/fact-label.ts';
import { Icon } from '../components/icon.tsx';
import { Loading } from '../components/loading.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type Entry = { path: string; label: string; value: string };
type Part = { id: string; title: string; entries: Entry[] };

/** The form as it was submitted, part by part, of any submitted version; what changed since the one before is marked in the latest. */
export function FormCard({ file, regulation }: { file: Case; regulation: Regulation }) {
  const { t } = useTranslation();
  const { instant } = useDates();
  const versions = file.submittedVersions.toSorted((one, other) => other.version - one.version);
  const latest = versions[0]?.version ?? 0;
  const [picked, setPicked] = useState<number | null>(null);
  const version = picked ?? latest;
  const { data, error, refetch } = useEndpoint(readSubmittedVersion, { params: { id: file.id, version } });
  const parts = useParts(regulation, file.baseType, data);
  const changed = new Set(version === latest ? file.changes.map((change) => change.path) : []);
  return (
    <section className="card long" aria-labelledby="form-title">
      <header>
        <h2 id="form-title">{t('form.title')}</h2>
        <Choice
          className="noprint"
          aria-label={t('form.version')}
          value={String(version)}
          options={versions.map((each) => ({
            value: String(each.version),
            label: t('form.versionOf', { version: each.version, at: instant(each.at) }),
          }))}
          onChange={(value) => setPicked(Number(value))}
        />
      </header>
      {error && <RefusalAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {version === latest && file.changes.length > 0 && (
        <div id="changes">
          <h3 className="body field-label" style={{ padding: '12px 20px 0' }}>
            {t('form.changes', { count: file.changes.length })}
          </h3>
          <ChangesTable changes={file.changes} />
        </div>
      )}
      <div className="acc">
        {parts.map((part) => (
          <PartDetails key={part.id} part={part} changed={changed} />
        ))}
      </div>
      {data && (
        <p className="muted small" style={{ padding: '8px 20px', overflowWrap: 'anywhere' }}>
          SHA-256 {data.hash}
        </p>
      )}
    </section>
  );
}

function PartDetails({ part, changed }: { part: Part; changed: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const count = part.entries.filter((entry) => changed.has(entry.path)).length;
  return (
    <details>
      <summary>
        <Icon name="right" />
        {part.title}
        <span className="r">
          {t('form.entries', { count: part.entries.length })}
          {count > 0 && t('form.changedEntries', { count })}
        </span>
      </summary>
      <dl className="facts-list padded">
        {part.entries.map((entry) => (
          <FormEntry key={entry.path} entry={entry} changed={changed.has(entry.path)} />
        ))}
      </dl>
    </details>
  );
}

function FormEntry({ entry, changed }: { entry: Entry; changed: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>
        {entry.label}
        {changed && <span className="tag info">{t('ask.changed')}</span>}
      </dt>
      <dd className="prose">{changed ? <span className="changed">{entry.value}</span> : entry.value}</dd>
    </>
  );
}

type Submitted = { form: Case['form']; facts: Case['facts']; place: Case['place']; materials: Case['materials'] };

const useParts = (regulation: Regulation, baseType: string, submitted: Submitted | undefined): Part[] => {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const factLabel = useFactLabel();
  if (submitted === undefined) return [];
  const none = t('fact.none');
  const formValue = (field: FormField, value: FormValue | undefined): string => {
    const words = formatField(field, value, locale);
    if (words === '') return none;
    return field.kind === 'money' ? `${words} ${say(units.cny)}` : words;
  };
  const sections = sectionsFor(regulation, baseType).map((section) => ({
    id: section.id,
    title: say(section.title),
    position: section.position,
    entries: section.fields.map((field) => ({
      path: `form.${field.id}`,
      label: say(field.label),
      value: formValue(field, submitted.form[field.id]),
    })),
  }));
  const facts = metricsOf(regulation, baseType).map(({ id, metric }) => {
    const { value, unit, long } = factLabel(metric, submitted.facts[id]);
    return { path: `facts.${id}`, label: say(metric.label), value: long ?? `${value} ${unit}`.trim() };
  });
  const place = { path: 'place', label: t('case.place'), value: `${submitted.place.zh} / ${submitted.place.en}` };
  return [
    ...sections.filter((section) => section.position === 'start'),
    { id: 'facts', title: t('criteria.title'), entries: [place, ...facts] },
    {
      id: 'materials',
      title: t('material.title'),
      entries: submitted.materials.map((material) => ({
        path: `material.${material.slot}`,
        label: material.slot,
        value: material.fileName,
      })),
    },
    ...sections.filter((section) => section.position === 'end'),
  ];
};
