/** One model of every kind, of invented bodies, units and numbers: for tests, training and previews. */
import type { ApplicationForm } from './application-form/v1/model.ts';
import { partnerForm } from './application-form/v2/sample-partner.ts';
import { blankWorkBaseForm, workBaseForm } from './application-form/v2/sample-work-base.ts';
import type { Approval } from './approval/v1/model.ts';
import type { ExpertOpinion } from './expert-opinion/v1/model.ts';
import type { MeetingMinutes } from './meeting-minutes/v1/model.ts';
import type { OfficialLetter } from './official-letter/v1/model.ts';
import type { Plaque } from './plaque/v1/model.ts';
import type { PublicityNotice } from './publicity-notice/v1/model.ts';

const unit = '石岚高新技术产业开发区管理委员会';
const applicationNumber = 'HZ-2026-LH-0031';

const officialLetter: OfficialLetter = {
  issuerName: '澜海省科学技术协会',
  documentNumber: '澜科协发〔2026〕12号',
  title: '澜海省科学技术协会关于推荐石岚高新区等2家单位申报中国科协海智基地的报告',
  addressee: '中国科学技术协会',
  paragraphs: [
    '根据《中国科协海智基地管理办法》第十二条，我会对2家单位的申请材料进行了审核，并于2026年3月2日至3月6日公示，无异议。现将有关情况报告如下：',
    '一、审核情况',
    '（一）形式审查。2家单位的申请材料齐全、有效，经所在地地市级科协审核同意。',
    '（二）条件核对。各项条件均符合管理办法的规定，具体数据及证明材料见附件。',
    '二、推荐意见',
    '同意推荐上述单位申报，现将申报材料报上，请审定。',
  ],
  attachments: ['推荐单位名单及申报材料', '公示情况说明'],
  signDate: '2026-03-12',
  copyTo: ['各市（州）科学技术协会', '省海智服务中心'],
  printedBy: '澜海省科学技术协会办公室',
  printedOn: '2026-03-12',
  note: '（此件公开发布）',
  sealPlaceholder: true,
  sample: true,
};

const approval: Approval = {
  issuerName: '澜海省科学技术协会',
  documentNumber: '澜科协发〔2026〕17号',
  title: '澜海省科学技术协会关于同意认定云汀市生物医药园等3家单位为省级海智工作基地的批复',
  addressee: '云汀市科学技术协会',
  paragraphs: [
    '你会《关于推荐云汀市生物医药园等3家单位申报省级海智工作基地的请示》（云科协〔2026〕9号）收悉。经形式审查、专家评审、公示，并报省科协海智工作领导小组审定，现批复如下：',
    '一、同意认定云汀市生物医药园、芷溪大学科技园、梧岭开发区创新服务中心为澜海省海智工作基地，名单见附件。',
    '二、认定有效期为3年，自2026年5月1日起至2029年4月30日止。',
    '三、请你会加强日常指导，督促上述单位落实建设方案，于每季度结束后10日内报送季度信息，于每年12月31日前报送年度工作总结和下一年度工作计划。',
    '四、牌匾由省科协统一制作，附公开核验码，可在海智平台核验名称、有效期和现状。',
    '此复。',
  ],
  signDate: '2026-04-09',
  copyTo: ['各市（州）科学技术协会', '省海智服务中心'],
  printedBy: '澜海省科学技术协会办公室',
  printedOn: '2026-04-09',
  note: '（此件公开发布）',
  sealPlaceholder: true,
  sample: true,
  listTitle: '澜海省海智工作基地名单',
  bases: [
    ['云汀市生物医药园', '云汀市生物医药产业园管理委员会', '澜海省云汀市'],
    ['芷溪大学科技园', '芷溪大学科技园发展有限公司', '澜海省芷溪市'],
    ['梧岭开发区', '梧岭开发区创新服务中心', '澜海省梧岭市'],
  ].map(([place = '', hostUnit = '', location = '']) => ({
    name: `澜海省海智工作基地（${place}）`,
    hostUnit,
    location,
    validFrom: '2026-05-01',
    validTo: '2029-04-30',
  })),
};

