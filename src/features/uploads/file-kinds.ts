import type { Text } from '#policy/text.ts';

/** The kinds of file the product takes, by extension; nothing else passes. */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
} as const satisfies Record<string, { mediaType: string; extensions: readonly string[] }>;
export type FileKind = keyof typeof fileKinds;

/** What a file name says the file is; undefined when it is none of the kinds taken. */
export const kindOfName = (fileName: string): FileKind | undefined => {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return (Object.keys(fileKinds) as FileKind[]).find((kind) =>
    (fileKinds[kind].extensions as readonly string[]).includes(extension ?? ''),
  );
};

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const OLE_SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const notSupported: Text = {
  zh: '不支持此格式。请转成 PDF、JPG 或 PNG 再试',
  en: 'This format is not supported. Convert it to PDF, JPG or PNG and try again',
};
const oldOffice: Text = {
  zh: '这是旧版或加密的 Office 文件。请取消密码，另存为 DOCX、XLSX 或 PDF 再试',
  en: 'This is an old or password-protected Office file. Remove the password, save it as DOCX, XLSX or PDF and try again',
};
const heic: Text = {
  zh: '不支持苹果手机的 HEIC 照片。请在手机上选“最兼容”格式，或转成 JPG 再试',
  en: 'HEIC photos are not supported. Choose “Most Compatible” on the phone, or convert it to JPG and try again',
};
const disagree: Text = {
  zh: '文件内容与扩展名不符。请用原来的软件另存为 PDF、JPG、PNG、DOCX 或 XLSX 再试',
  en: 'The content does not fit the extension. Save it again as PDF, JPG, PNG, DOCX or XLSX and try again',
};

const familyOfContent = (head: Buffer): 'pdf' | 'jpeg' | 'png' | 'zip' | undefined => {
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return 'png';
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'zip';
  return undefined;
};

/** Whether the first bytes and the name agree on one kind; the reason in words when not. Parsers have the last word. */
export const agreedKind = (head: Buffer, fileName: string): FileKind | Text => {
  const family = familyOfContent(head);
  const named = kindOfName(fileName);
  if (family === undefined) {
    if (head.subarray(0, 4).equals(OLE_SIGNATURE)) return oldOffice;
    if (head.subarray(4, 8).equals(Buffer.from('ftyp'))) return heic;
    return named === undefined ? notSupported : disagree;
  }
  if (named === undefined) return /\.[^.]+$/.test(fileName) && family === 'zip' ? notSupported : disagree;
  const expected = named === 'docx' || named === 'xlsx' ? 'zip' : named;
  return expected === family ? named : disagree;
};
