import { readFileSync } from 'node:fs';
import { lawDay } from '#policy/law-day.ts';
import { loadRegulation } from '#policy/load-regulation.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import type { BaseModel } from './base.ts';
import type { BaseRow } from './bases.ts';
import type { CallModel } from './call.ts';
import type { NoticeRow } from './notice-table.ts';
import type { NoticeModel } from './notice.ts';
import type { Site } from './site.ts';
import type { Standing } from './standing.ts';

/** Invented content for tests and previews. `mark` is put into every text a stranger may have written. */
export const sampleModels = (mark = '') => {
  const site: Site = {
    publicUrl: 'https://haizhi.example',
    demonstration: true,
    now: new Date('2026-03-12T02:00:00Z'),
  };
  const file = readFileSync(new URL('../../../regulations/cast-2022.yaml', import.meta.url), 'utf8');
  const loaded = loadRegulation(file);
  if (!loaded.ok) throw new Error('the sample regulation has faults');
  const regulation: Regulation = loaded.regulation;
  const written = (zh: string, en: string): Text => ({ zh: `${zh}${mark}`, en: `${en}${mark}` });
  const id = (number: number): string => `0195c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const types = Object.entries(regulation.baseTypes).map(([type, { name }]) => ({ id: type, name }));
  const hash = '9f3c2ab471d05e8866aa01bc2345de0f9f3c2ab471d05e8866aa01bc2345de0f';

  const callRow = (number: number, title: Text, opens: string, closes: string) => ({
    id: id(number),
    title,
    year: 2026,
    opensAt: new Date(opens),
    closesAt: new Date(closes),
    typeNames: Object.values(regulation.baseTypes).map(({ shortName }) => shortName),
  });
  const calls = [
    callRow(
      1,
      written('2026 年度海智基地申报通知', 'Call for Haizhi bases 2026'),
      '2026-03-01T00:00:00Z',
      '2026-03-31T09:00:00Z',
    ),
    callRow(
      2,
      written('海外基地专项申报通知', 'Special call for overseas bases'),
      '2026-02-01T00:00:00Z',
      '2026-03-14T16:00:00Z',
    ),
    callRow(
      3,
      written('2025 年度海智基地申报通知', 'Call for Haizhi bases 2025'),
      '2025-03-01T00:00:00Z',
      '2025-03-31T09:00:00Z',
    ),
  ];
  const noticeRow = (
    number: number,
    zh: string,
    en: string,
    opens: string,
    closes: string,
    itemCount: number,
  ): NoticeRow => ({
    id: id(number),
    title: written('拟推荐海智基地名单', 'Bases proposed for recommendation'),
    publishedBy: { zh, en },
    opensAt: new Date(opens),
    closesAt: new Date(closes),
    itemCount,
  });
  const notices = [
    noticeRow(11, '贵州省科协', 'Guizhou Association', '2026-03-09T01:00:00Z', '2026-03-15T16:00:00Z', 3),
    noticeRow(12, '湖北省科协', 'Hubei Association', '2026-03-05T01:00:00Z', '2026-03-12T16:00:00Z', 5),
    noticeRow(13, '浙江省科协', 'Zhejiang Association', '2025-12-28T01:00:00Z', '2026-01-06T16:00:00Z', 1),
  ];
  const standings: Standing[] = ['active', 'upcoming', 'expired', 'revoked'];
  const bases: BaseRow[] = standings.map((standing, index) => ({
    id: id(20 + index),
    name: written('中国科协海智工作基地（云汀市）', 'CAST Haizhi Work Base (Yunting)'),
    unitName: written('云汀高新技术产业开发区管理委员会', 'Administration of Yunting High-tech Zone'),
    baseTypeName: types[index % types.length]!.name,
    placeName: written('贵州 · 云汀市', 'Yunting, Guizhou'),
    validTo: lawDay('2028-10-31'),
    standing,
  }));
  const base: BaseModel['base'] = {
    ...bases[0]!,
    awardedBy: regulation.recognition.awardedBy,
    documentNumber: `科协办函外字〔2025〕18号${mark}`,
    issuedOn: lawDay('2025-10-16'),
    validFrom: lawDay('2025-11-01'),
    revokedOn: null,
    verificationCode: 'HZ25-7K4M-93QX',
  };
  const noticeModel: NoticeModel = {
    site,
    notice: {
      id: id(11),
      number: 'GS-2026-003',
      title: written('拟推荐海智基地名单', 'Bases proposed for recommendation'),
      publishedBy: { zh: '贵州省科学技术协会', en: 'Guizhou Association for Science and Technology' },
      call: { id: id(1), title: calls[0]!.title },
      opensAt: notices[0]!.opensAt,
      closesAt: notices[0]!.closesAt,
      items: ['云汀高新区', '石岚大学科技园', '松崖生物研究院'].map((name, index) => ({
        applicationId: id(30 + index),
        number: `HZ-2026-0${index + 11}`,
        unitName: written(name, ['Yunting Zone', 'Shilan University Park', 'Songya Institute'][index]!),
        baseTypeName: types[index]!.name,
        placeName: { zh: `云汀市${mark}`, en: '' },
        hash,
      })),
      clause: '12.1.3',
    },
    regulation,
    attempt: null,
  };
  const call: CallModel['call'] = {
    ...calls[0]!,
    issuerName: regulation.recognition.awardedBy,
    parentId: null,
    materials: [],
    text: { zh: `请各单位对照条件申报。\n材料一次交齐。${mark}`, en: '' },
    types: types.map((type, index) => ({
      id: type.id,
      suspended: index === 2 ? `当地政策调整，4月恢复${mark}` : null,
    })),
    publicityDays: 7,
    publicityDayKind: 'calendar',
  };
  const counts = [
    31, 12, 9, 6, 4, 14, 8, 6, 22, 36, 27, 15, 13, 8, 24, 11, 17, 10, 33, 6, 4, 12, 18, 7, 9, 0, 13, 5, 1, 2, 3, 0, 3,
    1,
  ];
  const codes =
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ');
  const home = {
    site,
    calls: calls.slice(0, 2).map((each) => ({ ...each, typeCount: each.typeNames.length })),
    notices: notices.slice(0, 2),
    byProvince: codes.map((code, index) => ({ provinceCode: `${code}0000`, active: counts[index]! })),
    byType: types.map((type, index) => ({ ...type, active: [241, 68, 46, 81][index]! })),
    overseas: 46,
  };
  const plaque = {
    ...base,
    baseId: base.id,
    statement: `{"code":"HZ25-7K4M-93QX","name":"${mark}"}`,
    signature: hash,
    publicKey: hash,
  };
  const asOf = lawDay('2026-03-12');
  const attempt = {
    entries: { name: `王${mark}`, contact: '1', content: `太短${mark}`, applicationId: id(31) },
    faults: { contact: '至少 5 字', content: `至少 10 字${mark}` },
    message: null,
    evidenceLost: true,
  };
  return {
    site,
    regulation,
    written,
    types,
    calls,
    notices,
    bases,
    base,
    noticeModel,
    call,
    home,
    plaque,
    asOf,
    attempt,
  };
};
