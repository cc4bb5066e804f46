import { createHash } from 'node:crypto';
import type { Dossier } from '#db/tables.ts';
import { canonicalJson } from '../audit/canonical-json.ts';

/** Fingerprint of a dossier's content: entries and the hashes of its files. A public notice is opened on it, and an opinion is signed on the same. */
export const dossierHash = ({ group, lane, jointEntry, ...dossier }: Dossier): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        ...dossier,
        // Left out where there is none, so that what was hashed before these existed keeps its fingerprint.
        ...(group ? { group } : {}),
        ...(lane ? { lane } : {}),
        ...(jointEntry ? { jointEntry } : {}),
        materials: dossier.materials.map(({ slot, fileName, sha256 }) => ({ slot, fileName, sha256 })),
      }),
    )
    .digest('hex');
