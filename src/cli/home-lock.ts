import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createWhole, readIfThere, removeIfStill, replaceWhole } from '../db/claim-file.ts';
import { identifyProcess, isStillRunning, parseIdentity } from '../db/process-identity.ts';

/** The home folder is ours until `release`. */
export type HomeLock = {
  /** Tells those who come later where we can be reached, as a URL. */
  recordAddress(address: string): void;
  /** Gives the home folder free. May be called twice. */
  release(): void;
};

/** Another process has the home folder; `address` is its URL once it listens. */
export type HomeHeld = { heldBy: { pid: number; address: string | undefined } };

function addressIn(text: string): string | undefined {
  const value = JSON.parse(text) as { address?: unknown };
  return typeof value.address === 'string' ? value.address : undefined;
}

/**
 * Claims a home folder for this process, by the file `<home>/haizhi.pid`, so that a second start on the same
 * data is noticed. A claim whose process is gone counts for nothing, even when another program has its pid by now.
 * Creates the folder when it is missing; throws when it cannot be written to.
 */
export function acquireHomeLock(home: string): HomeLock | HomeHeld {
  // Passable, not readable, for others: under root the database runs as another account.
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const path = join(home, 'haizhi.pid');
  const us = identifyProcess();
  let content = JSON.stringify(us);
  while (!createWhole(path, content)) {
    const text = readIfThere(path);
    if (text === undefined) continue; // just released
    const holder = parseIdentity(text);
    if (holder && isStillRunning(holder)) {
      return { heldBy: { pid: holder.pid, address: addressIn(text) } };
    }
    removeIfStill(path, text);
  }
  let held = true;
  return {
    recordAddress(address) {
      if (!held) return;
      content = JSON.stringify({ ...us, address });
      replaceWhole(path, content);
    },
    release() {
      if (held) removeIfStill(path, content);
      held = false;
    },
  };
}
