import { html } from 'ghtml';
import type { Locale } from '#policy/text.ts';
import { words } from './words.ts';

export type Standing = 'upcoming' | 'active' | 'expired' | 'revoked';

const shapes: Record<Standing, string> = {
  active:
    '<circle cx="9" cy="9" r="8" fill="currentColor"/><path d="M5.3 9.3 8 12l4.8-5.5" fill="none" stroke="#fff" stroke-width="1.8"/>',
  upcoming:
    '<circle cx="9" cy="9" r="7.6" fill="#fff" stroke="currentColor" stroke-width="1.6"/><path d="M9 5v4.3l2.800 1.7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
  expired:
    '<path d="M9 1 17 9 9 17 1 9z" fill="#fff" stroke="currentColor" stroke-width="1.6"/><path d="M5.800 9h6.4" stroke="currentColor" stroke-width="1.8"/>',
  revoked:
    '<rect x="1.5" y="1.5" width="15" height="15" rx="2" fill="currentColor"/><path d="m5.8 5.800 6.4 6.4m0-6.4-6.4 6.4" fill="none" stroke="#fff" stroke-width="1.8"/>',
};

/** How a recognition stands, by shape and word, the colour last. */
export const standingBadge = (standing: Standing, locale: Locale): string =>
  html`<span class="standing ${standing}"
    ><svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">!${shapes[standing]}</svg
    >${words.standing[standing][locale]}</span
  >`;
