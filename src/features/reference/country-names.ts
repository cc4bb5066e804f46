import countries from 'i18n-iso-countries';
import enNames from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import zhNames from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import type { Locale, Text } from '#policy/text.ts';

/** Regions that are no countries carry 中国 before their name. */
const special: Record<string, Text> = {
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾', en: 'Taiwan, China' },
};
const first = (name: string | string[] | undefined): string => (Array.isArray(name) ? (name[0] ?? '') : (name ?? ''));

/** ISO 3166-1 alpha-2 codes with names in both languages, in the order of the names of one. */
export const countryNames = (order: Locale): { code: string; name: Text }[] =>
  Object.keys(countries.getAlpha2Codes())
    .map((code) => ({
      code,
      name: special[code] ?? { zh: first(zhNames.countries[code as 'FR']), en: first(enNames.countries[code as 'FR']) },
    }))
    .filter(({ name }) => name.zh !== '' && name.en !== '')
    .toSorted((a, b) => a.name[order].localeCompare(b.name[order], order === 'zh' ? 'zh-Hans-CN' : 'en'));

const names = new Map(countryNames('zh').map(({ code, name }) => [code, name]));

/** What a country or region is called; its code where the table has no name. */
export const countryName = (code: string, locale: Locale): string => names.get(code)?.[locale] ?? code;
