import { sql } from 'kysely';
import type { Tx } from '#db/connect.ts';
import { listQuestions } from '#features/calls/questions.ts';
import { listCalls, readCall } from '#features/calls/service.ts';
import { publicNotice, publicNotices, type NoticeWithModel } from '#features/publicity/service.ts';
import {
  listRecognitions,
  readRecognition,
  verifyPlaque,
  type RecognitionView,
} from '#features/recognitions/service.ts';
import { countryNames } from '#features/reference/country-names.ts';
import { Refusal } from '#contract/refusals.ts';
import type { Caller } from '#http/caller.ts';
import { shortAssociationName } from '#policy/association-name.ts';
import { lawDayOf, parseLawDay } from '#policy/law-day.ts';
import { shortRegionName } from '#policy/region-name.ts';
import type { Text } from '#policy/text.ts';
import { OVERSEAS, type BasesQuery } from '#web/public/addresses.ts';
import type { BaseModel } from '#web/public/base.ts';
import type { BaseRow, BasesModel } from '#web/public/bases.ts';
import type { QuestionAttempt } from '#web/public/call-questions.ts';
import type { CallModel } from '#web/public/call.ts';
import type { CallsModel } from '#web/public/calls.ts';
import type { HomeModel } from '#web/public/home.ts';
import type { NoticeRow } from '#web/public/notice-table.ts';
import type { NoticeModel } from '#web/public/notice.ts';
import type { ObjectionAttempt } from '#web/public/objection-form.ts';
import type { RegulationModel } from '#web/public/regulation.ts';
import type { RegulationsModel } from '#web/public/regulations.ts';
import type { Site } from '#web/public/site.ts';
import type { VerifyModel } from '#web/public/verify.ts';
import { inForce } from '#policy/regulation.ts';
import type { Platform } from '../platform.ts';

/** The public reads as nobody: what row-level security shows to no one cannot reach a page. */
const anybody: Caller = { account: null, locale: 'zh', address: '' };
const countries = new Map(countryNames('zh').map(({ code, name }) => [code, name]));

export const siteOf = (platform: Platform): Site => ({
  publicUrl: platform.publicUrl,
  demonstration: platform.demonstration,
  now: platform.clock.now(),
});

const noticeRow = (notice: NoticeWithModel): NoticeRow => ({
  id: notice.id,
  title: notice.title,
  publishedBy: shortAssociationName(notice.associationName),
  opensAt: new Date(notice.opensAt),
  closesAt: new Date(notice.closesAt),
  itemCount: notice.items.length,
});

const provinceNames = async (tx: Tx): Promise<Map<string, Text>> => {
  const rows = await tx
    .selectFrom('regions')
    .select(['code', 'name_zh', 'name_en'])
    .where('level', '=', 'province')
    .execute();
  return new Map(rows.map((row) => [row.code, { zh: shortRegionName(row.name_zh), en: row.name_en }]));
};

/** Base types of every regulation in force, each once. */
const typesInForce = (platform: Platform): { id: string; name: Text }[] => {
  const today = lawDayOf(platform.clock.now());
  const types = new Map<string, Text>();
  for (const { regulation } of platform.regulations.all()) {
    if (inForce(regulation, today))
      for (const [id, type] of Object.entries(regulation.baseTypes)) types.set(id, type.name);
  }
  return [...types].map(([id, name]) => ({ id, name }));
};

/** The first page: what is open, and how many bases are in force where. */
export const homeModel = async (platform: Platform): Promise<HomeModel> => {
  const { calls } = await listCalls(platform, anybody);
  const today = lawDayOf(platform.clock.now());
  const counts = await platform.db.run({ kind: 'public' }, (tx) =>
    tx
      .selectFrom('recognitions')
      .where('valid_from', '<=', today)
      .where('valid_to', '>=', today)
      .where('revoked_on', 'is', null)
      .select(['province_code', 'base_type', sql<number>`count(*)::int`.as('active')])
      .groupBy(['province_code', 'base_type'])
      .execute(),
  );
  const sum = (rows: typeof counts): number => rows.reduce((total, row) => total + row.active, 0);
  const provinces = [...new Set(counts.flatMap((row) => row.province_code ?? []))];
  return {
    site: siteOf(platform),
    calls: calls
      .filter((call) => call.phase === 'open')
      .map((call) => ({
        id: call.id,
        title: call.title,
        typeCount: call.typeNames.filter((type) => !type.suspended).length,
        closesAt: new Date(call.closesAt),
      }))
      .toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime()),
    notices: (await publicNotices(platform, { openOnly: true, limit: 20 })).map(noticeRow),
    byProvince: provinces.map((provinceCode) => ({
      provinceCode,
      active: sum(counts.filter((row) => row.province_code === provinceCode)),
    })),
    byType: typesInForce(platform).map((type) => ({
      ...type,
      active: sum(counts.filter((row) => row.base_type === type.id)),
    })),
    overseas: sum(counts.filter((row) => row.province_code === null)),
  };
};