const publicityNotice: PublicityNotice = {
  issuerName: '澜海省科学技术协会',
  title: '澜海省科学技术协会关于拟推荐申报2026年度中国科协海智基地单位的公示',
  paragraphs: [
    '根据《中国科协海智基地管理办法》和2026年度申报通知，经单位申报、地市级科协审核、我会审核，拟推荐以下单位申报中国科协海智基地，现予以公示。',
  ],
  units: [
    {
      unit,
      type: '中国科协海智工作基地',
      location: '石岚市',
      recommendedBy: '石岚市科学技术协会',
    },
    {
      unit: '临沄国际研发社区有限公司',
      type: '海智国际研发社区',
      location: '临沄市',
      recommendedBy: '临沄市科学技术协会',
    },
  ],
  opensAt: '2026年3月2日9时',
  closesAt: '2026年3月6日17时',
  objection:
    '公示期内，任何单位和个人对公示内容有异议的，请以书面形式实名向我会提出，并附证明材料。以单位名义提出的须加盖公章。',
  contact: ['联系人：李某某', '联系电话：0000-00000000', '通信地址：澜海省云汀市科技路1号'],
  signDate: '2026-03-02',
  sample: true,
};

const overview =
  '石岚高新技术产业开发区始建于2003年，规划面积86平方公里，聚集高新技术企业412家，建有国家级孵化器3个、众创空间9个，与海外17家科技团体建立了稳定的合作渠道，累计引进海外高层次人才126人，落地项目58个。';

const applicationForm: ApplicationForm = {
  applicationNumber,
  submissionHash: '9f2c4e1b7a6d5830c1e2f3a4b5968778695a4b3c2d1e0f112233445566778899',
  title: ['中国科协海智计划', '工作基地申报表'],
  year: 2026,
  location: '澜海省石岚市高新技术产业开发区',
  applicant: unit,
  formIssuer: '中国科协国际部',
  formYear: 2026,
  instructions: [
    '概述主要包括：1.设立工作基地的基础条件；2.设立工作基地的优势；3.工作基地情况简述；4.工作基地预期目标等。',
    '资金情况系指开展基地工作所需资金，包括配套资金、自筹资金情况。',
    '附件材料请合订在申报表后。申报表文字材料一式三份，连同电子版经由省级科协报中国科协。',
  ],
  address: '澜海省石岚市高新区创新大道88号',
  telephone: '0000-00000000',
  contactPerson: '李某某',
  fax: '0000-00000001',
  email: 'haizhi.office@shilan-hightech.example.cn',
  postcode: '000000',
  overview: ['一、设立工作基地的基础条件', overview, '二、设立工作基地的优势', overview].join('\n'),
  officeSpace: '自有办公用房1200平方米，其中海智工作专用场地520平方米，位于创新大厦B座6层。',
  matchingFundsWan: '120',
  ownFundsWan: '80.5',
  attachments: [
    '地方党委政府出具支持函；',
    '可行性报告（人员、经费、办公条件证明，预算和资金用途，背景材料等）；',
    '联系的海外团体、专家简介；',
    '地方党委、政府配套政策措施。',
  ],
  unitOpinion: '本单位对所填内容及所附材料的真实性负责。同意申报。',
  sections: [
    {
      title: '一、海外联系',
      rows: [
        { label: '长期联系的海外人才', value: '126', unit: '人', clause: '第七条（三）' },
        { label: '合作渠道', value: overview },
      ],
    },
  ],
  criteria: [
    {
      clause: '第七条（四）',
      condition: '办公场地不少于500平方米',
      value: '520',
      unit: '平方米',
      source: '已核验',
      verdict: '符合',
    },
  ],
  materials: [
    { name: '地方政府的支持函', pages: 2, fileName: '支持函.pdf', sha256: '0123456789abcdef'.repeat(4) },
    { name: '工作基地建设方案', fileName: 'construction-plan-2026.docx', sha256: 'b1'.repeat(32) },
  ],
  sample: true,
};

