import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Locale } from '#policy/text.ts';
import { leafOf } from '#policy/criteria.ts';
import { lawDay } from '#policy/law-day.ts';
import { regulationIds, regulationOf } from '#test/regulation-files.ts';
import { testInWords } from './criterion-words.ts';
import { rulesOf } from './regulation-rules.ts';
import { samplePages } from './sample-pages.ts';

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror="alert(2)">\${1}&amp;`;
const MAXIMUM_COMPRESSED_BYTES = 60_000;

const pages = samplePages();
const hostilePages = samplePages(HOSTILE);
const cases = Object.keys(pages).flatMap((name) => (['zh', 'en'] as const).map((locale) => [name, locale] as const));

const known = (locale: Locale): RegExp => {
  const prefix = locale === 'en' ? '/en' : '';
  const id = '[0-9a-z-]+';
  const paths = [
    locale === 'en' ? '/en' : '/',
    ...[
      'bases(\\?[^"]*)?',
      `calls/${id}/questions`,
      `bases/${id}`,
      'calls',
      `calls/${id}`,
      'notices',
      `notices/${id}(#objection|/objections)?`,
      'verify(/[A-Z0-9-]+)?',
      'regulations',
      `regulations/${id}(\\?on=[0-9-]+)?(#clause-[0-9.]+)?`,
    ].map((path) => `${prefix}/${path}`),
    '/workbench/',
    '/workbench/(register|applications|reviews|selections|approvals|bases|funding|sanctions)',
    `/api/notices/${id}/notice\\.pdf`,
    `/api/calls/${id}/blank-form/${id}/(pdf|docx)`,
  ];
  return new RegExp(`^(${paths.join('|')})$`);
};
const attributes = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) =>
    match[1]!.replaceAll('&#38;', '&').replaceAll('&#61;', '='),
  );

describe.each(cases)('%s in %s', (name, locale) => {
  const page = pages[name]!(locale);

  test('has a language, a title, a description, one h1 and no script', () => {
    expect(page).toMatch(new RegExp(`<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`));
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page).toMatch(/<meta name="description" content="[^"]+"/);
    expect(page.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script|\son\w+=|javascript:/i);
    expect(page).not.toMatch(/undefined|\[object|NaN|!\$\{|\$\{/);
  });

  test('links only to addresses there are, and to anchors there are', () => {
    const other = locale === 'zh' ? 'en' : 'zh';
    const ids = new Set(attributes(page, 'id'));
    expect(ids.size).toBe(attributes(page, 'id').length);
    for (const address of [...attributes(page, 'href'), ...attributes(page, 'action')]) {
      if (address.startsWith('#')) expect(ids).toContain(address.slice(1));
      else if (!/^(https:\/\/haizhi\.example|data:)/.test(address)) {
        expect(known(locale).test(address) || known(other).test(address), address).toBe(true);
      }
    }
  });

  test('keeps what strangers wrote as text', () => {
    const hostile = hostilePages[name]!(locale);
    expect(hostile).not.toMatch(/<script|<img|onerror="/i);
    expect(hostile.match(/<[a-z]/gi)).toHaveLength(page.match(/<[a-z]/gi)!.length);
  });

  test('is small', () => {
    expect(brotliCompressSync(page).length).toBeLessThan(MAXIMUM_COMPRESSED_BYTES);
  });
});

test('the language switch leads to the same page in the other language', () => {
  expect(pages['call']!('zh')).toContain('href="/en/calls/0195c000-0000-7000-8000-000000000001"');
  expect(pages['call']!('en')).toContain('href="/calls/0195c000-0000-7000-8000-000000000001"');
});

test('未作规定的规则逐条写明', () => {
  const page = pages['regulation']!('zh');
  expect(page).toContain('到期续期</strong>：本办法未作规定，请人工决定。');
  expect(page).toContain('退出</strong>：本办法未作规定，请人工决定。');
  expect(page).not.toContain('公示</strong>：本办法未作规定');
});

test.each([
  ['〔cast-2022 28〕', 'cast-2022', '28'],
  ['〔beijing-capital 26〕', 'beijing-capital', '26'],
  ['〔cast-workbase-2018 16〕', 'cast-workbase-2018', '16'],
])('%s %s：第%s条写明谁解释，公布的解释写在所解释的那一条', (_, id, clause) => {
  const regulation = regulationOf(id);
  const text = { zh: '此处依公布的解释办理。', en: 'As interpreted.' };
  const [explained] = Object.keys(regulation.clauses);
  const interpreter = {
    ...regulation.interpreter!,
    interpretations: [{ clause: explained!, on: lawDay('2026-03-02'), text }],
  };
  const blocks = rulesOf({ ...regulation, interpreter }, 'zh');
  const at = (article: string) => blocks.filter((block) => block.clause === article).map(({ body }) => String(body));
  expect(at(clause).join()).toContain(interpreter.name.zh);
  expect(at(explained!).join()).toContain(text.zh);
});

test.each(regulationIds)('%s 的条件：只有交人研判的才写“由审核人研判”', (id) => {
  const regulation = regulationOf(id);
  for (const { criteria } of Object.values(regulation.baseTypes))
    for (const each of criteria.flatMap((criterion) => criterion.tests)) {
      const judged = testInWords(regulation, each).wanted.zh === '由审核人研判';
      expect(judged, JSON.stringify(each)).toBe('judged' in leafOf(regulation, each));
    }
});

test('异议表单出错后保留所填内容，并在各栏写明原因', () => {
  const page = pages['notice-faults']!('zh');
  expect(page).toMatch(/id="field-content"[^>]*aria-invalid="true"[^>]*>太短<\/textarea/);
  expect(page).toContain('<p class="fault" id="fault-contact">至少 5 字</p>');
  expect(page).toContain('name="name"');
  expect(page).toMatch(/<option\s+value="0195c000-0000-7000-8000-000000000031"\s+selected/);
});
