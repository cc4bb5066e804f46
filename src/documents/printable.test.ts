import { expect, test } from 'vitest';
import { printable, printableText } from './printable.ts';

test('control and bidirectional characters go, line feeds stay', () => {
  expect(printableText('控\u0000制\u001B\u202Egnp\u202C\r\n下一行\tA\uFEFF')).toBe('控制gnp\n下一行 A');
});

test('a lone surrogate becomes the replacement character, a pair stays', () => {
  expect(printableText('\uD800𠮷')).toBe('\uFFFD𠮷');
});

test('a run wider than a line may break, an ordinary word may not', () => {
  expect(printableText('Llanfairpwllgwyngyll')).toBe('Llanfairpwllgwyngyll');
  expect(printableText('x'.repeat(24))).toBe([...'x'.repeat(24)].join('\u200B'));
  expect(printableText('haizhi.office@shilan-hightech.example.cn')).toBe(
    'haizhi.\u200Boffice@\u200Bshilan-\u200Bhightech.\u200Bexample.\u200Bcn',
  );
});

test('every text of a model is reached and nothing else changes', () => {
  expect(printable({ a: ['x\u0007', 1, null], b: { c: true } })).toEqual({
    a: ['x', 1, null],
    b: { c: true },
  });
});
