/** What a bound file is made of. */

export type BoundContent =
  | { kind: 'pdf'; bytes: Uint8Array }
  | { kind: 'image'; bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' }
  /** A file that is no sheet of paper, a spreadsheet for example: a page tells where it is. SHA-256 in lower case hex. */
  | { kind: 'elsewhere'; fileName: string; sha256: string; reason: string };

export type BoundPart = {
  /** As the contents name it. */
  title: string;
  /** Small, below the title: the file's name, say, or who issued it. */
  subtitle?: string;
  content: BoundContent;
};

export type BoundCover = {
  title: string[];
  applicationNumber: string;
  unit: string;
  /** How many copies are to be printed. */
  copies: number;
  sample: boolean;
  /** 年度 of the application. */
  year: number;
};

export type BoundFile = { cover: BoundCover; parts: readonly BoundPart[] };
