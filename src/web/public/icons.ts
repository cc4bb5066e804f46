import { html } from 'ghtml';

const drawings = {
  search: 'M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zM10.6 10.6l3.6 3.6',
  right: 'm6 3.5 4.5 4.5L6 12.5',
} as const;

/** A line icon on a 16 px grid, drawn with the colour of the text beside it; it never stands without a word. */
export const icon = (name: keyof typeof drawings): string =>
  html`<svg class="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${drawings[name]}" /></svg>`;

/** The product's emblem: a sun over two lines of sea. */
export const emblem =
  '<svg viewBox="0 0 26 26" aria-hidden="true" focusable="false"><circle cx="13" cy="13" r="12" fill="#0B6A70"/><path d="M3.2 16.5c3.3 0 3.3-2.6 6.5-2.6s3.3 2.6 6.6 2.6 3.3-2.6 6.500-2.6" fill="none" stroke="#fff" stroke-width="1.8"/><circle cx="13" cy="8.3" r="2.6" fill="#fff"/><path d="M5.5 20.2c2.5 0 2.5-1.9 5-1.9s2.5 1.9 5 1.9 2.5-1.9 5-1.9" fill="none" stroke="#9CC7C8" stroke-width="1.5"/></svg>';
