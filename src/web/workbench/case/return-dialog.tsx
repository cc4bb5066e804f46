import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnApplication } from '#contract/applications.ts';
import { metricsOf } from '#policy/criteria.ts';
import { materialsOf } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import { call } from '../../api.ts';
import { useText } from '../i18n.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useKeptText } from './kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { useCommand } from './use-command.ts';

type Flaggable = { path: string; label: Text };
type Group = { id: string; title: Text; items: Flaggable[] };

const groupsOf = (regulation: Regulation, baseType: string): Group[] => [
  {
    id: 'place',
    title: { zh: '基地名称', en: 'Name of the base' },
    items: [{ path: 'place', label: { zh: '城市或园区', en: 'City or park' } }],
  },
  ...regulation.form.sections.map((section) => ({
    id: section.id,
    title: section.title,
    items: section.fields.map((field) => ({ path: `form.${field.id}`, label: field.label })),
  })),
  {
    id: 'facts',
    title: { zh: '认定条件', en: 'Conditions' },
    items: metricsOf(regulation, baseType).map(({ id, metric }) => ({ path: `facts.${id}`, label: metric.label })),
  },
  {
    id: 'materials',
    title: { zh: '申报材料', en: 'Materials' },
    items: materialsOf(regulation, baseType)
      .filter((material) => material.kind === 'upload')
      .map((material) => ({ path: `material.${material.id}`, label: material.label })),
  },
];

/** Asks parts of the form back, each with what is wrong with it; the rest stays locked for the applicant. */
export function ReturnDialog({ file, regulation, onClose, onDone }: DialogProps & { regulation: Regulation }) {
  const { t } = useTranslation();
  const say = useText();
  const reason = useKeptText(`${file.id}.return`);
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map());
  const flags = [...notes].map(([path, note]) => ({ path, note: note.trim() }));
  const give = useCommand(
    () =>
      call(returnApplication, {
        params: { id: file.id },
        body: { version: file.version, reason: reason.text.trim(), flags },
      }),
    () => {
      reason.forget();
      onDone(t('outcome.return', { count: flags.length }));
    },
  );
  const flag = (path: string, note: string | null) => {
    const next = new Map(notes);
    if (note === null) next.delete(path);
    else next.set(path, note);
    setNotes(next);
  };
  const complete = flags.length > 0 && flags.every(({ note }) => fits(note, 1, 500)) && fits(reason.text, 4, 2000);
  return (
    <CommandDialog
      title={t('dialog.return-for-correction')}
      okText={t('dialog.return-for-correction')}
      width={720}
      ready={complete}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t('effect.return')}</p>
      <LongText
        label={t('dialogText.return')}
        value={reason.text}
        minimum={4}
        maximum={2000}
        rows={3}
        onChange={reason.write}
      />
      <p className="field-label" role="status">
        {t('return.flags', { count: flags.length })}
      </p>
      <div className="flag-list">
        {groupsOf(regulation, file.baseType).map((group) => (
          <fieldset key={group.id}>
            <legend>{say(group.title)}</legend>
            {group.items.map(({ path, label }) => (
              <div key={path}>
                <Checkbox checked={notes.has(path)} onChange={(event) => flag(path, event.target.checked ? '' : null)}>
                  {say(label)}
                </Checkbox>
                {notes.has(path) && (
                  <Input
                    value={notes.get(path)}
                    autoFocus
                    maxLength={500}
                    aria-label={t('return.noteFor', { label: say(label) })}
                    placeholder={t('return.note')}
                    onChange={(event) => flag(path, event.target.value)}
                  />
                )}
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      {!complete && <p className="muted small">{t('return.needs')}</p>}
    </CommandDialog>
  );
}