const expertOpinion: ExpertOpinion = {
  title: '2026年度中国科协海智基地专家评审意见表',
  applicationNumber,
  unit,
  baseType: '中国科协海智工作基地',
  dimensions: [
    { name: '组织保障与工作基础', maximum: '20' },
    { name: '海外联系渠道', maximum: '25' },
    { name: '载体平台与政策资金支持', maximum: '25' },
    { name: '建设方案与预期目标', maximum: '30' },
  ],
  reviews: [
    {
      scores: ['18', '22', '21', '26'],
      total: '87',
      opinion: '基础条件扎实，海外渠道稳定，建设方案目标明确、可考核。同意推荐。',
    },
    { scores: ['17', '23', '20', '27'], total: '87', opinion: '建议同意认定。' },
    {
      scores: ['19', '20', '22', '25'],
      total: '86',
      opinion: '建议进一步明确专项经费的来源和年度安排，补充与海外科技团体的合作协议。同意推荐。',
    },
  ],
  average: { scores: ['18.00', '21.67', '21.00', '26.00'], total: '86.67' },
  maximumTotal: '100',
  conclusion:
    '专家组审阅了申请材料，听取了答辩，经质询和讨论，认为该单位符合《中国科协海智基地管理办法》第七条规定的条件，一致同意推荐认定为中国科协海智工作基地。',
  reviewedOn: '2026-06-18',
  signatures: ['专家组组长（签字）：', '专家组成员（签字）：', '专家组成员（签字）：'],
  sample: true,
};

const meetingMinutes: MeetingMinutes = {
  title: '中国科协海智计划工作领导小组2026年第二次会议纪要',
  heldOn: '2026-07-08',
  place: '第三会议室',
  chair: '领导小组组长',
  recorder: '领导小组办公室',
  attendees: ['领导小组组长', '副组长甲', '副组长乙', '成员甲', '成员乙', '成员丙', '成员丁'],
  absentees: ['成员戊（因公出差）'],
  paragraphs: [
    '会议听取了专家评审情况的汇报，对通过专家评审的候选基地逐一进行了审议和表决。应到8人，实到7人，符合规定人数。',
    '有利害关系的成员对相应事项回避，未参加表决。',
  ],
  decisions: [
    {
      unit,
      baseType: '中国科协海智工作基地',
      agree: 7,
      disagree: 0,
      abstain: 0,
      result: '同意认定',
      note: '',
    },
    {
      unit: '梧岭开发区创新服务中心',
      baseType: '国家海外人才离岸创新创业基地',
      agree: 2,
      disagree: 4,
      abstain: 1,
      result: '不予认定',
      note: '场地条件未落实，建议下一年度再报',
    },
  ],
  signatures: ['组长（签字）：', '记录人（签字）：'],
  sample: true,
};

const plaque: Plaque = {
  name: '中国科协海智工作基地（石岚高新区）',
  awardingBody: '中国科学技术协会',
  awardedOn: '2026-01-16',
  validFrom: '2026-02-01',
  validTo: '2029-01-31',
  verificationCode: 'HZ26-7K4M-93QX',
  verificationUrl: 'https://haizhi.example.cn/verify/HZ26-7K4M-93QX',
  sample: true,
};

export const samples = {
  'official-letter': officialLetter,
  approval,
  'publicity-notice': publicityNotice,
  'application-form': applicationForm,
  'expert-opinion': expertOpinion,
  'meeting-minutes': meetingMinutes,
  plaque,
};

/** Forms of version 2: with a cover, the same to be filled in by hand, and without a cover. */
export const formSamples = { workBase: workBaseForm, blankWorkBase: blankWorkBaseForm, partner: partnerForm };
