import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listNotices, listObjections } from '#contract/publicity.ts';
import type { Tx } from '#db/connect.ts';
import type { NoticeModel } from '#db/tables.ts';
import type { Platform } from '../platform.ts';

type NoticeView = ReplyOf<typeof listNotices>['notices'][number];
type ObjectionView = ReplyOf<typeof listObjections>['objections'][number];
export type NoticeWithModel = NoticeView & { callId: string; model: NoticeModel };

const selectNotices = (tx: Tx) =>
  tx
    .selectFrom('notices')
    .innerJoin('associations', 'associations.code', 'notices.association_code')
    .select((select) => [
      'notices.id',
      'number',
      'association_code',
      'call_id',
      'name_zh',
      'name_en',
      'title',
      'opens_at',
      'closes_at',
      'model',
      // Row-level security shows objections only to the association that published and to overseers.
      select
        .selectFrom('objections')
        .whereRef('notice_id', '=', 'notices.id')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('objections'),
      select
        .selectFrom('objections')
        .whereRef('notice_id', '=', 'notices.id')
        .where('state', '=', 'open')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('open_objections'),
    ]);

type NoticeRow = Awaited<ReturnType<ReturnType<typeof selectNotices>['execute']>>[number];

const viewOf = (row: NoticeRow, now: Date): NoticeWithModel => ({
  id: row.id,
  number: row.number,
  associationCode: row.association_code,
  callId: row.call_id,
  associationName: { zh: row.name_zh, en: row.name_en },
  title: row.title,
  opensAt: row.opens_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  state: now < row.closes_at ? 'open' : 'closed',
  items: row.model.items.map((item) => ({
    applicationId: item.applicationId,
    number: item.number,
    unitName: item.unitName,
    baseTypeName: item.baseTypeName,
    placeName: item.place,
    hash: item.hash,
  })),
  objections: row.objections ?? 0,
  openObjections: row.open_objections ?? 0,
  model: row.model,
});

export const readNotice = async (tx: Tx, platform: Platform, id: string): Promise<NoticeWithModel> =>
  viewOf(await selectNotices(tx).where('notices.id', '=', id).executeTakeFirstOrThrow(), platform.clock.now());

export const findNotice = async (tx: Tx, platform: Platform, id: string): Promise<NoticeWithModel | undefined> => {
  const row = await selectNotices(tx).where('notices.id', '=', id).executeTakeFirst();
  return row && viewOf(row, platform.clock.now());
};

/** Notices, newest first; of some associations only when given. */
export const findNotices = async (
  tx: Tx,
  platform: Platform,
  filter: { associationCodes?: readonly string[]; openOnly?: boolean; limit: number },
): Promise<NoticeWithModel[]> => {
  let query = selectNotices(tx);
  if (filter.associationCodes) query = query.where('association_code', 'in', [...filter.associationCodes]);
  if (filter.openOnly) query = query.where('closes_at', '>', platform.clock.now());
  const rows = await query.orderBy('opens_at', 'desc').orderBy('notices.id', 'desc').limit(filter.limit).execute();
  return rows.map((row) => viewOf(row, platform.clock.now()));
};

export const findObjections = async (
  tx: Tx,
  filter: { id?: string; noticeId?: string; applicationId?: string },
): Promise<ObjectionView[]> => {
  let query = tx
    .selectFrom('objections')
    .innerJoin('notices', 'notices.id', 'objections.notice_id')
    .leftJoin('uploads', 'uploads.id', 'objections.upload_id')
    .select([
      'objections.id',
      'notice_id',
      'application_id',
      'name',
      'contact',
      'content',
      'received_at',
      'state',
      'handling',
      'handled_by_name',
      'handled_at',
      'file_name',
      'media_type',
      'size',
      'model',
    ]);
  if (filter.id) query = query.where('objections.id', '=', filter.id);
  if (filter.noticeId) query = query.where('notice_id', '=', filter.noticeId);
  if (filter.applicationId) query = query.where('application_id', '=', filter.applicationId);
  const rows = await query.orderBy('received_at', 'desc').limit(500).execute();
  return rows.map((row) => {
    const item = row.model.items.find((each) => each.applicationId === row.application_id);
    return {
      id: row.id,
      noticeId: row.notice_id,
      applicationId: row.application_id,
      applicationNumber: item?.number ?? '',
      unitName: item?.unitName ?? { zh: '', en: '' },
      name: row.name,
      contact: row.contact,
      content: row.content,
      evidence:
        row.file_name && row.media_type
          ? { fileName: row.file_name, mediaType: row.media_type, size: row.size ?? 0 }
          : null,
      receivedAt: row.received_at.toISOString(),
      state: row.state,
      handling: row.handling,
      handledBy: row.handled_by_name,
      handledAt: row.handled_at?.toISOString() ?? null,
    };
  });
};
