import { refuse, type Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { IncomingFile } from '#http/route.ts';
import { UPLOAD_LIMIT_BYTES } from '#http/server.ts';
import type { Platform } from '../platform.ts';
import { cleanFileName } from './clean-file-name.ts';
import { fileKinds } from './file-kinds.ts';
import { inspectFile } from './inspect.ts';

/** A file that passed inspection and lies among the files. */
export type Received = {
  id: string;
  storageKey: string;
  fileName: string;
  mediaType: string;
  /** Bytes as kept, which for an image are not those that came. */
  size: number;
  sha256: string;
  /** Pages of a PDF. */
  pages: number | null;
};

const brokeOff = { zh: '传输中断，请重新上传', en: 'the transfer broke off; upload it again' };
const empty = { zh: '文件是空的，请检查后重新上传', en: 'the file is empty; check it and upload it again' };

/**
 * Takes in a file: quarantine, inspection, then either among the files or gone. Refuses one over the limit
 * (`upload-too-large`), one unfit (`upload-refused`, with what to do), and any while too many wait (`too-busy`).
 */
export const receiveUpload = async (
  platform: Pick<Platform, 'files' | 'clock' | 'ids'>,
  incoming: IncomingFile,
): Promise<Received | Refusal> => {
  const quarantined = await platform.files.quarantine(incoming.stream, UPLOAD_LIMIT_BYTES);
  if (quarantined === 'too-large') return refuse('upload-too-large', { limit: UPLOAD_LIMIT_BYTES / 1024 / 1024 });
  if (quarantined === 'broken') return refuse('upload-refused', { reason: brokeOff });
  try {
    if (quarantined.size === 0) return refuse('upload-refused', { reason: empty });
    const fileName = cleanFileName(incoming.fileName);
    const inspected = await inspectFile(quarantined.path, fileName);
    if (inspected === 'too-busy') return refuse('too-busy');
    if ('reason' in inspected) return refuse('upload-refused', { reason: inspected.reason });
    const stored = await platform.files.admit(quarantined, inspected.replacement);
    const { mediaType } = fileKinds[inspected.kind];
    return { id: platform.ids.next(), ...stored, fileName, mediaType, pages: inspected.pages };
  } finally {
    await platform.files.discard(quarantined);
  }
};

/** Puts a received file on record, in the transaction of what it belongs to. */
export const recordUpload = async (tx: Tx, upload: Received, at: Date): Promise<void> => {
  const { id, storageKey, fileName, mediaType, size, sha256, pages } = upload;
  await tx
    .insertInto('uploads')
    .values({
      id,
      storage_key: storageKey,
      file_name: fileName,
      media_type: mediaType,
      size,
      sha256,
      pages,
      created_at: at,
    })
    .execute();
};
