import { bindFile } from '#documents/bound-file/bind-file.ts';
import type { BoundPart } from '#documents/bound-file/part.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { Dossier } from '#db/tables.ts';
import { scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import { entryLabel } from '#policy/dossier.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { printModel } from '../documents/service.ts';
import type { Platform } from '../platform.ts';
import { unitText } from '../units/unit-name.ts';
import { applicationFormModel, blankFormModel } from './form-model.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';

/** The form that new prints are made by; what was stored before keeps its own. */
const FORM_VERSION = 2;

/** What a caller prints: the applicant what he has, while a returned file is being corrected; everyone else what was submitted. */
const dossierFor = async (tx: Tx, caller: SignedIn, loaded: LoadedCase): Promise<Dossier> => {
  const own = caller.account.holdings.some((holding) => holding.unitId === loaded.row.unit_id);
  if (own) return loaded.dossier;
  const stored = await tx
    .selectFrom('application_versions')
    .select('dossier')
    .where('application_id', '=', loaded.row.id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return stored?.dossier ?? loaded.dossier;
};

/** The application form as PDF, in the layout of the regulation's annex. */
export const printForm = async (platform: Platform, caller: SignedIn, id: string): Promise<FileReply | Refusal> => {
  const model = await platform.db.run(scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, false);
    if (loaded instanceof Refusal) return loaded;
    const dossier = await dossierFor(tx, caller, loaded);
    return { form: applicationFormModel(loaded, dossier, platform.demonstration), number: loaded.row.number };
  });
  if (model instanceof Refusal) return model;
  const printed = await printModel(platform, 'application-form', model.form, { version: FORM_VERSION });
  return { ...printed, fileName: `${model.number ?? '申请表草稿'}.pdf` };
};

/** The form of a call with nothing in it, for everyone to download. */
export const printBlankForm = async (
  platform: Platform,
  caller: Caller,
  callId: string,
  baseType: string,
  format: 'pdf' | 'docx',
): Promise<FileReply | Refusal> => {
  const call = await platform.db.run(scopeOf(caller), (tx) =>
    tx.selectFrom('calls').selectAll().where('id', '=', callId).where('status', '=', 'published').executeTakeFirst(),
  );
  const regulation =
    call &&
    (
      platform.regulations.on(call.regulation_id, lawDayOf(call.opens_at)) ??
      platform.regulations.current(call.regulation_id)
    )?.regulation;
  if (call === undefined || regulation === undefined || !call.types.includes(baseType)) return refuse('not-found');
  const model = blankFormModel(regulation, baseType, call.year);
  const printed = await printModel(platform, 'application-form', model, { version: FORM_VERSION, format });
  const name = regulation.baseTypes[baseType]?.shortName.zh ?? baseType;
  return { ...printed, fileName: `${regulation.form.title.zh}-${name}.${format}`, disposition: 'attachment' };
};

const images = ['image/jpeg', 'image/png'] as const;
const isImage = (type: string): type is (typeof images)[number] => (images as readonly string[]).includes(type);

/** An upload as a part of the bound file; what is no sheet of paper is told of on a page of its own. */
const partOf = async (
  platform: Platform,
  loaded: LoadedCase,
  file: { slot: string; file_name: string; media_type: string; sha256: string; storage_key: string },
): Promise<BoundPart> => {
  const title = entryLabel(loaded.regulation, `material.${file.slot}`).zh;
  const named = { title, subtitle: file.file_name };
  if (file.media_type === 'application/pdf')
    return { ...named, content: { kind: 'pdf', bytes: await platform.files.read(file.storage_key) } };
  if (isImage(file.media_type)) {
    const bytes = await platform.files.read(file.storage_key);
    return { ...named, content: { kind: 'image', bytes, mediaType: file.media_type } };
  }
  const reason = '电子表格等文件不能装入册内，原件另附。';
  return { ...named, content: { kind: 'elsewhere', fileName: file.file_name, sha256: file.sha256, reason } };
};

/** The bound file of an application: cover, contents with page numbers, form, and every upload on A4 (yunnan-2022-call 5.2, cast-workbase-2018 7.2, dalian-workbase 4.1). */
export const printBound = async (platform: Platform, caller: SignedIn, id: string): Promise<FileReply | Refusal> => {
  const found = await platform.db.run(scopeOf(caller), async (tx) => {
    const loaded = await loadCase(tx, platform, id, false);
    if (loaded instanceof Refusal) return loaded;
    const dossier = await dossierFor(tx, caller, loaded);
    const ids = dossier.materials.map((material) => material.id);
    const files =
      ids.length === 0
        ? []
        : await tx
            .selectFrom('materials')
            .innerJoin('uploads', 'uploads.id', 'materials.upload_id')
            .where('materials.id', 'in', ids)
            .select(['slot', 'file_name', 'media_type', 'sha256', 'storage_key'])
            .orderBy('added_at')
            .orderBy('materials.id')
            .execute();
    return { loaded, files, form: applicationFormModel(loaded, dossier, platform.demonstration) };
  });
  if (found instanceof Refusal) return found;
  const { loaded, files, form } = found;
  const { bound } = loaded.regulation.form;
  if (bound === undefined) return refuse('rule-absent');
  const order = loaded.regulation.materials.map((material) => material.id);
  const place = (slot: string) => (order.includes(slot) ? order.indexOf(slot) : order.length);
  const sorted = files.toSorted((a, b) => place(a.slot) - place(b.slot));
  const printed = await printModel(platform, 'application-form', form, { version: FORM_VERSION });
  const parts: BoundPart[] = [
    { title: loaded.regulation.form.title.zh, content: { kind: 'pdf', bytes: printed.bytes as Buffer } },
  ];
  for (const file of sorted) parts.push(await partOf(platform, loaded, file));
  const cover = {
    title: [loaded.regulation.baseTypes[loaded.row.base_type]?.name.zh ?? '', '申报材料'],
    applicationNumber: loaded.row.number ?? '草稿',
    unit: unitText(loaded.unit).zh,
    copies: bound.copies,
    sample: platform.demonstration,
    year: loaded.call.year,
  };
  const fonts = platform.fontsDirectory === undefined ? {} : { fontsDirectory: platform.fontsDirectory };
  const bytes = await bindFile({ cover, parts }, fonts);
  return {
    bytes,
    mediaType: 'application/pdf',
    fileName: `${loaded.row.number ?? '申报材料草稿'}-合订本.pdf`,
    disposition: 'inline',
  };
};
