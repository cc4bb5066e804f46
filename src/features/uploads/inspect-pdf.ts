import {
  ParseSpeeds,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFStream,
  type PDFObject,
} from 'pdf-lib';
import { unfit, type Inspection } from './inspection.ts';

const MAXIMUM_PAGES = 2000;
const MAXIMUM_TAIL_BYTES = 1024;

/** Names that make a document act, carry files or hide a second form; as keys or as values. */
const activeNames = new Set([
  '/JavaScript',
  '/JS',
  '/Launch',
  '/EmbeddedFile',
  '/EmbeddedFiles',
  '/EF',
  '/XFA',
  '/RichMedia',
  '/ImportData',
  '/SubmitForm',
  '/GoToE',
  '/OnInstantiate',
]);

const unreadable = unfit(
  'PDF 不完整或已损坏。请重新导出或重新扫描成 PDF 再试',
  'The PDF is incomplete or damaged. Export or scan it again and try again',
);
const encrypted = unfit(
  'PDF 设有密码或限制。请取消密码后再试',
  'The PDF is protected by a password. Remove the protection and try again',
);
const active = unfit(
  'PDF 含有脚本、附件或其他可执行内容。请用“打印为 PDF”重新生成再试',
  'The PDF contains scripts, attachments or other active content. Make it again with “Print to PDF” and try again',
);
const foreignTail = unfit(
  'PDF 前后夹有别的内容。请用“打印为 PDF”重新生成再试',
  'The PDF has other content around it. Make it again with “Print to PDF” and try again',
);
const tooManyPages = unfit(
  `PDF 超过 ${MAXIMUM_PAGES} 页。请拆成几份再试`,
  `The PDF has more than ${MAXIMUM_PAGES} pages. Split it and try again`,
);

const acts = (root: PDFObject): boolean => {
  // A stack of our own: a hostile document nests deeper than calls can.
  const open: PDFObject[] = [root];
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    if (object instanceof PDFName && activeNames.has(object.asString())) return true;
    if (object instanceof PDFStream) open.push(object.dict);
    else if (object instanceof PDFArray) for (const each of object.asArray()) open.push(each);
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) open.push(key, value);
    }
  }
  return false;
};

/** Whether the end is where a document ends; what follows the last mark may only be padding or very little. */
const ends = (bytes: Buffer): 'whole' | 'cut' | 'tail' => {
  const mark = bytes.lastIndexOf('%%EOF');
  if (mark < 0 || bytes.lastIndexOf('startxref') < 0) return 'cut';
  const tail = bytes.subarray(mark + 5);
  if (tail.length <= MAXIMUM_TAIL_BYTES) return 'whole';
  return tail.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) ? 'whole' : 'tail';
};

/** Parses a PDF and refuses one that is cut, protected, too long, or able to act. Runs in the inspection process only. */
export const inspectPdf = async (bytes: Buffer): Promise<Inspection> => {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return foreignTail;
  const end = ends(bytes);
  if (end !== 'whole') return end === 'cut' ? unreadable : foreignTail;
  // The parser keeps the last of two objects with one number; a reader may show the first. So each is looked at
  // as it is parsed. The prototype is changed for this process only, which ends with this file.
  let found: 'active' | 'invalid' | undefined;
  const assign = PDFContext.prototype.assign;
  PDFContext.prototype.assign = function (ref, object) {
    if (object instanceof PDFInvalidObject) found ??= 'invalid';
    else if (acts(object)) found = 'active';
    assign.call(this, ref, object);
  };
  let document: PDFDocument;
  let pages: number;
  try {
    document = await PDFDocument.load(bytes, {
      ignoreEncryption: false,
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    pages = document.getPageCount();
  } catch {
    if (found === 'active') return active;
    // Encrypted object streams fail to parse in many ways; the trailer that says so is always in the clear.
    return bytes.includes('/Encrypt') ? encrypted : unreadable;
  } finally {
    PDFContext.prototype.assign = assign;
  }
  if (found === 'active') return active;
  if (found === 'invalid' || pages < 1) return unreadable;
  return pages > MAXIMUM_PAGES ? tooManyPages : { ok: true, pages };
};
