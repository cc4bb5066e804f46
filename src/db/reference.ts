import { readFile } from 'node:fs/promises';
import pg from 'pg';

type RegionRow = { code: string; zh: string; en: string; municipality?: boolean; subProvincial?: boolean };
type DistrictRow = { code: string; zh: string; en: string };
type SocietyRow = { code: string; zh: string; en: string };
type WorkingYear = { year: number; source: string; off: string[]; on: string[] };
type AssociationRow = {
  code: string;
  kind: string;
  name_zh: string;
  name_en: string;
  parent_code: string | null;
  region_code: string | null;
  document_prefix: string;
};

const readTable = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`./reference/${name}`, import.meta.url), 'utf8')) as T;

/** One-character names of the provinces, from which their document prefixes are made (黔科协函). */
const shortCharacters: Record<string, string> = {
  110000: '京', 120000: '津', 130000: '冀', 140000: '晋', 150000: '内蒙古', 210000: '辽', 220000: '吉', 230000: '黑',
  310000: '沪', 320000: '苏', 330000: '浙', 340000: '皖', 350000: '闽', 360000: '赣', 370000: '鲁', 410000: '豫',
  420000: '鄂', 430000: '湘', 440000: '粤', 450000: '桂', 460000: '琼', 500000: '渝', 510000: '川', 520000: '黔',
  530000: '云', 540000: '藏', 610000: '陕', 620000: '甘', 630000: '青', 640000: '宁', 650000: '新',
}; // prettier-ignore

const body = (code: string, zh: string, en: string, prefix: string): AssociationRow => ({
  code,
  kind: 'body',
  name_zh: zh,
  name_en: en,
  parent_code: 'nation',
  region_code: null,
  document_prefix: prefix,
});

/** The prefecture a district lies in, or its province where the district answers to it directly. */
const regionOver = (district: string, regions: readonly RegionRow[]): string => {
  const prefecture = `${district.slice(0, 4)}00`;
  return regions.some((region) => region.code === prefecture) ? prefecture : `${district.slice(0, 2)}0000`;
};

/**
 * The association tree over the regions: the nation and its bodies, societies, provinces and 兵团, prefectures with
 * the sub-provincial cities. Hong Kong, Macao and Taiwan are regions without an association of this tree.
 */
const associationRows = (
  regions: readonly RegionRow[],
  districts: readonly DistrictRow[],
  societies: readonly SocietyRow[],
): AssociationRow[] => {
  const provinces = regions.filter((region) => shortCharacters[region.code] !== undefined);
  const prefectures = regions.filter((region) => !region.code.endsWith('0000'));
  return [
    {
      ...body('nation', '中国科学技术协会', 'China Association for Science and Technology', '科协发外字'),
      kind: 'nation',
      parent_code: null,
    },
    body('intake', '中国科协指定受理机构', 'Designated intake body of CAST', '科协海智受'),
    body('leading-group', '中国科协海智计划工作领导小组', 'Leading Group of the Haizhi Programme', '海智领纪'),
    body('general-office', '中国科学技术协会办公厅', 'General Office of CAST', '科协办函外字'),
    ...societies.map((society) => ({
      ...body(society.code, society.zh, society.en, `${society.zh}函`),
      kind: 'society',
    })),
    ...provinces.map((province) => ({
      code: `province-${province.code}`,
      kind: 'province',
      name_zh: `${province.zh}科学技术协会`,
      name_en: `${province.en} Association for Science and Technology`,
      parent_code: 'nation',
      region_code: province.code,
      document_prefix: `${shortCharacters[province.code]}科协函`,
    })),
    {
      code: 'province-corps',
      kind: 'province',
      name_zh: '新疆生产建设兵团科学技术协会',
      name_en: 'Xinjiang Production and Construction Corps Association for Science and Technology',
      parent_code: 'nation',
      region_code: null,
      document_prefix: '兵科协函',
    },
    ...prefectures.map((prefecture) => ({
      code: `prefecture-${prefecture.code}`,
      kind: 'prefecture',
      name_zh: `${prefecture.zh}科学技术协会`,
      name_en: `${prefecture.en} Association for Science and Technology`,
      parent_code: `province-${prefecture.code.slice(0, 2)}0000`,
      region_code: prefecture.code,
      document_prefix: `${prefecture.zh}科协函`,
    })),
    ...districts.map((district) => {
      const over = regionOver(district.code, regions);
      return {
        code: `district-${district.code}`,
        kind: 'district',
        name_zh: `${over.endsWith('0000') ? '' : (regions.find((region) => region.code === over)?.zh ?? '')}${district.zh}科学技术协会`,
        name_en: `${district.en} Association for Science and Technology`,
        parent_code: `${over.endsWith('0000') ? 'province' : 'prefecture'}-${over}`,
        region_code: district.code,
        document_prefix: `${district.zh}科协函`,
      };
    }),
  ];
};

/**
 * Writes regions, associations and calendars of working days as this version knows them. Runs at every start, as
 * the owner; rows an administrator added stay.
 */
export const loadReferenceData = async (databaseUrl: string): Promise<void> => {
  const [regions, districts, societies, years] = await Promise.all([
    readTable<RegionRow[]>('regions.json'),
    readTable<DistrictRow[]>('districts.json'),
    readTable<SocietyRow[]>('societies.json'),
    readTable<WorkingYear[]>('working-days.json'),
  ]);
  const regionRows = regions.map((region) => ({
    code: region.code,
    name_zh: region.zh,
    name_en: region.en,
    parent_code: region.code.endsWith('0000') ? null : `${region.code.slice(0, 2)}0000`,
    level: region.code.endsWith('0000') ? 'province' : 'prefecture',
    municipality: region.municipality ?? false,
    sub_provincial: region.subProvincial ?? false,
  }));
  const districtRows = districts.map((district) => ({
    code: district.code,
    name_zh: district.zh,
    name_en: district.en,
    parent_code: regionOver(district.code, regions),
    level: 'district',
    municipality: false,
    sub_provincial: false,
  }));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into regions select * from jsonb_populate_recordset(null::regions, $1::jsonb)
       on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
         municipality = excluded.municipality, sub_provincial = excluded.sub_provincial`,
      [JSON.stringify([...regionRows, ...districtRows])],
    );
    await client.query(
      `insert into associations select * from jsonb_populate_recordset(null::associations, $1::jsonb)
       on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, document_prefix = excluded.document_prefix`,
      [JSON.stringify(associationRows(regions, districts, societies))],
    );
    for (const { year, source, off, on } of years) {
      await client.query('insert into working_years values ($1, $2) on conflict (year) do nothing', [year, source]);
      await client.query(
        `insert into working_days select day, false, '' from unnest($1::date[]) day
         union all select day, true, '' from unnest($2::date[]) day on conflict (day) do nothing`,
        [off, on],
      );
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
};