const baseRow = (base: RecognitionView, provinces: ReadonlyMap<string, Text>): BaseRow => {
  const where = base.provinceCode ? provinces.get(base.provinceCode) : countries.get(base.countryCode);
  const place = { zh: base.place.zh, en: base.place.en || base.place.zh };
  return {
    id: base.id,
    name: base.name,
    unitName: base.unitName,
    baseTypeName: base.baseTypeName,
    placeName: where ? { zh: `${where.zh} · ${place.zh}`, en: `${place.en}, ${where.en}` } : place,
    validTo: base.validTo,
    standing: base.standing,
  };
};

const standings = ['upcoming', 'active', 'expired', 'revoked'] as const;

/** The directory under its filters; values it does not know match nothing and harm nothing. */
export const basesModel = async (platform: Platform, query: BasesQuery): Promise<BasesModel> => {
  const provinces = await platform.db.run({ kind: 'public' }, provinceNames);
  const standing = standings.find((each) => each === query.standing);
  const overseas = query.province === OVERSEAS;
  const found = await listRecognitions(platform, anybody, {
    text: query.text?.slice(0, 100),
    baseType: query.type,
    ...(overseas ? { overseas: true } : { provinceCode: query.province }),
    standing,
    cursor: /^[0-9a-f-]{36}$/.test(query.cursor ?? '') ? query.cursor : undefined,
    limit: 30,
  });
  return {
    site: siteOf(platform),
    query,
    types: typesInForce(platform),
    bases: found.items.map((base) => baseRow(base, provinces)),
    total: found.total,
    next: found.next,
  };
};

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

export const baseModel = async (platform: Platform, id: string): Promise<BaseModel | undefined> => {
  const base = isId(id) ? await readRecognition(platform, anybody, id) : undefined;
  if (base === undefined || base instanceof Refusal) return undefined;
  const regulation = platform.regulations.pinned(base.regulationId, base.regulationVersion);
  const provinces = await platform.db.run({ kind: 'public' }, provinceNames);
  const type = regulation.baseTypes[base.baseType];
  return {
    site: siteOf(platform),
    base: {
      ...baseRow(base, provinces),
      awardedBy: base.awardedBy,
      documentNumber: base.documentNumber,
      issuedOn: base.issuedOn,
      validFrom: base.validFrom,
      revokedOn: base.revokedOn,
      verificationCode: base.verificationCode,
    },
    regulation: {
      id: regulation.id,
      shortTitle: regulation.shortTitle,
      numbering: regulation.numbering,
      title: regulation.title,
    },
    clauses: {
      type: type?.clause ?? regulation.recognition.clause,
      naming: type?.naming.clause ?? regulation.recognition.clause,
      validity: regulation.recognition.start.clause,
    },
  };
};

export const callsModel = async (platform: Platform): Promise<CallsModel> => {
  const { calls } = await listCalls(platform, anybody);
  return {
    site: siteOf(platform),
    calls: calls
      .map((call) => ({
        id: call.id,
        title: call.title,
        year: call.year,
        opensAt: new Date(call.opensAt),
        closesAt: new Date(call.closesAt),
        typeNames: call.typeNames.map((type) => type.name),
      }))
      .toSorted((a, b) => b.opensAt.getTime() - a.opensAt.getTime()),
  };
};

