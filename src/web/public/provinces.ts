import type { Text } from '#policy/text.ts';

/** A province-level unit: GB/T 2260 code, ISO 3166-2 letters, name, and its tile (column, row) on the grid of seven by eight. */
export type Province = { code: string; letters: string; name: Text; tile: readonly [number, number] };

const of = (code: string, letters: string, zh: string, en: string, column: number, row: number): Province => ({
  code,
  letters,
  name: { zh, en },
  tile: [column, row],
});

/** All 34, in the order of their codes. */
export const provinces: readonly Province[] = [
  of('110000', 'BJ', '北京', 'Beijing', 5, 2),
  of('120000', 'TJ', '天津', 'Tianjin', 6, 3),
  of('130000', 'HE', '河北', 'Hebei', 5, 3),
  of('140000', 'SX', '山西', 'Shanxi', 4, 3),
  of('150000', 'NM', '内蒙古', 'Inner Mongolia', 4, 2),
  of('210000', 'LN', '辽宁', 'Liaoning', 6, 2),
  of('220000', 'JL', '吉林', 'Jilin', 7, 2),
  of('230000', 'HL', '黑龙江', 'Heilongjiang', 7, 1),
  of('310000', 'SH', '上海', 'Shanghai', 7, 5),
  of('320000', 'JS', '江苏', 'Jiangsu', 6, 5),
  of('330000', 'ZJ', '浙江', 'Zhejiang', 6, 6),
  of('340000', 'AH', '安徽', 'Anhui', 5, 5),
  of('350000', 'FJ', '福建', 'Fujian', 5, 7),
  of('360000', 'JX', '江西', 'Jiangxi', 5, 6),
  of('370000', 'SD', '山东', 'Shandong', 5, 4),
  of('410000', 'HA', '河南', 'Henan', 4, 4),
  of('420000', 'HB', '湖北', 'Hubei', 4, 5),
  of('430000', 'HN', '湖南', 'Hunan', 4, 6),
  of('440000', 'GD', '广东', 'Guangdong', 4, 7),
  of('450000', 'GX', '广西', 'Guangxi', 3, 7),
  of('460000', 'HI', '海南', 'Hainan', 3, 8),
  of('500000', 'CQ', '重庆', 'Chongqing', 3, 5),
  of('510000', 'SC', '四川', 'Sichuan', 2, 5),
  of('520000', 'GZ', '贵州', 'Guizhou', 3, 6),
  of('530000', 'YN', '云南', 'Yunnan', 2, 6),
  of('540000', 'XZ', '西藏', 'Xizang', 1, 4),
  of('610000', 'SN', '陕西', 'Shaanxi', 3, 4),
  of('620000', 'GS', '甘肃', 'Gansu', 2, 3),
  of('630000', 'QH', '青海', 'Qinghai', 2, 4),
  of('640000', 'NX', '宁夏', 'Ningxia', 3, 3),
  of('650000', 'XJ', '新疆', 'Xinjiang', 1, 3),
  of('710000', 'TW', '台湾', 'Taiwan', 7, 7),
  of('810000', 'HK', '香港', 'Hong Kong', 5, 8),
  of('820000', 'MO', '澳门', 'Macao', 4, 8),
];
