import { createCall, publishCall } from '#features/calls/service.ts';
import type { Platform } from '#features/platform.ts';
import { returnApplication } from '#features/applications/reviewing.ts';
import { recordCooperation } from '#features/units/service.ts';
import type { SignedIn } from '#http/caller.ts';
import type { Clock } from '#policy/clock.ts';
import { lawDayOf, yearOf } from '#policy/law-day.ts';
import {
  addPerson,
  addUnit,
  allowed,
  creditCode,
  demonstrationHash,
  domesticUnit,
  nationalPeople,
  type PersonInput,
} from './people.ts';
import { buildMeasures } from './measures.ts';
import { markBuilt } from './state.ts';
import * as steps from './steps.ts';

const DAY_MS = 86_400_000;

const localPeople: PersonInput[] = [
  { key: 'guizhou', name: '周明岚', role: 'province-officer', at: { associationCode: 'province-520000' } },
  { key: 'guiyang', name: '何知远', role: 'prefecture-officer', at: { associationCode: 'prefecture-520100' } },
  { key: 'hubei', name: '段临川', role: 'province-officer', at: { associationCode: 'province-420000' } },
  { key: 'wuhan', name: '江若舟', role: 'prefecture-officer', at: { associationCode: 'prefecture-420100' } },
  { key: 'zhejiang', name: '戚远帆', role: 'province-officer', at: { associationCode: 'province-330000' } },
  { key: 'hangzhou', name: '沐晴川', role: 'prefecture-officer', at: { associationCode: 'prefecture-330100' } },
  { key: 'beijing', name: '任长庚', role: 'province-officer', at: { associationCode: 'province-110000' } },
  { key: 'sichuan', name: '岳听松', role: 'province-officer', at: { associationCode: 'province-510000' } },
  { key: 'chengdu', name: '阮青禾', role: 'prefecture-officer', at: { associationCode: 'prefecture-510100' } },
  { key: 'society', name: '陆闻笙', role: 'society-officer', at: { associationCode: 'society-optical' } },
];

/**
 * Builds the demonstration: invented people and units, a call, and applications at every stage of the route, all by
 * the real commands under a clock that runs from two months ago until now.
 */
