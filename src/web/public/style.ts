import { readFileSync } from 'node:fs';

const plain = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .trim();

/** In the order in which later ones win. */
const sheets = ['base', 'frame', 'controls', 'sections', 'tables', 'parts', 'tiles', 'route', 'law', 'narrow', 'print'];

/** The one stylesheet of the public site, tokens first; it travels inside every page, so that a page needs one request. */
export const style: string = ['../tokens.css', ...sheets.map((sheet) => `styles/${sheet}.css`)]
  .map((file) => plain(readFileSync(new URL(file, import.meta.url), 'utf8')))
  .join('');