export const callModel = async (
  platform: Platform,
  id: string,
  attempt: QuestionAttempt | null = null,
): Promise<CallModel | undefined> => {
  const call = isId(id) ? await readCall(platform, anybody, id) : undefined;
  if (call === undefined || call instanceof Refusal) return undefined;
  const pinned =
    platform.regulations.on(call.regulationId, lawDayOf(new Date(call.opensAt))) ??
    platform.regulations.current(call.regulationId);
  if (pinned === undefined) return undefined;
  return {
    site: siteOf(platform),
    call: {
      id: call.id,
      title: call.title,
      text: call.text,
      opensAt: new Date(call.opensAt),
      issuerName: call.issuerName,
      parentId: call.parentId,
      materials: call.materials,
      closesAt: new Date(call.closesAt),
      types: call.typeNames.map((type) => ({
        id: type.id,
        suspended: type.suspended ? (type.suspensionReason ?? '') : null,
      })),
      publicityDays: call.publicityDays,
      publicityDayKind: call.publicityDayKind,
    },
    questions: (await listQuestions(platform, anybody, id)).questions.flatMap(({ question, answer, answeredAt }) =>
      answer && answeredAt ? [{ question, answer, answeredAt: new Date(answeredAt) }] : [],
    ),
    attempt,
    regulation: pinned.regulation,
  };
};

export const noticesModel = async (platform: Platform) => ({
  site: siteOf(platform),
  notices: (await publicNotices(platform, { limit: 200 })).map(noticeRow),
});

export const noticeModel = async (
  platform: Platform,
  id: string,
  attempt: ObjectionAttempt | null,
): Promise<NoticeModel | undefined> => {
  const notice = isId(id) ? await publicNotice(platform, id) : undefined;
  const regulation = notice && platform.regulations.current(notice.model.regulationId)?.regulation;
  if (notice === undefined || regulation === undefined) return undefined;
  return {
    site: siteOf(platform),
    notice: {
      id: notice.id,
      number: notice.number,
      title: notice.title,
      publishedBy: notice.associationName,
      call: { id: notice.callId, title: notice.model.callTitle },
      opensAt: new Date(notice.opensAt),
      closesAt: new Date(notice.closesAt),
      items: notice.items,
      clause: notice.model.clause,
    },
    regulation: {
      id: regulation.id,
      shortTitle: regulation.shortTitle,
      numbering: regulation.numbering,
      title: regulation.title,
    },
    attempt,
  };
};

export const verifyModel = async (platform: Platform, code: string): Promise<VerifyModel> => {
  const today = lawDayOf(platform.clock.now());
  if (code.trim() === '') return { site: siteOf(platform), code: '', plaque: undefined, asOf: today };
  const found = await verifyPlaque(platform, anybody, code.slice(0, 40));
  const { recognition } = found;
  const plaque =
    recognition === null
      ? null
      : {
          baseId: recognition.id,
          name: recognition.name,
          unitName: recognition.unitName,
          awardedBy: recognition.awardedBy,
          issuedOn: recognition.issuedOn,
          validFrom: recognition.validFrom,
          validTo: recognition.validTo,
          revokedOn: recognition.revokedOn,
          standing: recognition.standing,
          verificationCode: recognition.verificationCode,
          documentNumber: recognition.documentNumber,
          statement: found.statement ?? '',
          signature: found.signature ?? '',
          publicKey: found.publicKey ?? '',
        };
  return { site: siteOf(platform), code, plaque, asOf: today };
};

export const regulationsModel = (platform: Platform): RegulationsModel => ({
  site: siteOf(platform),
  regulations: platform.regulations.all().map(({ regulation }) => ({
    id: regulation.id,
    title: regulation.title,
    issuer: regulation.issuer,
    documentNumber: regulation.documentNumber,
    issuedOn: regulation.issuedOn ?? null,
    effectiveFrom: regulation.effective.from,
    until: regulation.effective.until ?? null,
    baseTypeNames: Object.values(regulation.baseTypes).map((type) => type.name),
  })),
});

/** A regulation as it is, or as it was or will be on the day asked for; a day without a text of it shows the nearest. */
export const regulationModel = (platform: Platform, id: string, asked: string): RegulationModel | undefined => {
  const day = asked === '' ? undefined : parseLawDay(asked);
  const ofDay = day && platform.regulations.on(id, day);
  const shown = ofDay ?? platform.regulations.current(id);
  if (shown === undefined) return undefined;
  const failed = day === undefined ? 'no-such-day' : 'no-rule';
  return {
    site: siteOf(platform),
    regulation: shown.regulation,
    version: shown.version,
    days: {
      asked,
      answer: asked === '' ? 'nearest' : ofDay ? 'of-day' : failed,
      day: day ?? null,
      from: shown.from,
      editions: platform.regulations.editions(id),
    },
  };
};
