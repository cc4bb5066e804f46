import { readFile } from 'node:fs/promises';
import type { FileKind } from './file-kinds.ts';
import { inspectImage } from './inspect-image.ts';
import { inspectOffice } from './inspect-office.ts';
import { inspectPdf } from './inspect-pdf.ts';
import type { Inspection, InspectionHeader } from './inspection.ts';

/** The process that opens one file a stranger sent: `<path> <kind>`, started by inspect.ts and gone when it has answered. */

const inspect = (bytes: Buffer, kind: FileKind): Promise<Inspection> => {
  if (kind === 'pdf') return inspectPdf(bytes);
  return kind === 'jpeg' || kind === 'png' ? inspectImage(bytes, kind) : inspectOffice(bytes, kind);
};

const [path = '', kind = ''] = process.argv.slice(2);
const inspection = await inspect(await readFile(path), kind as FileKind);
const replacement = inspection.ok ? inspection.replacement : undefined;
const header: InspectionHeader = inspection.ok
  ? { ok: true, pages: inspection.pages, bytes: replacement?.length ?? 0 }
  : inspection;
process.stdout.write(`${JSON.stringify(header)}\n`);
if (replacement) process.stdout.write(replacement);
