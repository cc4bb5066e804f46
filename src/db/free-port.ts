import { createServer } from 'node:net';
import { join } from 'node:path';
import { readIfThere, replaceWhole } from './claim-file.ts';

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/**
 * A port on 127.0.0.1 that is free now: the wanted one or none; else the one used last time, so that
 * connection strings in tools stay good; else any. It is kept in `<folder>/port`.
 * Throws when a wanted port is taken.
 */
export async function pickPort(folder: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && wanted !== 0) {
    if (await tryPort(wanted)) return wanted;
    throw new Error(`Port ${wanted} on 127.0.0.1, asked for the embedded database, is taken.`);
  }
  const path = join(folder, 'port');
  const last = Number(readIfThere(path) ?? '');
  if (Number.isInteger(last) && last > 1023 && last < 65536 && (await tryPort(last))) return last;
  const port = await tryPort(0);
  if (!port) throw new Error('No free port on 127.0.0.1 for the embedded database.');
  replaceWhole(path, String(port));
  return port;
}
