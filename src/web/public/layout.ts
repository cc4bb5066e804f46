import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf, type Addresses } from './addresses.ts';
import { emblem } from './icons.ts';
import type { Site } from './site.ts';
import { style } from './style.ts';
import { words } from './words.ts';

export type NavKey = keyof typeof words.nav;

export type Page = {
  site: Site;
  locale: Locale;
  title: string;
  description: string;
  /** The page's own address in a language, for the switch, `canonical` and `hreflang`; null for pages without one of their own (errors, answers to a form). */
  address: ((addresses: Addresses) => string) | null;
  /** Where the switch leads instead when `address` is null. */
  fallback?: (addresses: Addresses) => string;
  current: NavKey | null;
  /** Trusted HTML of the main part. */
  main: string;
};

const languages = { zh: { tag: 'zh-CN', label: '中文' }, en: { tag: 'en', label: 'EN' } } as const;

const metadata = ({ site, locale, title, description, address }: Page): string => {
  const absolute = (language: Locale): string => `${site.publicUrl}${address?.(addressesOf(language)) ?? ''}`;
  return html`<title>${title}</title>
    <meta name="description" content="${description}" />
    !${
      address === null
        ? '<meta name="robots" content="noindex">'
        : html`<link rel="canonical" href="${absolute(locale)}" />
            <link rel="alternate" hreflang="zh-CN" href="${absolute('zh')}" />
            <link rel="alternate" hreflang="en" href="${absolute('en')}" />
            <link rel="alternate" hreflang="x-default" href="${absolute('zh')}" />`
    }`;
};

const languageSwitch = ({ locale, address, fallback }: Page): string => {
  const link = (language: Locale): string => {
    const { tag, label } = languages[language];
    if (language === locale) return html`<span lang="${tag}" aria-current="true">${label}</span>`;
    const addresses = addressesOf(language);
    const target = (address ?? fallback ?? ((all: Addresses) => all.home()))(addresses);
    return html`<a lang="${tag}" hreflang="${tag}" href="${target}">${label}</a>`;
  };
  return html`<div class="lang" role="group" aria-label="${words.language[locale]}">!${link('zh')}!${link('en')}</div>`;
};

const navigation = (locale: Locale, current: NavKey | null): string => {
  const addresses = addressesOf(locale);
  const keys = Object.keys(words.nav) as NavKey[];
  return html`<ul>
    !${keys.map((key) => {
      const mark = key === current ? ' aria-current="page"' : '';
      return html`<li><a href="${addresses[key]()}" !${mark}>${words.nav[key][locale]}</a></li>`;
    })}
  </ul>`;
};

/** A whole page around its main part. */
export const layout = (page: Page): string => {
  const { site, locale, current, main } = page;
  const say = (text: Text): string => text[locale];
  const addresses = addressesOf(locale);
  return html`<!doctype html>
    <html lang="${languages[locale].tag}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        !${metadata(page)}
        <meta name="theme-color" content="#0B6A70" />
        <link
          rel="icon"
          href="data:image/svg+xml,!${encodeURIComponent(emblem.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'))}"
        />
        <style>
          !${style}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">${say(words.skip)}</a>
        <header class="bar">
          <div class="w">
            <a class="brand" href="${addresses.home()}">!${emblem}${say(words.site)}</a>
            <nav aria-label="${say(words.mainNav)}">!${navigation(locale, current)}</nav>
            <div class="r">
              !${languageSwitch(page)}<a class="btn" href="${addresses.signIn()}">${say(words.signIn)}</a>
            </div>
          </div>
          !${site.demonstration ? html`<p class="specimen" role="note">${say(words.specimen)}</p>` : ''}
        </header>
        <main id="main" tabindex="-1">!${main}</main>
        <footer class="foot">
          <div class="w">
            <nav aria-label="${say(words.footerNav)}">!${navigation(locale, current)}</nav>
            <span>${say(words.beijingTime)}</span>
          </div>
        </footer>
      </body>
    </html>`;
};
