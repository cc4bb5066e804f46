import { writeXlsx } from 'hucre/xlsx';
import type { FileReply } from '#http/route.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { Platform } from './platform.ts';
import { fileKinds } from './uploads/file-kinds.ts';

type Sheet = { name: string; rows: (string | number)[][] };

/** A workbook to download, named after what it holds and the day. Text stays text: nothing is taken for a formula. */
export const workbook = async (platform: Platform, name: string, sheets: Sheet[]): Promise<FileReply> => ({
  bytes: Buffer.from(await writeXlsx({ sheets })),
  mediaType: fileKinds.xlsx.mediaType,
  fileName: `${name}-${lawDayOf(platform.clock.now())}.xlsx`,
  disposition: 'attachment',
});
