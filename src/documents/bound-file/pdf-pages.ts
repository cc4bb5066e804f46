/** Uploaded PDF files, page by page. */
import { ParseSpeeds, PDFContext, PDFDocument, PDFObjectCopier } from 'pdf-lib';
import { formOfPage, type PageForm } from './page-form.ts';

/** Makes form objects of all pages of a PDF in `target`. Throws when the file is protected, broken or empty. */
export const copyPdfPages = async (bytes: Uint8Array, target: PDFContext): Promise<PageForm[]> => {
  const source = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    // Rather no copy than one from which something is missing without a word.
    throwOnInvalidObject: true,
  });
  const copier = PDFObjectCopier.for(source.context, target);
  const pages = source.getPages();
  if (pages.length === 0) throw new RangeError('a PDF without pages');
  return pages.map((page) => formOfPage(page, target, copier));
};

const locked = '原件设有密码或限制，未能并入本册，请另附打印件。';
const broken = '原件不完整或已损坏，未能并入本册，请核对后另附打印件。';

/**
 * How many pages of a PDF can be bound, or in Chinese why it cannot. Tried out in full, in a document that is thrown
 * away: a file may open and still fail on its last page.
 */
export const tryPdf = async (bytes: Uint8Array): Promise<{ pages: number } | { reason: string }> => {
  try {
    return { pages: (await copyPdfPages(bytes, PDFContext.create())).length };
  } catch {
    // Of a protected file often not even the protection can be read; its name stands in plain bytes all the same.
    return {
      reason: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Encrypt') ? locked : broken,
    };
  }
};
