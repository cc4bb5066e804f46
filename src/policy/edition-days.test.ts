import { describe, expect, test } from 'vitest';
import { editionConflict, type EditionDays } from './edition-days.ts';
import { lawDay } from './law-day.ts';

const edition = (from: string, until: string | null = null, effectiveFrom = '2022-10-16'): EditionDays => ({
  from: lawDay(from),
  effectiveFrom: lawDay(effectiveFrom),
  effectiveUntil: until === null ? null : lawDay(until),
});
const first = edition('2022-10-16');
const code = (editions: EditionDays[], next: EditionDays) => editionConflict(editions, next)?.code;

describe('文本的施行日：每天恰有一个文本 〔cast-2022 27〕', () => {
  test('接在没有期限的文本之后，随时可以', () => {
    expect(code([first], edition('2026-04-01'))).toBeUndefined();
  });
  test('同一天不能有两个文本', () => {
    const found = editionConflict([first, edition('2026-04-01')], edition('2026-04-01'));
    expect(found).toMatchObject({ code: 'same-day', what: { zh: expect.stringContaining('2026-04-01') } });
  });
  test('修订不改变办法的施行日；新办法的施行日就是所选之日', () => {
    expect(code([first], edition('2026-04-01', null, '2026-04-01'))).toBe('first-day');
    expect(code([], edition('2026-04-01', null, '2026-04-01'))).toBeUndefined();
    expect(code([], edition('2026-04-01', null, '2026-03-31'))).toBe('first-day');
  });
  test('前一文本失效之日接上可以，晚一天就有一天没有规定', () => {
    const ending = edition('2022-10-16', '2026-04-01');
    expect(code([ending], edition('2026-04-01'))).toBeUndefined();
    expect(code([ending], edition('2026-04-02'))).toBe('gap');
  });
  test('自定失效日：与下一文本首日相同可以，早一天有空档，晚一天重叠', () => {
    const later = edition('2027-01-01');
    expect(code([first, later], edition('2026-04-01', '2027-01-01'))).toBeUndefined();
    expect(code([first, later], edition('2026-04-01', '2026-12-31'))).toBe('gap');
    expect(code([first, later], edition('2026-04-01', '2027-01-02'))).toBe('overlap');
    expect(code([first, later], edition('2026-04-01'))).toBeUndefined();
  });
  test('失效日不晚于施行日', () => {
    expect(code([first], edition('2026-04-01', '2026-04-01'))).toBe('ends');
    expect(code([first], edition('2026-04-01', '2026-04-02'))).toBeUndefined();
  });
});
