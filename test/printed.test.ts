import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { currentVersionOf, documentKinds, renderDocument } from '#documents/render-document.ts';
import { formSamples, samples } from '#documents/samples.ts';

/**
 * Each printed page beside a stored picture of it, looked at by a person once. A deliberate change of a form is looked
 * at again and stored with `UPDATE_PRINTED=1 npx vitest run test/printed.test.ts`.
 */
const rasteriser = ['/usr/bin/pdftoppm', '/usr/local/bin/pdftoppm', '/opt/homebrew/bin/pdftoppm'].find(existsSync);
if (rasteriser === undefined)
  process.stderr.write(
    '\n*** no pdftoppm found: printed pages were NOT compared; install Debian package poppler-utils ***\n\n',
  );

const references = new URL('./printed/', import.meta.url);
const DOTS_PER_INCH = 50;
/** Of 255, averaged over a page: what smoothing may differ by, and far less than a moved line. */
const MOST_DIFFERENCE = 1.5;

const pagesOf = (pdf: Buffer): Buffer[] => {
  const folder = mkdtempSync(join(tmpdir(), 'haizhi-printed-'));
  try {
    writeFileSync(join(folder, 'document.pdf'), pdf);
    execFileSync(
      rasteriser ?? 'pdftoppm',
      ['-r', String(DOTS_PER_INCH), '-gray', '-png', join(folder, 'document.pdf'), join(folder, 'page')],
      { stdio: 'ignore' },
    );
    return readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .toSorted()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const pixelsOf = async (png: Buffer) => {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data, size: `${info.width}×${info.height}` };
};

const differenceOf = (one: Buffer, other: Buffer): number =>
  one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;

const printed: [name: string, print: () => Promise<Buffer>][] = [
  ...documentKinds.map((kind): [string, () => Promise<Buffer>] => [
    kind,
    async () =>
      (await renderDocument(kind, kind === 'application-form' ? 1 : currentVersionOf(kind), samples[kind])).bytes,
  ]),
  ...Object.entries(formSamples).map(([name, model]): [string, () => Promise<Buffer>] => [
    `form-${name}`,
    async () => (await renderDocument('application-form', 2, model)).bytes,
  ]),
];

describe.skipIf(rasteriser === undefined).each(printed)('印件 %s', (name, print) => {
  test('每页与存照一致', async () => {
    const pages = pagesOf(await print());
    for (const [index, page] of pages.entries()) {
      const reference = new URL(`${name}-${index + 1}.png`, references);
      if (process.env['UPDATE_PRINTED'] === '1')
        writeFileSync(reference, await sharp(page).png({ palette: true, colours: 16, effort: 10 }).toBuffer());
      const [now, before] = [await pixelsOf(page), await pixelsOf(readFileSync(reference))];
      expect(now.size).toBe(before.size);
      expect(differenceOf(now.data, before.data), `第 ${index + 1} 页`).toBeLessThan(MOST_DIFFERENCE);
    }
    const stored = readdirSync(references).filter((file) => new RegExp(`^${name}-\\d+\\.png$`).test(file));
    expect(stored).toHaveLength(pages.length);
  });
});
