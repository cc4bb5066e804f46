/** Uploaded pictures: photographs and scans. */
import type { PDFDocument, PDFImage } from 'pdf-lib';
import sharp from 'sharp';
import type { PageForm } from './page-form.ts';

type Picture = { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' };

/** EXIF orientations without a mirror, and how far the picture must be turned clockwise. */
const turns: Record<number, number> = { 1: 0, 3: 180, 6: 90, 8: 270 };

/** A4 at 300 dots to the inch; more would cost memory and show nothing. */
const LONG_SIDE = 3508;
/** A small picture is printed at this many dots to the inch rather than blown up to a page. */
const COARSEST_DPI = 100;

/** Turned upright, white where it was transparent, no larger than print needs. */
const redrawn = (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes)
    .rotate()
    .flatten({ background: '#fff' })
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png()
    .toBuffer();

const embed = async (document: PDFDocument, { bytes, mediaType }: Picture): Promise<[PDFImage, rotation: number]> => {
  const { format, orientation = 1 } = await sharp(bytes).metadata();
  const turn = turns[orientation];
  // A JPEG goes in as it came, pixel for pixel: it is evidence.
  if (mediaType === 'image/jpeg' && format === 'jpeg' && turn !== undefined)
    return [await document.embedJpg(bytes), turn];
  return [await document.embedPng(await redrawn(bytes)), 0];
};

/** Puts a picture into the document, as a page of one unit square each way. Throws when it cannot be read. */
export const copyPicture = async (document: PDFDocument, picture: Picture): Promise<PageForm> => {
  const [image, rotation] = await embed(document, picture);
  await image.embed();
  const size = (pixels: number): number => (pixels * 72) / COARSEST_DPI;
  return { ref: image.ref, width: size(image.width), height: size(image.height), rotation };
};

/** Whether a picture can be bound, or in Chinese why it cannot. Decoded to its end, since a cut file has a sound head. */
export const tryPicture = async ({ bytes }: Picture): Promise<{ pages: number } | { reason: string }> => {
  try {
    await sharp(bytes).stats();
    return { pages: 1 };
  } catch {
    return { reason: '图片不完整或已损坏，未能并入本册，请核对后另附打印件。' };
  }
};
