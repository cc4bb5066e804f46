import { describe, expect, test } from 'vitest';
import { checkCreditCode, normalizeCreditCode } from './credit-code.ts';

/** The example printed in GB 32100-2015. */
const EXAMPLE = '91350100M000100Y43';

const reasonOf = (code: string): string => {
  const checked = checkCreditCode(code);
  return checked.ok ? 'ok' : checked.reason.zh;
};

describe('统一社会信用代码', () => {
  test('国标示例正确', () => {
    expect(checkCreditCode(EXAMPLE)).toEqual({ ok: true });
  });
  test('小写、全角、空格和连字符先规整再核对', () => {
    expect(normalizeCreditCode(' 91350100m000100y43 ')).toBe(EXAMPLE);
    expect(checkCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toEqual({ ok: true });
    expect(checkCreditCode('91350100-m000100y-43')).toEqual({ ok: true });
  });
  test('多一位、少一位都说明现有几位', () => {
    expect(reasonOf(EXAMPLE.slice(0, 17))).toContain('现有 17 位');
    expect(reasonOf(`${EXAMPLE}0`)).toContain('现有 19 位');
    expect(reasonOf('')).toContain('现有 0 位');
  });
  test.each([...'IOSVZ中'])('不用字符 %s', (character) => {
    expect(reasonOf(`${character}${EXAMPLE.slice(1)}`)).toContain(`“${character}”`);
  });
  test('任何一位改动，校验位都能发现', () => {
    for (let index = 0; index < EXAMPLE.length; index += 1) {
      const other = EXAMPLE[index] === '7' ? '8' : '7';
      expect(reasonOf(EXAMPLE.slice(0, index) + other + EXAMPLE.slice(index + 1))).toContain('校验位');
    }
  });
  test('相邻两位互换能发现', () => {
    expect(reasonOf('19350100M000100Y43')).toContain('校验位');
  });
});
