import { autocompletion, completionKeymap, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef, type RefObject } from 'react';
import type { RegulationFaultView } from '#contract/regulation-drafts.ts';
import { useLocale, useText } from '../i18n.ts';
import { chinesePhrases } from './editor-phrases.ts';
import { editorColours, editorTheme } from './editor-theme.ts';
import { hintsAt, type JsonSchema } from './schema-hints.ts';
import { yamlPlace } from './yaml-place.ts';

/** What a page may ask of the editor. */
export type EditorHandle = { goToLine: (line: number) => void };
type Props = {
  label: string;
  describedBy: string;
  text: string;
  readOnly: boolean;
  schema: JsonSchema | undefined;
  faults: readonly RegulationFaultView[];
  onChange: (text: string) => void;
  onSave: () => void;
  handle: RefObject<EditorHandle | null>;
};

/** What may be written where the cursor stands; asked for by a key, or offered while a word is begun. */
const complete =
  (schema: () => JsonSchema | undefined) =>
  ({ state, pos, explicit }: CompletionContext) => {
    const known = schema();
    if (known === undefined) return null;
    const place = yamlPlace(state.sliceDoc(0, pos));
    if (!explicit && place.begun === '') return null;
    const options = hintsAt(known, state.doc.toString(), place).map((hint) => ({
      label: hint.label,
      type: hint.kind === 'key' ? 'property' : 'enum',
      ...(hint.kind === 'key' ? { apply: `${hint.label}: ` } : {}),
      ...(hint.detail === undefined ? {} : { detail: hint.detail }),
    }));
    return options.length === 0 ? null : { from: pos - place.begun.length, options, validFor: /^["\w.-]*$/ };
  };

/** The editor of a regulation's text: line numbers, folding, hints by the schema, faults at their lines. Tab leaves it. */
export default function CodeEditor(props: Props) {
  const { label, describedBy, text, readOnly, faults, handle } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;
  const editable = useRef(new Compartment());
  const say = useText();
  const locale = useLocale();

  useEffect(() => {
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          syntaxHighlighting(editorColours),
          yaml(),
          lintGutter(),
          autocompletion({ icons: false, override: [complete(() => latest.current.schema)] }),
          search({ top: true }),
          highlightSelectionMatches(),
          EditorState.tabSize.of(2),
          ...(locale === 'zh' ? [EditorState.phrases.of(chinesePhrases)] : []),
          keymap.of([
            { key: 'Mod-s', preventDefault: true, run: () => (latest.current.onSave(), true) },
            ...defaultKeymap,
            ...historyKeymap,
            ...completionKeymap,
            ...lintKeymap,
            ...searchKeymap,
          ]),
          editable.current.of([EditorState.readOnly.of(latest.current.readOnly)]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          editorTheme,
        ],
      }),
    });
    view.current = made;
    handle.current = {
      goToLine: (line) => {
        const { from } = made.state.doc.line(Math.min(Math.max(1, line), made.state.doc.lines));
        made.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
        made.focus();
      },
    };
    return () => {
      handle.current = null;
      made.destroy();
    };
  }, [label, describedBy, handle, locale]);

  useEffect(() => {
    const made = view.current;
    if (made !== null && made.state.doc.toString() !== text)
      made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure([EditorState.readOnly.of(readOnly)]) });
  }, [readOnly]);
  useEffect(() => {
    const made = view.current;
    if (made === null) return;
    const diagnostics = faults.map((fault): Diagnostic => {
      const line = made.state.doc.line(Math.min(Math.max(1, fault.line), made.state.doc.lines));
      const lead = line.text.length - line.text.trimStart().length;
      return {
        from: line.from + lead,
        to: Math.max(line.to, line.from + lead),
        severity: 'error',
        message: say(fault.reason),
      };
    });
    made.dispatch(setDiagnostics(made.state, diagnostics));
  }, [faults, say]);
  return <div className="code-editor" ref={place} />;
}
