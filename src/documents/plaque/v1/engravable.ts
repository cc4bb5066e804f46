/**
 * Turning the typesetter's SVG into one that any engraving program reads: glyphs drawn in place instead of
 * referenced, real dimensions in millimetres, a title, and nothing private to the typesetter.
 */

const glyph = /<symbol id="(?<id>[^"]+)"[^>]*>\s*<path d="(?<outline>[^"]*)"[^>]*\/>\s*<\/symbol>/gu;
const reference = /<use xlink:href="#(?<id>[^"]+)" x="(?<x>[^"]+)" y="(?<y>[^"]+)" fill="(?<fill>[^"]+)"[^>]*\/>/gu;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The drawing with every letter an outline of its own. Throws when a glyph has no outline, rather than lose a letter. */
export const engravable = (svg: string, title: string): string => {
  const outlines = new Map(
    [...svg.matchAll(glyph)].map(({ groups }) => [groups?.['id'] ?? '', groups?.['outline'] ?? '']),
  );
  const drawn = svg
    .replace(/<defs[\s\S]*<\/defs>/u, '')
    .replaceAll(reference, (_, id: string, x: string, y: string, fill: string) => {
      const outline = outlines.get(id);
      if (outline === undefined) throw new Error(`glyph ${id} has no outline`);
      if (outline === '') return '';
      return `<path transform="translate(${x} ${y})" fill="${fill}" d="${outline}"/>`;
    })
    .replaceAll(/ class="typst-[a-z]+"/gu, '')
    .replaceAll(/\n\s*/gu, '\n');
  const viewBox = /viewBox="(?<box>[^"]+)"/u.exec(drawn)?.groups?.['box'] ?? '';
  return drawn.replace(
    /^<svg[^>]*>/u,
    () =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="600mm" height="400mm" role="img" aria-labelledby="title" lang="zh-CN"><title id="title">${escaped(title)}</title>`,
  );
};
