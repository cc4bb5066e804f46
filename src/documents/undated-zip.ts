/** Office files of libraries carry the moment they were made. Here they are packed again without it. */
import { buffer as collect } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import yazl from 'yazl';

/** Local time on purpose: ZIP stores a wall clock, so every time zone then writes the same. */
const epoch = new Date(1980, 0, 1, 12);
const CORE_PROPERTIES = 'docProps/core.xml';

const undated = (core: string): string =>
  core.replaceAll(/(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, '1980-01-01T12:00:00Z');

/** The same Office file without its dates: same contents, same bytes. Throws when the bytes are no ZIP. */
export const undatedZip = async (bytes: Buffer): Promise<Buffer> => {
  const source = await fromBufferPromise(bytes);
  const target = new yazl.ZipFile();
  for await (const entry of source.eachEntry()) {
    const data = await collect(await source.openReadStreamPromise(entry));
    const kept = entry.fileName === CORE_PROPERTIES ? Buffer.from(undated(data.toString('utf8'))) : data;
    if (!entry.fileName.endsWith('/'))
      target.addBuffer(kept, entry.fileName, { mtime: epoch, forceDosTimestamp: true, mode: 0o100644 });
  }
  target.end();
  return collect(target.outputStream);
};