export const buildDemonstration = async (real: Platform): Promise<void> => {
  const now = real.clock.now();
  let moment = new Date(now.getTime() - 60 * DAY_MS);
  const clock: Clock = { now: () => moment };
  const platform: Platform = { ...real, clock };
  const later = (days: number): void => {
    moment = new Date(Math.min(moment.getTime() + days * DAY_MS, now.getTime()));
  };
  const hash = await demonstrationHash();
  const people: Record<string, SignedIn> = {};
  for (const person of [...nationalPeople, ...localPeople])
    people[person.key] = await addPerson(platform, hash, person);
  const who = (key: string): SignedIn => people[key] ?? fail(key);

  const measures = await buildMeasures({
    platform,
    hash,
    now,
    at: (instant) => {
      moment = instant;
    },
    people: Object.values(people),
    who,
  });
  const start = moment;
  await measures.past();
  moment = start;

  const year = yearOf(lawDayOf(now));
  const call = allowed(
    await createCall(platform, who('national'), {
      title: { zh: `${year} 年度海智基地申报通知`, en: `Call for Haizhi bases ${year}` },
      year,
      regulationId: 'cast-2022',
      opensAt: moment.toISOString(),
      closesAt: new Date(now.getTime() + 40 * DAY_MS).toISOString(),
      types: ['work-base', 'offshore-base', 'overseas-base', 'rd-community'],
      publicityDays: 7,
      publicityDayKind: 'calendar',
      text: {
        zh: '请符合条件的单位在受理期内在线填报，并按类型上传支持函和证明材料。各级科协收到申请后请及时审核。',
        en: 'Units that meet the conditions apply online within the window and upload the support letter of their type with proofs. Associations review as files arrive.',
      },
    }),
  );
  allowed(await publishCall(platform, who('national'), call.id));
  const callId = call.id;
  const unit = async (
    key: string,
    staff: string,
    nameZh: string,
    nameEn: string,
    body: string,
    regionCode: string,
    city: string,
  ) => ({
    ...(await addUnit(
      platform,
      hash,
      key,
      staff,
      domesticUnit({ nameZh, nameEn, creditCode: creditCode(body), regionCode, city }),
    )),
    unitName: nameZh,
  });

  // 贵州：西部，联系人才 17 人，放宽后一路走到牌匾。
  const lanjiang = await unit(
    'lanjiang',
    '林予安',
    '澜江高新区海外人才服务中心',
    'Lanjiang High-tech Zone Overseas Talent Centre',
    '125201005800010A1',
    '520100',
    '贵阳市',
  );
  const first = await steps.completeDraft(platform, lanjiang.staff, {
    ...lanjiang,
    callId,
    baseType: 'work-base',
    place: { zh: '澜江高新区', en: 'Lanjiang High-tech Zone' },
    facts: { contactedTalentCount: 17 },
  });
  // 湖北：副省级城市，离岸基地，走到审定之前。
  const luojia = await unit(
    'luojia',
    '梅听雪',
    '珞珈海外人才离岸创新中心',
    'Luojia Offshore Innovation Centre',
    '91420100MA4K00001',
    '420100',
    '武汉市',
  );
  const second = await steps.completeDraft(platform, luojia.staff, {
    ...luojia,
    callId,
    baseType: 'offshore-base',
    place: { zh: '珞珈高新区', en: 'Luojia High-tech Zone' },
  });
  // 湖北：国际研发社区，已审定，等待批复。
  const donghu = await unit(
    'donghu',
    '祝云舒',
    '镜湖国际研发社区运营有限公司',
    'Jinghu R&D Community',
    '91420100MA4K00005',
    '420100',
    '武汉市',
  );
  const third = await steps.completeDraft(platform, donghu.staff, {
    ...donghu,
    callId,
    baseType: 'rd-community',
    place: { zh: '镜湖科学城', en: 'Jinghu Science City' },
  });
  const files = [
    {
      id: first,
      staff: lanjiang.staff,
      prefecture: 'guiyang',
      province: 'guizhou',
      experts: ['expert1', 'expert2', 'expert3'],
    },
    {
      id: second,
      staff: luojia.staff,
      prefecture: 'wuhan',
      province: 'hubei',
      experts: ['expert1', 'expert2', 'expert4'],
    },
    {
      id: third,
      staff: donghu.staff,
      prefecture: 'wuhan',
      province: 'hubei',
      experts: ['expert2', 'expert3', 'expert4'],
    },
  ];
  later(2);
  for (const file of files) await steps.submit(platform, file.staff, file.id);
  later(4);
  for (const file of files) await steps.endorse(platform, who(file.prefecture), file.id);
  later(3);
  for (const file of files) await steps.endorse(platform, who(file.province), file.id);
  await steps.publish(platform, who('guizhou'), [first]);
  await steps.publish(platform, who('hubei'), [second, third]);
  later(9);
  await steps.closeNotices(platform);
  for (const file of files) await steps.sign(platform, who(file.province), file.id);
  later(3);
  for (const file of files) {
    await steps.passCheck(platform, who('intake'), file.id);
    await steps.assign(platform, who('intake'), file.id, file.experts.map(who));
  }
  later(6);
  for (const file of files) for (const expert of file.experts) await steps.review(platform, who(expert), file.id);
  await steps.conclude(platform, who('intake'), first);
  await steps.conclude(platform, who('intake'), third);
  later(4);
  await steps.decide(platform, who('leading'), [first]);
  later(2);
  await steps.approve(platform, who('national'), [first]);
  await steps.conclude(platform, who('intake'), second);
  await steps.decide(platform, who('leading'), [third]);

  // 荷兰：海外基地，经全国学会推荐，专家评审中。
  const amstel = await addUnit(platform, hash, 'amstel', 'Eva Lindqvist', {
    jurisdiction: 'foreign',
    nameZh: '阿姆斯特尔光子学会',
    nameEn: 'Amstel Photonics Association',
    creditCode: null,
    registrationNumber: 'NL-00128845',
    countryCode: 'NL',
    legalPersonality: true,
    regionCode: null,
    districtCode: null,
    directUnderProvince: false,
    corps: false,
    city: 'Amsterdam',
    address: '12 Example Kade, Amsterdam',
    contactName: 'Eva Lindqvist',
    contactPhone: '+31 20 000 0000',
  });
  allowed(
    await recordCooperation(platform, who('society'), {
      unitId: amstel.unitId,
      associationCode: 'society-optical',
      since: lawDayOf(new Date(now.getTime() - 900 * DAY_MS)),
      basis: '双方签有合作备忘录，每年联合举办论坛。',
    }),
  );
  const overseas = await steps.completeDraft(platform, amstel.staff, {
    ...amstel,
    unitName: 'Amstel Photonics Association',
    callId,
    baseType: 'overseas-base',
    place: { zh: '阿姆斯特丹', en: 'Amsterdam' },
    recommenderCode: 'society-optical',
    form: {
      postcode: '1011 AB',
      telephone: '+31 20 000 0000',
      headName: 'Eva Lindqvist',
      headPost: 'Director',
      unitAddress: '12 Example Kade, Amsterdam',
    },
  });
  await steps.submit(platform, amstel.staff, overseas);
  later(4);
  await steps.endorse(platform, who('society'), overseas);
  await steps.publish(platform, who('society'), [overseas]);
  later(9);
  await steps.closeNotices(platform);
  await steps.sign(platform, who('society'), overseas);
  await steps.passCheck(platform, who('intake'), overseas);
  await steps.assign(platform, who('intake'), overseas, [who('expert1'), who('expert3'), who('expert4')]);
  await steps.review(platform, who('expert3'), overseas);

  // 浙江：研发社区，正在公示。
  const xixi = await unit(
    'xixi',
    '纪南屏',
    '芷溪大学科技园有限公司',
    'Zhixi University Science Park',
    '91330100MA2A00002',
    '330100',
    '杭州市',
  );
  const fourth = await steps.completeDraft(platform, xixi.staff, {
    ...xixi,
    callId,
    baseType: 'rd-community',
    place: { zh: '芷溪大学科技园', en: 'Zhixi University Science Park' },
  });
  await steps.submit(platform, xixi.staff, fourth);
  later(3);
  await steps.endorse(platform, who('hangzhou'), fourth);
  await steps.endorse(platform, who('zhejiang'), fourth);
  later(6);
  await steps.publish(platform, who('zhejiang'), [fourth]);

  // 北京：直辖市，没有地市环节。四川：退回补正。贵州：待地市审核与草稿。
  const yanxi = await unit(
    'yanxi',
    '方既白',
    '雁栖国际人才社区服务中心',
    'Yanqi International Talent Community',
    '12110000400000003',
    '110000',
    '北京市',
  );
  const fifth = await steps.completeDraft(platform, yanxi.staff, {
    ...yanxi,
    callId,
    baseType: 'work-base',
    place: { zh: '雁栖科学城', en: 'Yanqi Science City' },
  });
  await steps.submit(platform, yanxi.staff, fifth);
  const jincheng = await unit(
    'jincheng',
    '阮听涛',
    '锦城生物医药园管理有限公司',
    'Jincheng Biomedical Park',
    '91510100MA6C00004',
    '510100',
    '成都市',
  );
  const sixth = await steps.completeDraft(platform, jincheng.staff, {
    ...jincheng,
    callId,
    baseType: 'work-base',
    place: { zh: '锦城生物医药园', en: 'Jincheng Biomedical Park' },
  });
  await steps.submit(platform, jincheng.staff, sixth);
  allowed(
    await returnApplication(platform, who('chengdu'), sixth, {
      version: await steps.versionOf(platform, sixth),
      reason: '场地面积与租赁合同不一致，请核对后补正。',
      flags: [
        { path: 'facts.serviceAreaM2', note: '合同载明 320 平方米，请按实填写。' },
        { path: 'material.criteria-proofs', note: '请补附租赁合同全文。' },
      ],
    }),
  );
  const yunting = await unit(
    'yunting',
    '云亭月',
    '云汀市生物医药园服务中心',
    'Yunting Biomedical Park Service Centre',
    '125201005800010B5',
    '520100',
    '贵阳市',
  );
  const seventh = await steps.completeDraft(platform, yunting.staff, {
    ...yunting,
    callId,
    baseType: 'work-base',
    place: { zh: '云汀生物医药园', en: 'Yunting Biomedical Park' },
  });
  await steps.submit(platform, yunting.staff, seventh);
  await measures.present();
  await markBuilt(platform);
};

