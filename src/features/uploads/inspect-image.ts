import sharp from 'sharp';
import { unfit, type Inspection } from './inspection.ts';

const MAXIMUM_PIXELS = 50_000_000;

/** Decodes a JPEG or PNG and encodes it anew, upright and without metadata; those bytes are kept. Runs in the inspection process only. */
export const inspectImage = async (bytes: Buffer, kind: 'jpeg' | 'png'): Promise<Inspection> => {
  // No other loader can be reached, whatever the bytes say.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });
  sharp.cache(false);
  sharp.concurrency(1);
  const unreadable = unfit(
    '图片不完整或已损坏。请重新拍照或扫描，存为 JPG 或 PNG 再试',
    'The image is incomplete or damaged. Take or scan it again as JPG or PNG and try again',
  );
  try {
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 });
    const { width, height, format } = await image.metadata();
    if (format !== kind) return unreadable;
    if (width * height > MAXIMUM_PIXELS) {
      return unfit(
        '图片像素过大（超过 5000 万）。请缩小后再试',
        'The image has more than 50 million pixels. Make it smaller and try again',
      );
    }
    const upright = sharp(bytes, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .toColourspace('srgb');
    const replacement = await (kind === 'jpeg' ? upright.jpeg({ quality: 90 }) : upright.png()).toBuffer();
    return { ok: true, pages: null, replacement };
  } catch {
    return unreadable;
  }
};
