import { Button } from 'antd';
import { lazy, Suspense, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { REGULATION_LIMIT_BYTES, type Draft } from '#contract/regulation-drafts.ts';
import { readRegulationSchema } from '#contract/regulations.ts';
import { CommandButton } from '../components/command-button.tsx';
import { Icon } from '../components/icon.tsx';
import { Loading } from '../components/loading.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import type { EditorHandle } from './code-editor.tsx';
import { FaultList } from './fault-list.tsx';
import type { JsonSchema } from './schema-hints.ts';
import type { TextCheck } from './text-check.ts';

const CodeEditor = lazy(() => import('./code-editor.tsx'));

type Props = {
  draft: Draft;
  text: string;
  changed: boolean;
  check: TextCheck;
  saving: boolean;
  error: Error | null;
  onChange: (text: string) => void;
  onSave: () => void;
  onTell: (words: string) => void;
};

const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** The text in the editor, with what is wrong with it at its lines and in a list. */
export function TextPanel({ draft, text, changed, check, saving, error, onChange, onSave, onTell }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const hint = useId();
  const editor = useRef<EditorHandle>(null);
  const file = useRef<HTMLInputElement>(null);
  const schema = useEndpoint(readRegulationSchema, {}).data as JsonSchema | undefined;
  const locked = draft.commands.save;
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    if (chosen.size > REGULATION_LIMIT_BYTES) {
      onTell(t('regulationDesk.uploadTooLarge', { size: Math.ceil(chosen.size / 1000) }));
      return;
    }
    onChange(await chosen.text());
    onTell(t('regulationDraft.replaced', { name: chosen.name }));
  };
  return (
    <div className="stack">
      <RefusalAlert error={error} safe={t('dialog.kept')} />
      <div className="row wrap editor-bar">
        <CommandButton
          type="primary"
          loading={saving}
          obstacle={locked === null ? null : { code: 'locked', message: locked, clauses: [] }}
          onClick={onSave}
        >
          {t('regulationDraft.save')}
        </CommandButton>
        <span className="second" role="status">
          {changed ? t('regulationDraft.unsaved') : t('regulationDraft.allSaved')}
        </span>
        <span className="spread" />
        <input
          ref={file}
          type="file"
          accept=".yaml,.yml,text/yaml"
          hidden
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {locked === null && (
          <Button icon={<Icon name="upload" />} onClick={() => file.current?.click()}>
            {t('regulationDraft.replace')}
          </Button>
        )}
        <Button icon={<Icon name="download" />} onClick={() => download(`${draft.regulationId}.yaml`, text)}>
          {t('regulationDraft.download')}
        </Button>
      </div>
      <p className="small muted" id={hint}>
        {locked === null ? t('regulationDraft.editorHint') : t('regulationDraft.readOnly', { reason: say(locked) })}
      </p>
      <Suspense fallback={<Loading />}>
        <CodeEditor
          label={t('regulationDraft.editor')}
          describedBy={hint}
          text={text}
          readOnly={locked !== null}
          schema={schema}
          faults={check.faults}
          onChange={onChange}
          onSave={onSave}
          handle={editor}
        />
      </Suspense>
      <FaultList check={check} onLine={(line) => editor.current?.goToLine(line)} />
    </div>
  );
}
