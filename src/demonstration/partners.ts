import { addAssociation } from '#features/associations/service.ts';
import { forwardCall } from '#features/calls/forwarding.ts';
import { acceptForUnit } from '#features/nominations/accepting.ts';
import { invite } from '#features/nominations/inviting.ts';
import { grantList } from '#features/nominations/lists.ts';
import { nominate } from '#features/nominations/nominating.ts';
import type { Platform } from '#features/platform.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { addPerson, addUnit, allowed, creditCode, domesticUnit } from './people.ts';
import { judgeOpen, samplePdf, submit } from './steps.ts';
import { fillDraft, walkTo, type Walker } from './walk.ts';

/** Partner organisations: those of the round of 2023, and this year's round under way. */

type Organisation = {
  key: string;
  staff: string;
  nameZh: string;
  nameEn: string;
  country: string;
  city: string;
  registration: string;
  form: Record<string, string | string[]>;
};

const investor = { organizationKind: 'investor', organizationRoles: ['recommends-talents'] };
const institute = { organizationKind: 'university-or-institute', organizationRoles: ['employs-talents'] };
const service = { organizationKind: 'incubator-or-service', organizationRoles: ['platform'] };

const recognised: Organisation[] = [
  {
    key: 'nairobi',
    staff: 'Wanjiru Sample',
    nameZh: '东非光子技术协会',
    nameEn: 'East African Photonics Association',
    country: 'KE',
    city: 'Nairobi',
    registration: 'KE 40118',
    form: service,
  },
  {
    key: 'rhine',
    staff: 'Jonas Sample',
    nameZh: '莱茵早期投资机构',
    nameEn: 'Rhine Seed Partners',
    country: 'DE',
    city: 'Köln',
    registration: 'HRB 900117',
    form: investor,
  },
  {
    key: 'qingluan',
    staff: '戚映川',
    nameZh: '青峦光电研究院',
    nameEn: 'Qingluan Institute of Photonics',
    country: 'CN',
    city: '贵阳市',
    registration: creditCode('12520100430000031'),
    form: institute,
  },
];
const running: Organisation[] = [
  {
    key: 'fjord',
    staff: 'Kari Sample',
    nameZh: '峡湾海洋工程学会',
    nameEn: 'Fjord Society of Ocean Engineering',
    country: 'NO',
    city: 'Bergen',
    registration: 'NO 900 411',
    form: institute,
  },
  {
    key: 'penang',
    staff: 'Aisyah Sample',
    nameZh: '槟城半导体孵化器',
    nameEn: 'Penang Semiconductor Incubator',
    country: 'MY',
    city: 'George Town',
    registration: 'MY 20260077',
    form: service,
  },
];

type Setting = {
  platform: Platform;
  hash: string;
  walker: Walker;
  who: (key: string) => SignedIn;
  /** Publishes a call for partners by the nation. */
  call: (zh: string, en: string, closesAt: Date) => Promise<string>;
};

const SOCIETY = 'society-optical';

export const buildPartners = ({ platform, hash, walker, who, call }: Setting) => {
  const propose = async (callId: string, by: SignedIn, associationCode: string, each: Organisation) =>
    allowed(
      await nominate(platform, by, {
        callId,
        associationCode,
        proposal: false,
        nameZh: each.nameZh,
        nameEn: each.nameEn,
        countryCode: each.country,
        registration: each.registration,
        contactName: each.staff,
        contactEmail: `${each.key}@demo.haizhi.example`,
        consent: { by: each.staff, on: lawDayOf(platform.clock.now()), how: '电子邮件确认' },
      }),
    ).id;
  /** Registers the organisation by the link it was sent, and fills its form; not yet sent in. */
  const takeUp = async (by: SignedIn, nominationId: string, each: Organisation) => {
    const { token } = allowed(await invite(platform, by, nominationId));
    const { nameZh, nameEn, country, city, registration } = each;
    const home = domesticUnit({ nameZh, nameEn, creditCode: registration, regionCode: '520100', city });
    const { unitId, staff } = await addUnit(
      platform,
      hash,
      each.key,
      each.staff,
      country === 'CN'
        ? home
        : {
            ...home,
            jurisdiction: 'foreign',
            creditCode: null,
            registrationNumber: registration,
            countryCode: country,
            regionCode: null,
            address: `1 Harbour Street, ${city}`,
          },
    );
    const { applicationId } = allowed(await acceptForUnit(platform, staff, token, { unitId }));
    if (applicationId === null) throw new Error(`${each.key} could not begin its file`);
    await fillDraft(
      platform,
      staff,
      applicationId,
      { baseType: 'partner', place: { zh: '', en: '' }, form: each.form },
      samplePdf,
    );
    return { staff, applicationId };
  };

  /** The round of 2023, to the recognised partners. */
  const past = async () => {
    const callId = await call(
      '2023 年中国科协海智计划合作机构征选通知',
      'Call for Haizhi partner organisations 2023',
      new Date('2023-08-30T10:00:00Z'),
    );
    const society = who('society');
    const files: string[] = [];
    for (const each of recognised) {
      const { staff, applicationId } = await takeUp(society, await propose(callId, society, SOCIETY, each), each);
      await submit(platform, staff, applicationId);
      await judgeOpen(platform, society, applicationId);
      files.push(applicationId);
    }
    for (const id of files) await walkTo(walker, id, 'nowhere');
  };

  /** This year's round: forwarded by a province, one right granted, organisations at several stages. */
  const present = async (year: number, until: Date) => {
    const callId = await call(
      `${year} 年中国科协海智计划合作机构征选通知`,
      `Call for Haizhi partner organisations ${year}`,
      until,
    );
    allowed(
      await forwardCall(platform, who('guangdong'), callId, {
        title: {
          zh: `广东省科协关于转发 ${year} 年合作机构征选通知的通知`,
          en: `Guangdong: forwarded call for partner organisations ${year}`,
        },
        closesAt: new Date(until.getTime() - 10 * 86_400_000).toISOString(),
        materials: [{ label: { zh: '地市科协推荐函', en: 'Letter of the prefecture association' }, required: true }],
        text: {
          zh: '各地市科协请于省内截止日前报送。',
          en: 'Prefectures please send theirs before the earlier deadline.',
        },
      }),
    );
    const { code } = allowed(
      await addAssociation(platform, who('admin'), {
        kind: 'alliance',
        nameZh: '海风科技创新联盟',
        nameEn: 'Haifeng Science and Innovation Alliance',
        parentCode: 'nation',
      }),
    );
    await addPerson(platform, hash, {
      key: 'alliance',
      name: '庄晓帆',
      role: 'recommender',
      at: { associationCode: code },
    });
    allowed(await grantList(platform, who('national'), { callId, associationCode: code, quota: 3 }));
    const society = who('society');
    const [fjord, penang] = running;
    if (fjord === undefined || penang === undefined) return;
    const { staff, applicationId } = await takeUp(society, await propose(callId, society, SOCIETY, fjord), fjord);
    await submit(platform, staff, applicationId);
    await propose(callId, society, SOCIETY, penang);
  };
  return { past, present };
};