const fail = (key: string): never => {
  throw new Error(`no person ${key} in the demonstration`);
};

/** Accounts worth printing at the start, by what they let one do. */
export const demonstrationAccounts: { email: string; zh: string; en: string }[] = [
  { email: 'lanjiang@demo.haizhi.example', zh: '申报单位（贵州，已认定）', en: 'Unit in Guizhou, recognised' },
  {
    email: 'jincheng@demo.haizhi.example',
    zh: '申报单位（四川，退回补正）',
    en: 'Unit in Sichuan, returned for correction',
  },
  { email: 'amstel@demo.haizhi.example', zh: '境外单位（英文界面）', en: 'Overseas unit (English)' },
  { email: 'guiyang@demo.haizhi.example', zh: '贵阳市科协审核岗', en: 'Prefecture officer, Guiyang' },
  { email: 'guizhou@demo.haizhi.example', zh: '贵州省科协审核岗', en: 'Province officer, Guizhou' },
  { email: 'society@demo.haizhi.example', zh: '全国学会审核岗', en: 'National society officer' },
  { email: 'intake@demo.haizhi.example', zh: '受理机构经办人', en: 'Intake officer' },
  { email: 'expert1@demo.haizhi.example', zh: '评审专家', en: 'Expert' },
  { email: 'shichahai@demo.haizhi.example', zh: '首都海智基地（北京）', en: 'Capital base in Beijing' },
  { email: 'dianchi@demo.haizhi.example', zh: '2018 年办法的工作基地（云南）', en: 'Work base of 2018, Yunnan' },
  { email: 'dalian@demo.haizhi.example', zh: '大连市科协经办人', en: 'Officer of the Dalian association' },
  { email: 'yunnan@demo.haizhi.example', zh: '云南省科协经办人', en: 'Officer of the Yunnan association' },
  { email: 'alliance@demo.haizhi.example', zh: '推荐单位（合作机构）', en: 'Recommender of partner organisations' },
  { email: 'rhine@demo.haizhi.example', zh: '合作机构（英文界面）', en: 'Partner organisation (English)' },
  { email: 'leading@demo.haizhi.example', zh: '工作领导小组', en: 'Leading group' },
  { email: 'national@demo.haizhi.example', zh: '中国科协经办人', en: 'National officer' },
  { email: 'auditor@demo.haizhi.example', zh: '审计监督', en: 'Auditor' },
  { email: 'admin@demo.haizhi.example', zh: '系统管理员', en: 'Administrator' },
];
