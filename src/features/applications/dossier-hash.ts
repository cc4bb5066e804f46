import { createHash } from 'node:crypto';
import type { Dossier } from '#db/tables.ts';
import { canonicalJson } from '../audit/canonical-json.ts';

/** Fingerprint of a dossier's content: entries and the hashes of its files. A public notice is opened on it, and an opinion is signed on the same. */
export const dossierHash = (dossier: Dossier): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        ...dossier,
        materials: dossier.materials.map(({ slot, fileName, sha256 }) => ({ slot, fileName, sha256 })),
      }),
    )
    .digest('hex');
