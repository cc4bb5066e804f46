import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours and sizes of the rest. */
export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '13px', height: 'min(68vh, 720px)' },
  '&.cm-focused': { outline: '2px solid var(--primary)', outlineOffset: '1px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
    lineHeight: '1.6',
  },
  '.cm-gutters': { backgroundColor: 'var(--layout)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: '#f3f6f680' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--primary-bg)', color: 'var(--ink)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--err)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': { border: '1px solid var(--line-control)', borderRadius: '4px', backgroundColor: 'var(--paper)' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', minHeight: '24px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--primary)', color: '#fff' },
  '.cm-panels': { backgroundColor: 'var(--layout)', color: 'var(--ink)', borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px 8px',
    alignItems: 'center',
    padding: '8px 40px 8px 12px',
    fontFamily: 'var(--sans)',
  },
  '.cm-panel.cm-search br': { flexBasis: '100%', height: '0' },
  '.cm-panel.cm-search label': { display: 'inline-flex', gap: '4px', alignItems: 'center', fontSize: '13px' },
  '.cm-panel.cm-search [name=close]': { top: '8px', right: '8px', minWidth: '28px', minHeight: '28px' },
  '.cm-textfield, .cm-button': {
    minHeight: '28px',
    margin: '0',
    padding: '0 10px',
    border: '1px solid var(--line-control)',
    borderRadius: '4px',
    backgroundColor: 'var(--paper)',
    backgroundImage: 'none',
    fontSize: '13px',
  },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--err)', padding: '6px 10px' },
});

/** Keys in teal, words in ink, comments set back. */
export const editorColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--primary)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.labelName, tags.typeName, tags.keyword], color: 'var(--info)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--ink-3)' },
]);
