/** One file of many: cover, contents, then every paper of an application with its page number. */
import { createHash } from 'node:crypto';
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFHexString,
  popGraphicsState,
  pushGraphicsState,
  type PDFPage,
} from 'pdf-lib';
import { ordinalInChinese } from '../chinese-words.ts';
import { compileTypst, type PrintOptions } from '../typst.ts';
import type { PageForm } from './page-form.ts';
import type { BoundContent, BoundCover, BoundFile, BoundPart } from './part.ts';
import { copyPdfPages, tryPdf } from './pdf-pages.ts';
import { copyPicture, tryPicture } from './picture.ts';
import { combined, placeOnSheet, type Matrix } from './placement.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

type Elsewhere = Extract<BoundContent, { kind: 'elsewhere' }>;
type Checked = BoundPart & { pages: number; elsewhere: Elsewhere | undefined };

/** Counts the pages of a part; one that cannot be bound becomes a page that says where it is and why. */
const checked = async (part: BoundPart): Promise<Checked> => {
  const { content } = part;
  if (content.kind === 'elsewhere') return { ...part, pages: 0, elsewhere: content };
  const outcome = content.kind === 'pdf' ? await tryPdf(content.bytes) : await tryPicture(content);
  if ('pages' in outcome) return { ...part, pages: outcome.pages, elsewhere: undefined };
  const elsewhere: Elsewhere = {
    kind: 'elsewhere',
    fileName: part.subtitle ?? part.title,
    sha256: sha256(content.bytes),
    reason: outcome.reason,
  };
  return { ...part, pages: 0, elsewhere };
};

const copiesInChinese = (copies: number): string => `一式${ordinalInChinese(copies)}份`;

const typesetSheets = (cover: BoundCover, parts: readonly Checked[], options: PrintOptions): Buffer =>
  compileTypst({
    ...options,
    template: 'bound-file/v1/template.typ',
    data: {
      cover,
      copies: copiesInChinese(cover.copies),
      parts: parts.map(({ title, subtitle = '', pages, elsewhere }) => ({
        title,
        subtitle,
        pages,
        fileName: elsewhere?.fileName ?? '',
        sha256: elsewhere?.sha256 ?? '',
        reason: elsewhere?.reason ?? '',
      })),
    },
  }).pdf;

const lay = (sheet: PDFPage, form: PageForm, unit: Matrix, largest: number): void => {
  const name = sheet.node.newXObject('Upload', form.ref);
  sheet.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...combined(unit, placeOnSheet({ ...form, largest }))),
    drawObject(name),
    popGraphicsState(),
  );
};

const identity: Matrix = [1, 0, 0, 1, 0, 0];

const layPart = async (document: PDFDocument, sheets: readonly PDFPage[], content: BoundContent): Promise<void> => {
  if (content.kind === 'elsewhere') return;
  if (content.kind === 'pdf') {
    const forms = await copyPdfPages(content.bytes, document.context);
    for (const [index, sheet] of sheets.entries()) {
      const form = forms[index];
      if (form) lay(sheet, form, identity, 1);
    }
    return;
  }
  const picture = await copyPicture(document, content);
  for (const sheet of sheets) lay(sheet, picture, [picture.width, 0, 0, picture.height, 0, 0], 1);
};

/**
 * Binds an application into one A4 PDF: cover, contents, and each part with its pages fitted into the sheet, every page
 * but the cover numbered as it is counted. A part that is no paper, or cannot be read, gets a page telling where the
 * original is. The same input gives the same bytes. Throws only when the cover or a part's description is unusable.
 */
export const bindFile = async ({ cover, parts }: BoundFile, options: PrintOptions = {}): Promise<Buffer> => {
  const all: Checked[] = [];
  // One after the other, so that no more than one upload is open at a time.
  for (const part of parts) all.push(await checked(part));
  const sheets = typesetSheets(cover, all, options);
  const document = await PDFDocument.load(sheets, { updateMetadata: false });
  const pages = document.getPages();
  const sheetCount = (part: Checked): number => Math.max(1, part.pages);
  let at = pages.length - all.reduce((sum, part) => sum + sheetCount(part), 0);
  if (at < 2) throw new Error(`the bound file has ${pages.length} sheets, too few for its parts`);
  for (const part of all) {
    const end = at + sheetCount(part);
    if (!part.elsewhere) await layPart(document, pages.slice(at, end), part.content);
    at = end;
  }
  const identifier = PDFHexString.of(
    sha256(
      [sha256(sheets), ...parts.map(({ content }) => ('bytes' in content ? sha256(content.bytes) : ''))].join(),
    ).slice(0, 32),
  );
  document.context.trailerInfo.ID = document.context.obj([identifier, identifier]);
  const saved = await document.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: 500 });
  // The same memory seen as a Buffer: the file may be large.
  return Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength);
};
