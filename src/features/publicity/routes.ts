import { dayInChinese } from '#documents/chinese-words.ts';
import * as contract from '#contract/publicity.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import { jurisdictionOf, scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import { route, type FileReply, type Route } from '#http/route.ts';
import { beijingClock, lawDayOf } from '#policy/law-day.ts';
import { printModel } from '../documents/service.ts';
import type { Platform } from '../platform.ts';
import { findNotice, findNotices, findObjections } from './repository.ts';
import * as publicity from './service.ts';

const noticesOf = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const { everywhere, associationCodes } = jurisdictionOf(caller);
    const filter = everywhere ? {} : { associationCodes: associationCodes.length > 0 ? associationCodes : [''] };
    return { notices: await findNotices(tx, platform, { limit: 300, ...filter }) };
  });

const openingInWords = (instant: Date): string => {
  const [hour, minute] = beijingClock(instant).split(':');
  return `${dayInChinese(lawDayOf(instant))}${Number(hour)}时${minute}分`;
};

/** A notice closes at the first instant after its last day: 23日24时 is what people read, not 24日0时. */
const closingInWords = (instant: Date): string => `${dayInChinese(lawDayOf(new Date(instant.getTime() - 1)))}24时`;

const printNotice = async (platform: Platform, caller: Caller, id: string): Promise<FileReply | Refusal> => {
  const notice = await platform.db.run(scopeOf(caller), (tx) => findNotice(tx, platform, id));
  if (notice === undefined) return refuse('not-found');
  return printModel(platform, 'publicity-notice', {
    issuerName: notice.associationName.zh,
    title: notice.title.zh,
    paragraphs: [
      `根据《${notice.model.regulationTitle.zh}》和《${notice.model.callTitle.zh}》，经审核，拟推荐下列单位申报海智基地，现予公示（${notice.number}）。`,
    ],
    units: notice.model.items.map((item) => ({
      unit: item.unitName.zh,
      type: item.baseTypeName.zh,
      location: item.place.zh,
      recommendedBy: item.recommendedBy.zh,
    })),
    opensAt: openingInWords(new Date(notice.opensAt)),
    closesAt: closingInWords(new Date(notice.closesAt)),
    objection: `公示期内如有异议，请在平台公示页面以实名提出，写明姓名、联系方式和理由，并可附证据：${platform.publicUrl}/notices/${notice.id}`,
    contact: [],
    signDate: lawDayOf(new Date(notice.opensAt)),
    sealPlaceholder: true,
    sample: platform.demonstration,
  });
};

const openEvidence = async (platform: Platform, caller: SignedIn, id: string): Promise<FileReply | Refusal> => {
  const file = await platform.db.run(scopeOf(caller), (tx) =>
    tx
      .selectFrom('objections')
      .innerJoin('uploads', 'uploads.id', 'objections.upload_id')
      .where('objections.id', '=', id)
      .select(['storage_key', 'file_name', 'media_type'])
      .executeTakeFirst(),
  );
  if (file === undefined) return refuse('not-found');
  return {
    bytes: platform.files.open(file.storage_key),
    mediaType: file.media_type,
    fileName: file.file_name,
    disposition: 'attachment',
  };
};

export const publicityRoutes = (platform: Platform): Route[] => [
  route(contract.listNotices, ({ caller }) => noticesOf(platform, caller)),
  route(contract.openNotice, ({ caller, body }) => publicity.openNotice(platform, caller, body)),
  route(contract.printNotice, ({ caller, params }) => printNotice(platform, caller, params.id)),
  route(contract.listObjections, ({ caller, query }) =>
    platform.db.run(scopeOf(caller), async (tx) => ({
      objections: await findObjections(tx, {
        ...(query.noticeId ? { noticeId: query.noticeId } : {}),
        ...(query.applicationId ? { applicationId: query.applicationId } : {}),
      }),
    })),
  ),
  route(contract.resolveObjection, async ({ caller, params, body }) => {
    const result = await publicity.resolveObjection(platform, caller, params.id, body);
    if (result instanceof Refusal) return result;
    return platform.db.run(
      scopeOf(caller),
      async (tx) => (await findObjections(tx, { id: result.id }))[0] ?? refuse('not-found'),
    );
  }),
  route(contract.openEvidence, ({ caller, params }) => openEvidence(platform, caller, params.id)),
];
