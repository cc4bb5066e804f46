import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateRawSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { expect } from 'vitest';
import { Refusal, refusalMessage } from '#contract/refusals.ts';
import { systemClock } from '#policy/clock.ts';
import { timeOrderedIds } from '../ids.ts';
import { openFileStore } from './file-store.ts';
import { receiveUpload } from './receive-upload.ts';

/** Hand-made files for tests, sound and hostile. */

export type ZipEntry = {
  name: string;
  data: Buffer | string;
  /** Size written in the headers instead of the true one. */
  claims?: number;
  encrypted?: boolean;
};

/** A ZIP of deflated entries, with whatever names and claims a test wants. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.encrypted ? 0x801 : 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.claims ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 3]), common, tail, name);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
};

const relationships = (links: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`;
export const relationship = (type: string, target: string, mode = ''): string =>
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`;

/** The entries of a small DOCX or XLSX; `extra` is added or takes the place of one of the same name. */
export const officeEntries = (kind: 'docx' | 'xlsx', extra: readonly ZipEntry[] = []): ZipEntry[] => {
  const part = kind === 'docx' ? 'word/document.xml' : 'xl/workbook.xml';
  const family = kind === 'docx' ? 'wordprocessingml.document' : 'spreadsheetml.sheet';
  const entries: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${family}.main+xml"/></Types>`,
    },
    { name: '_rels/.rels', data: relationships(relationship('officeDocument', part)) },
    { name: part, data: '<?xml version="1.0" encoding="UTF-8"?><root>支持函</root>' },
  ];
  const names = new Set(extra.map((entry) => entry.name));
  return [...entries.filter((entry) => !names.has(entry.name)), ...extra];
};
export const officeOf = (kind: 'docx' | 'xlsx', extra: readonly ZipEntry[] = []): Buffer =>
  zipOf(officeEntries(kind, extra));
/** The relationships part of the document, with one link. */
export const linkedPart = (link: string): ZipEntry => ({
  name: 'word/_rels/document.xml.rels',
  data: relationships(link),
});

/** A PDF of blank pages; `change` may add what a test wants. */
export const pdfOf = async (pages = 1, change: (document: PDFDocument) => void = () => {}): Promise<Buffer> => {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  change(document);
  return Buffer.from(await document.save({ useObjectStreams: true }));
};

const pngChunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
/** A PNG that claims a size in its header and has next to nothing in it. */
export const hollowPng = (side: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', Buffer.alloc(64)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A store in a temporary folder, and the upload as the product does it. */
export const openUploads = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const quarantine = join(folder, 'quarantine');
  const files = await openFileStore(join(folder, 'files'), quarantine);
  const platform = { files, clock: systemClock, ids: timeOrderedIds(systemClock) };
  const inQuarantine = (): Promise<string[]> => readdir(quarantine);
  const send = (fileName: string, bytes: Buffer) =>
    receiveUpload(platform, { fileName, stream: Readable.from([bytes]) });
  return {
    inQuarantine,
    send,
    /** What was stored of a file that must be taken. */
    accepted: async (name: string, bytes: Buffer) => {
      const received = await send(name, bytes);
      if (received instanceof Refusal) throw new Error(refusalMessage(received, 'zh'));
      expect(await inQuarantine()).toEqual([]);
      return { ...received, bytes: await files.read(received.storageKey) };
    },
    /** The Chinese words a file is refused with. */
    refused: async (name: string, bytes: Buffer, code: Refusal['code'] = 'upload-refused'): Promise<string> => {
      const received = await send(name, bytes);
      if (!(received instanceof Refusal)) throw new Error(`${name} was accepted`);
      expect(received.code).toBe(code);
      expect(refusalMessage(received, 'en')).not.toContain('undefined');
      expect(await inQuarantine()).toEqual([]);
      return refusalMessage(received, 'zh');
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};
