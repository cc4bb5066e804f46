/**
 * Reading and replacing the family name inside an OpenType file.
 *
 * The typesetter always sees the fonts installed on its machine as well as ours. A family called
 * "Noto Serif SC" could then be ours on one machine and a different release on another, and the same
 * model would print differently. Every font is therefore renamed, in memory, to a family name that no
 * system has, and templates forbid any other.
 */

const FAMILY = 1;
const TYPOGRAPHIC_FAMILY = 16;
const WINDOWS_UNICODE = { platform: 3, encoding: 1, language: 0x0409 };

/** Offsets of the table directories: one for a plain font, several for a collection. */
const directoriesOf = (font: Buffer): number[] => {
  if (font.toString('latin1', 0, 4) !== 'ttcf') return [0];
  const count = font.readUInt32BE(8);
  return Array.from({ length: count }, (_, face) => font.readUInt32BE(12 + 4 * face));
};

/** Offset of the directory entry of the `name` table. Throws RangeError when the file has none. */
const nameEntryOf = (font: Buffer, directory: number): number => {
  const tables = font.readUInt16BE(directory + 4);
  for (let table = 0; table < tables; table += 1) {
    const entry = directory + 12 + 16 * table;
    if (font.toString('latin1', entry, entry + 4) === 'name') return entry;
  }
  throw new RangeError('not an OpenType font: no name table');
};

const decode = (bytes: Buffer, platform: number): string =>
  platform === 1 ? bytes.toString('latin1') : Buffer.from(bytes).swap16().toString('utf16le');

/** Every family name in the file, in whatever language it is written. Throws RangeError on a file that is no font. */
export const familyNamesOf = (font: Buffer): string[] =>
  directoriesOf(font).flatMap((directory) => {
    const table = font.readUInt32BE(nameEntryOf(font, directory) + 8);
    const storage = table + font.readUInt16BE(table + 4);
    return Array.from({ length: font.readUInt16BE(table + 2) }, (_, record) => {
      const at = table + 6 + 12 * record;
      const id = font.readUInt16BE(at + 6);
      if (id !== FAMILY && id !== TYPOGRAPHIC_FAMILY) return [];
      const start = storage + font.readUInt16BE(at + 10);
      const length = font.readUInt16BE(at + 8);
      const platform = font.readUInt16BE(at);
      if (platform !== 1 && length % 2 === 1) return [];
      return [decode(font.subarray(start, start + length), platform)];
    }).flat();
  });

const nameTable = (family: string, style: string): Buffer => {
  const names: [id: number, text: string][] = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family}-${style}`.replaceAll(' ', '')],
  ];
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  names.forEach(([id], index) => {
    const at = 6 + 12 * index;
    const length = texts[index]?.length ?? 0;
    const { platform, encoding, language } = WINDOWS_UNICODE;
    [platform, encoding, language, id, length, offset].forEach((value, field) =>
      header.writeUInt16BE(value, at + 2 * field),
    );
    offset += length;
  });
  return Buffer.concat([header, ...texts]);
};

/**
 * The same font under another family name: a new `name` table is appended and the directory points to it.
 * Glyphs and metrics are untouched. Throws RangeError on a file that is no font.
 */
export const renamed = (font: Buffer, family: string, style: string): Buffer => {
  const padding = Buffer.alloc((4 - (font.length % 4)) % 4);
  const table = nameTable(family, style);
  const result = Buffer.concat([font, padding, table]);
  for (const directory of directoriesOf(font)) {
    const entry = nameEntryOf(font, directory);
    result.writeUInt32BE(font.length + padding.length, entry + 8);
    result.writeUInt32BE(table.length, entry + 12);
  }
  return result;
};
