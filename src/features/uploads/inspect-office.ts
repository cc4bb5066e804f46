import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { unfit, type Inspection } from './inspection.ts';
import { elementsOf, isUtf8Xml } from './office-xml.ts';

const MAXIMUM_ENTRIES = 5000;
const MAXIMUM_TOTAL_BYTES = 200 * 1024 * 1024;
const MAXIMUM_RATIO = 200;
/** Below this an entry may be as repetitive as it likes. */
const RATIO_FREE_BYTES = 1024 * 1024;
const MAXIMUM_PART_BYTES = 8 * 1024 * 1024;
const MAXIMUM_COMMENT_BYTES = 1024;

const damaged = unfit(
  'Office 文件不完整、已损坏或写法异常。请另存一份，或转成 PDF 再试',
  'The Office file is incomplete, damaged or oddly written. Save it again, or convert it to PDF and try again',
);
const tooBig = unfit(
  'Office 文件展开后过大。请删去多余内容，或转成 PDF 再试',
  'The Office file is too large once unpacked. Remove what is not needed, or convert it to PDF and try again',
);
const encrypted = unfit(
  'Office 文件设有密码。请取消密码后再试',
  'The Office file is protected by a password. Remove the password and try again',
);
const macros = unfit(
  'Office 文件含有宏或控件。请另存为不含宏的 DOCX、XLSX，或转成 PDF 再试',
  'The Office file contains macros or controls. Save it as DOCX or XLSX without macros, or as PDF, and try again',
);
const outside = unfit(
  'Office 文件链接了外部模板或内容。请断开链接，或转成 PDF 再试',
  'The Office file links to an outside template or content. Break the links, or convert it to PDF and try again',
);
const otherKind = unfit(
  '文件内容与扩展名不符。请另存为 DOCX、XLSX 或 PDF 再试',
  'The content does not fit the extension. Save it again as DOCX, XLSX or PDF and try again',
);

const mainTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;
/** Links a reader follows only when asked; anything else outside is fetched as the file opens. */
const harmlessLinks = ['/hyperlink', '/externalLinkPath', '/externalLinkLongPath'];

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);
const isKept = (name: string): boolean => /\.rels$/i.test(name) || name === '[Content_Types].xml';

type Part = { bytes: number; text: string | undefined; plain: boolean };

/** Reads an entry to its end, so that what it claims to be is what it is; keeps the text only of the parts that are judged. */
const readEntry = async (zip: ZipFile, entry: Entry): Promise<Part> => {
  const kept: Buffer[] = [];
  let bytes = 0;
  let plain = true;
  let overlap = '';
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const piece = chunk as Buffer;
    if (isXml(entry.fileName)) {
      if (bytes === 0 && !isUtf8Xml(piece)) plain = false;
      const text = overlap + piece.toString('latin1');
      if (/<!(DOCTYPE|ENTITY)/i.test(text)) plain = false;
      overlap = text.slice(-16);
    }
    bytes += piece.length;
    if (isKept(entry.fileName)) kept.push(piece);
  }
  return { bytes, text: isKept(entry.fileName) ? Buffer.concat(kept).toString('utf8') : undefined, plain };
};

const entryFault = (entry: Entry): Inspection | undefined => {
  if (entry.isEncrypted()) return encrypted;
  if (isKept(entry.fileName) && entry.uncompressedSize > MAXIMUM_PART_BYTES) return tooBig;
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > RATIO_FREE_BYTES && ratio > MAXIMUM_RATIO) return tooBig;
  return /(^|\/)vbaProject\.bin$|(^|\/)activeX\//i.test(entry.fileName) ? macros : undefined;
};

const contentTypeFault = (xml: string, kind: 'docx' | 'xlsx', names: ReadonlySet<string>): Inspection | undefined => {
  const overrides = elementsOf(xml, 'Override');
  const defaults = elementsOf(xml, 'Default');
  if (overrides === undefined || defaults === undefined) return damaged;
  const types = [...overrides, ...defaults].map((each) => each['ContentType'] ?? '');
  if (types.some((type) => /macroEnabled|vbaProject|activeX/i.test(type))) return macros;
  const main = overrides.find((each) => each['ContentType'] === mainTypes[kind])?.['PartName'];
  if (main === undefined) return otherKind;
  return names.has(main.replace(/^\//, '').toLowerCase()) ? undefined : damaged;
};

const linkFault = (xml: string): Inspection | undefined => {
  const links = elementsOf(xml, 'Relationship');
  if (links === undefined) return damaged;
  const fetched = links.some(
    (link) =>
      link['TargetMode']?.trim().toLowerCase() === 'external' &&
      !harmlessLinks.some((end) => link['Type']?.endsWith(end)),
  );
  return fetched ? outside : undefined;
};

const judge = async (zip: ZipFile, kind: 'docx' | 'xlsx'): Promise<Inspection> => {
  if (zip.entryCount > MAXIMUM_ENTRIES || zip.comment.length > MAXIMUM_COMMENT_BYTES) return tooBig;
  const names = new Set<string>();
  let total = 0;
  let contentTypes: string | undefined;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    // Two entries of one name: which of them is read depends on the reader.
    if (names.has(name)) return damaged;
    names.add(name);
    const fault = entryFault(entry);
    if (fault) return fault;
    if (total + entry.uncompressedSize > MAXIMUM_TOTAL_BYTES) return tooBig;
    if (entry.fileName.endsWith('/')) continue;
    const part = await readEntry(zip, entry);
    total += part.bytes;
    if (!part.plain) return damaged;
    if (part.text === undefined) continue;
    if (entry.fileName === '[Content_Types].xml') contentTypes = part.text;
    const link = linkFault(part.text);
    if (link) return link;
  }
  if (contentTypes === undefined) return otherKind;
  return contentTypeFault(contentTypes, kind, names) ?? { ok: true, pages: null };
};

/** Opens a DOCX or XLSX within caps and refuses macros, outside content, document type definitions and other kinds. Runs in the inspection process only. */
export const inspectOffice = async (bytes: Buffer, kind: 'docx' | 'xlsx'): Promise<Inspection> => {
  try {
    const zip = await fromBufferPromise(bytes, {
      lazyEntries: true,
      decodeStrings: true,
      validateEntrySizes: true,
      strictFileNames: true,
    });
    return await judge(zip, kind);
  } catch {
    // Names that climb out, sizes that lie and broken structure all end here.
    return damaged;
  }
};
