import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleLength } from '#policy/text.ts';
import { cleanFileName } from './clean-file-name.ts';

test.each([
  ['支持函（盖章）.pdf', '支持函（盖章）.pdf'],
  ['../../x.pdf', 'x.pdf'],
  ['C:\\Users\\王\\x.pdf', 'x.pdf'],
  ['a\u0000b\r\nc.pdf', 'abc.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['cafe\u0301.pdf', 'café.pdf'],
  ['😀证书.png', '😀证书.png'],
  ['', '文件'],
  ['...', '文件'],
  ['/', '文件'],
  ['a"<b>.pdf', 'a__b_.pdf'],
])('the name %j becomes %j', (given, cleaned) => {
  expect(cleanFileName(given)).toBe(cleaned);
});

test('a long name is cut by visible characters and keeps its extension', () => {
  const cleaned = cleanFileName(`${'𠮷'.repeat(500)}.pdf`);
  expect(visibleLength(cleaned)).toBe(150);
  expect(cleaned.endsWith('𠮷.pdf')).toBe(true);
});

test('whatever is given, the name is short, visible and stays in its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const cleaned = cleanFileName(given);
      expect(cleaned).not.toBe('');
      expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}/\\]|^\.+$/u);
      expect(visibleLength(cleaned)).toBeLessThanOrEqual(150);
      expect(cleanFileName(cleaned)).toBe(cleaned);
    }),
  );
});
