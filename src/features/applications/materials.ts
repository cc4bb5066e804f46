import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import type { FileReply, IncomingFile } from '#http/route.ts';
import { metricsOf } from '#policy/criteria.ts';
import { entryLabel } from '#policy/dossier.ts';
import { materialsOf } from '#policy/materials.ts';
import { actorOf } from '#http/caller.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { receiveUpload, recordUpload } from '../uploads/receive-upload.ts';
import { obstacleRefusal, onCase } from './case-command.ts';
import { lockedPaths } from './drafting.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';

const FILES_PER_SLOT = 20;

/** Slots of a type: its uploads, and evidence under each metric. */
const slotsOf = ({ regulation, row }: LoadedCase): Set<string> =>
  new Set([
    ...materialsOf(regulation, row.base_type).flatMap((material) => (material.kind === 'upload' ? [material.id] : [])),
    ...metricsOf(regulation, row.base_type).map(({ id }) => `evidence:${id}`),
  ]);

const slotObstacle = (loaded: LoadedCase, slot: string): Refusal | undefined => {
  if (!slotsOf(loaded).has(slot)) return refuse('not-found');
  if (loaded.materials.filter((material) => material.slot === slot).length >= FILES_PER_SLOT)
    return refuse('upload-limit', { limit: FILES_PER_SLOT });
  return lockedPaths(loaded, [`material.${slot}`]);
};

/** Whether the caller may add to a slot now; asked before a file is taken in. */
const mayUpload = (platform: Platform, caller: SignedIn, id: string, slot: string): Promise<Refusal | undefined> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, false);
    if (loaded instanceof Refusal) return loaded;
    const obstacle = obstacleTo('save-draft', loaded.file, actorOf(caller));
    return obstacle ? obstacleRefusal(obstacle, loaded.regulation) : slotObstacle(loaded, slot);
  });

/** Takes a file into a slot of a draft or of a flagged place: first into quarantine, checked, then on record. */
export const uploadMaterial = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
  slot: string,
  file: () => Promise<IncomingFile | Refusal>,
) => {
  const blocked = await mayUpload(platform, caller, id, slot);
  if (blocked) return blocked;
  const incoming = await file();
  if (incoming instanceof Refusal) return incoming;
  const upload = await receiveUpload(platform, incoming);
  if (upload instanceof Refusal) return upload;
  return onCase(platform, caller, { id, command: 'save-draft', version: null }, async (tx, loaded) => {
    const late = slotObstacle(loaded, slot);
    if (late) return late;
    const now = platform.clock.now();
    const materialId = platform.ids.next();
    await recordUpload(tx, upload, now);
    await tx
      .insertInto('materials')
      .values({
        id: materialId,
        application_id: id,
        slot,
        upload_id: upload.id,
        added_by: caller.account.id,
        added_by_name: caller.account.name,
        added_at: now,
        removed_at: null,
      })
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'material.added',
      subject: `application:${id}`,
      details: { slot, sha256: upload.sha256, fileName: upload.fileName },
    });
    return {
      id: materialId,
      slot,
      fileName: upload.fileName,
      mediaType: upload.mediaType,
      size: upload.size,
      sha256: upload.sha256,
      pages: upload.pages,
      uploadedAt: now.toISOString(),
      uploadedBy: caller.account.name,
    };
  });
};

/** Takes a file out of the present dossier; what was submitted with it stays on record. */
export const removeMaterial = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  materialId: string,
): Promise<Record<string, never> | Refusal> =>
  onCase(platform, caller, { id, command: 'save-draft', version: null }, async (tx, loaded) => {
    const material = loaded.materials.find((each) => each.id === materialId);
    if (material === undefined) return refuse('not-found');
    const locked = lockedPaths(loaded, [`material.${material.slot}`]);
    if (locked) return locked;
    await tx.updateTable('materials').set({ removed_at: platform.clock.now() }).where('id', '=', materialId).execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'material.removed',
      subject: `application:${id}`,
      details: { materialId, slot: material.slot },
    });
    return {};
  });

const findFile = (tx: Tx, id: string, materialId: string) =>
  tx
    .selectFrom('materials')
    .innerJoin('uploads', 'uploads.id', 'materials.upload_id')
    .where('materials.id', '=', materialId)
    .where('application_id', '=', id)
    .select(['storage_key', 'file_name', 'media_type'])
    .executeTakeFirst();

/** Opens a material, also one that a later correction took out. Office files are always saved, never shown. */
export const openMaterial = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
  materialId: string,
  download: boolean,
): Promise<FileReply | Refusal> => {
  const file = await platform.db.run(scopeOf(caller), (tx) => findFile(tx, id, materialId));
  if (file === undefined) return refuse('not-found');
  const shown = file.media_type === 'application/pdf' || file.media_type.startsWith('image/');
  return {
    bytes: platform.files.open(file.storage_key),
    mediaType: file.media_type,
    fileName: file.file_name,
    disposition: shown && !download ? 'inline' : 'attachment',
  };
};

/** The files of the present dossier with a name for each in an archive. */
export const filesForArchive = (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<{ number: string; files: { name: string; storageKey: string }[] } | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, false);
    if (loaded instanceof Refusal) return loaded;
    const files: { name: string; storageKey: string }[] = [];
    for (const [index, material] of loaded.materials.entries()) {
      const file = await findFile(tx, id, material.id);
      const label = entryLabel(loaded.regulation, `material.${material.slot}`).zh.replace(/[\\/:*?"<>|]/g, '_');
      if (file)
        files.push({
          name: `${String(index + 1).padStart(2, '0')}-${label}-${material.fileName}`,
          storageKey: file.storage_key,
        });
    }
    return { number: loaded.row.number ?? loaded.row.id, files };
  });
