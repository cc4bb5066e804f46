import { html } from 'ghtml';
import type { Locale, Text } from '#policy/text.ts';
import { layout, type NavKey } from './layout.ts';
import { addressesOf } from './addresses.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

export type FailureModel = {
  site: Site;
  /** 404, 503, 500, or a request refused (another site's form, too many tries). */
  kind: 'notFound' | 'unavailable' | 'fault' | 'refused';
  /** Words of the refusal, where there are any. */
  message?: string;
};

const w = words.failure;
const texts: Record<FailureModel['kind'], Text | null> = {
  notFound: w.notFoundText,
  unavailable: w.unavailableText,
  fault: w.faultText,
  refused: null,
};
const ways: readonly NavKey[] = ['home', 'bases', 'calls', 'notices', 'regulations', 'verify'];

/** What went wrong, what is safe, and where to go on. */
export const renderFailure = ({ site, kind, message }: FailureModel, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const main = html`<div class="w page">
    <h1>${w[kind][locale]}</h1>
    <p class="lead">${message ?? texts[kind]?.[locale]}</p>
    <section aria-labelledby="ways">
      <div class="sech"><h2 id="ways">${w.ways[locale]}</h2></div>
      <ul>
        !${ways.map((key) => html`<li style="padding:4px 0"><a href="${addresses[key]()}">${words.nav[key][locale]}</a></li>`)}
      </ul>
    </section>
  </div>`;
  return layout({
    site,
    locale,
    title: `${w[kind][locale]} · ${words.site[locale]}`,
    description: w[kind][locale],
    address: null,
    current: null,
    main,
  });
};
