import { Alert, Button } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { evaluateCriteria } from '#policy/criteria.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { RefusalError } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { PageHeader } from '../components/page-header.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { usePhone } from '../phone.ts';
import { renew } from '../query.ts';
import { ApplyContext, fieldId, type Apply } from './apply-context.ts';
import { dossierOf, withPlace, withValue, type Path } from './draft.ts';
import { PartsOnDesk, PartsOnPhone } from './form-parts.tsx';
import { SaveLabel } from './save-label.tsx';
import { lacksOf, sectionsOf } from './sections.ts';
import { useDraft } from './use-draft.ts';
import { useUploads } from './use-uploads.ts';

const StaleDialog = lazy(() => import('./stale-dialog.tsx').then((module) => ({ default: module.StaleDialog })));
const SubmitDialog = lazy(() => import('./submit-dialog.tsx').then((module) => ({ default: module.SubmitDialog })));

const focusField = (path: Path): void => {
  const element = document.getElementById(fieldId(path)) ?? document.getElementById(fieldId(`${path}.zh`));
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
};

export function ApplyForm({ file, regulation }: { file: Case; regulation: Regulation }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const phone = usePhone();
  const { keeper, kept } = useDraft(file);
  const uploads = useUploads(file.id, () => void renew(readCase));
  const [entered, setEntered] = useState<Record<Path, string>>({});
  const [part, setPart] = useState(0);
  const [submitting, setSubmitting] = useState(false);
  const [attempted, setAttempted] = useState(false);
  const [refused, setRefused] = useState<RefusalError | null>(null);
  const { draft, save } = kept;
  const sections = useMemo(() => sectionsOf(regulation, file.baseType), [regulation, file.baseType]);
  const outcomes = useMemo(
    () => evaluateCriteria(regulation, file.baseType, dossierOf(draft, file, regulation)),
    [draft, file, regulation],
  );
  const wrong = useMemo(
    () =>
      new Map(
        [...(save.kind === 'refused' ? save.fields : []), ...(refused?.fields ?? [])].map(({ path, message }) => [
          path,
          message,
        ]),
      ),
    [save, refused],
  );
  const lacks = useMemo(
    () => lacksOf(draft, file, regulation, outcomes, wrong),
    [draft, file, regulation, outcomes, wrong],
  );
  const returned = file.status === 'returned' ? file.returned : null;
  const flags = useMemo(() => new Map((returned?.flags ?? []).map((flag) => [flag.path, flag.note])), [returned]);
  const flagAt = useCallback((path: Path) => flags.get(path.startsWith('place.') ? 'place' : path), [flags]);

  const apply: Apply = {
    file,
    regulation,
    draft,
    outcomes,
    lacks,
    uploads,
    entered,
    attempted,
    change: (path, value) => {
      setRefused(null);
      keeper.change((before) =>
        path.startsWith('place.')
          ? withPlace(
              before,
              path,
              String(value ?? ''),
              sections.flatMap((section) => section.fields),
            )
          : withValue(before, path, value),
      );
    },
    flush: () => void keeper.flush(),
    enter: (path, text) =>
      setEntered((before) => {
        const others = Object.entries(before).filter(([each]) => each !== path);
        return Object.fromEntries(text === null ? others : [...others, [path, text]]);
      }),
    // Evidence belongs to its fact: a fact asked back takes new evidence as well.
    isLocked: (path) =>
      file.status === 'returned' &&
      flagAt(path) === undefined &&
      flagAt(path.replace('material.evidence:', 'facts.')) === undefined,
    noteAt: (path) => (path === 'place.en' ? null : (flagAt(path) ?? null)),
    refusedAt: (path) => wrong.get(path) ?? null,
  };

  const jump = (path: Path) => {
    setSubmitting(false);
    setAttempted(true);
    const target = lacks.find((lack) => lack.path === path)?.section ?? sectionOfPath(path, sections);
    const index = sections.findIndex((section) => section.id === target);
    if (index >= 0) setPart(index);
    // The part must be on the page before one of its fields can be gone to.
    setTimeout(() => focusField(path), 150);
  };
  const review = () => {
    void keeper.flush();
    setAttempted(true);
    setSubmitting(true);
  };
  const parts = { sections, part, onPart: setPart, onReview: review };
  return (
    <ApplyContext value={apply}>
      <div className="col apply">
        <PageHeader
          title={say(regulation.form.title)}
          crumbs={[
            { label: t('navigation.applications'), to: workbench.applications() },
            { label: say(file.call.title) },
          ]}
          sub={`${say(file.unit.name)} · ${say(file.baseTypeName)} · ${t('apply.closes', { at: instant(file.call.closesAt) })}`}
          extra={
            !phone && (
              <>
                <SaveLabel save={save} />
                <Button type="primary" onClick={review}>
                  {t('apply.review')}
                </Button>
              </>
            )
          }
        />
        {phone && (
          <p className="phone-save">
            <SaveLabel save={save} />
          </p>
        )}
        {returned !== null && (
          <Alert
            type="warning"
            showIcon
            title={t('apply.returned', { who: returned.by, place: say(returned.place), at: instant(returned.at) })}
            description={
              <>
                <p className="prose">{returned.reason}</p>
                <ul className="lacks">
                  {returned.flags.map((flag) => (
                    <li key={flag.path}>
                      <button type="button" className="link" onClick={() => jump(flag.path)}>
                        {say(flag.label)}
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            }
          />
        )}
        {save.kind === 'refused' && save.rest === null && (
          <RefusalAlert
            error={save.error}
            safe={t('save.keptHere')}
            onField={jump}
            onRetry={() => void keeper.flush()}
          />
        )}
        {phone ? <PartsOnPhone {...parts} /> : <PartsOnDesk {...parts} />}
        {submitting && (
          <Suspense>
            <SubmitDialog keeper={keeper} onClose={() => setSubmitting(false)} onJump={jump} onRefused={setRefused} />
          </Suspense>
        )}
        {save.kind === 'stale' && (
          <Suspense>
            <StaleDialog
              mine={draft}
              theirs={save.theirs}
              message={save.message}
              regulation={regulation}
              onChoose={(choice) => keeper.settle(choice)}
            />
          </Suspense>
        )}
      </div>
    </ApplyContext>
  );
}

const sectionOfPath = (path: Path, sections: ReturnType<typeof sectionsOf>): string | undefined => {
  if (path.startsWith('facts.') || path.startsWith('criterion.') || path.startsWith('material.evidence:'))
    return 'criteria';
  if (path.startsWith('material.')) return 'materials';
  if (path === 'recommender') return 'recommender';
  if (path.startsWith('place')) return sections[0]?.id;
  return sections.find((section) => section.fields.some((field) => path === `form.${field.id}`))?.id;
};
