import { describe, expect, test } from 'vitest';
import { regulationJsonSchema } from '#policy/regulation-json-schema.ts';
import { hintsAt, type JsonSchema } from './schema-hints.ts';
import { yamlPlace } from './yaml-place.ts';

const schema = regulationJsonSchema() as JsonSchema;
const text = `id: trial
clauses:
  "1":
    title: { zh: 甲, en: A }
  "7.5":
    title: { zh: 乙, en: B }
metrics:
  talentCount:
    kind: count
    unit: person
baseTypes:
  work-base:
    clause: "1"
    criteria:
      - id: talents
        clause: "7.5"
        tests: [{ metric: talentCount, atLeast: 20 }]
routes:
  - id: main
    steps:
      - { id: submission, kind: submission, at: { of: unit } }
`;
const place = (more: string) => yamlPlace(text + more);
const labels = (more: string) => hintsAt(schema, text, place(more)).map((hint) => hint.label);

describe('the place of the cursor', () => {
  test.each([
    ['', { path: [], key: undefined }],
    ['eff', { path: [], key: undefined, begun: 'eff' }],
    ['submission: ', { path: [], key: 'submission', begun: '' }],
    ['submission: { clause: "1", unm', { path: ['submission'], key: undefined, begun: 'unm', beside: ['clause'] }],
    ['submission: { unmetCriteria: re', { path: ['submission'], key: 'unmetCriteria', begun: 're' }],
    ['materials:\n  - id: form\n    ki', { path: ['materials', '*'], key: undefined, begun: 'ki', beside: ['id'] }],
    ['materials:\n  - id: form\n    kind: ', { path: ['materials', '*'], key: 'kind' }],
    ['materials:\n  - ', { path: ['materials', '*'], key: undefined }],
    ['materials:\n  - { id: form, forTypes: [wo', { path: ['materials', '*', 'forTypes', '*'], begun: 'wo' }],
    ['duties:\n  - id: a\n    parts:\n      - { id: b, la', { path: ['duties', '*', 'parts', '*'], begun: 'la' }],
    ['form:\n  title: { zh: "甲: {", en: ', { path: ['form', 'title'], key: 'en' }],
  ])('%j', (more, expected) => {
    expect(place(more)).toMatchObject(expected);
  });
});

describe('hints', () => {
  test('keys allowed here that are not written yet', () => {
    expect(labels('')).toContain('recognition');
    expect(labels('')).not.toContain('metrics');
    expect(labels('submission: { clause: "1", ')).toEqual(['unmetCriteria']);
    expect(labels('materials:\n  - id: form\n    ')).toContain('forTypes');
  });
  test('values of a choice', () => {
    expect(labels('submission: { unmetCriteria: ')).toEqual(['refuse', 'warn']);
    expect(labels('materials:\n  - id: form\n    required: ')).toEqual(['true', 'false']);
    expect(labels('numbering: ')).toEqual(['article', 'part']);
  });
  test('what the text itself defines', () => {
    expect(labels('submission: { clause: ')).toEqual(['"1"', '"7.5"']);
    expect(labels('assessment:\n  heads:\n    - counts: [{ metric: ')).toEqual(['talentCount']);
    expect(labels('materials:\n  - { id: form, forTypes: [')).toEqual(['work-base']);
  });
  test('kinds of a metric and what each takes', () => {
    expect(labels('metrics:\n  area:\n    kind: ')).toEqual(expect.arrayContaining(['count', 'measure', 'statement']));
    expect(labels('metrics:\n  area:\n    kind: measure\n    ')).toContain('decimals');
  });
});
