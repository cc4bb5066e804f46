/** A form without a cover: what a candidate partner tells about itself. The organisation is invented. */
import type { ApplicationFormV2, FormTable } from './model.ts';
import { cellOf, choiceOf, filled, labelled } from './sample-cells.ts';

const services = [
  '投融资',
  '创业服务',
  '创业孵化',
  '管理咨询',
  '财税金融',
  '法律服务',
  '技术转移',
  '人才招聘',
  '知识产权',
  '其他（请注明）',
];

const talentBodies = [
  '荐才机构（发现并推荐有意来华发展的海外科技人才）',
  '平台机构（为海外科技人才来华发展提供服务和成长环境）',
  '用才机构（为引进的海外科技人才提供岗位）',
];

/** Two rows of a person: 姓名 and 职务, 手机 and 电子邮箱, under one heading that spans both. */
const person = (heading: string, name: string, post: string, phone: string, email: string): FormTable['rows'] => [
  [labelled(heading, { rows: 2 }), labelled('姓名'), filled(name, { columns: 2 }), labelled('职务'), filled(post)],
  [labelled('手机'), filled(phone, { columns: 2 }), labelled('电子邮箱'), filled(email)],
];

const wide = { columns: 5 };

const basics: FormTable = {
  title: '一、候选合作机构基本情况',
  columnsMm: [34, 22, 18, 18, 26, 0],
  rows: [
    [labelled('机构名称（中文）'), filled('北岸国际技术转移中心', wide)],
    [labelled('机构名称（英文）'), filled('Northshore International Technology Transfer Centre', wide)],
    [labelled('统一社会信用代码（境外机构填注册号）'), filled('NS-0000-000000', wide)],
    [
      labelled('注册地是否在境外'),
      choiceOf(['是', '否'], ['是'], { columns: 2 }),
      labelled('注册国家', { columns: 2 }),
      filled('新加坡'),
    ],
    [labelled('注册地址'), filled('12 Example Quay, #05-01, Singapore 000000', wide)],
    [labelled('联系地址'), filled('澜海省石岚市高新区创新大道88号B座602室', wide)],
    [
      labelled('注册时间'),
      filled('2016年5月18日', { columns: 2 }),
      labelled('注册资金（万元）', { columns: 2 }),
      filled('350'),
    ],
    ...person('机构负责人', '陈某某', '主任', '000-0000-0000', 'director@northshore.example.org'),
    ...person('机构联系人', '林某某', '项目经理', '000-0000-0001', 'programme.office@northshore.example.org'),
    [labelled('机构场地', { rows: 2 }), labelled('总面积（平方米）', { columns: 2 }), filled('860', { columns: 3 })],
    [labelled('自有面积（平方米）', { columns: 2 }), filled('0'), labelled('租用面积（平方米）'), filled('860')],
    [labelled('人员情况', { rows: 2 }), labelled('员工人数', { columns: 2 }), filled('23', { columns: 3 })],
    [labelled('有海外背景员工数', { columns: 2 }), filled('14'), labelled('硕士及以上学历员工数'), filled('17')],
    [labelled('机构类型（可多选）'), choiceOf(talentBodies, talentBodies.slice(0, 2), wide)],
    [
      labelled('机构属性'),
      choiceOf(
        ['社会组织', '高校及科研机构', '孵化器、服务平台', '投资机构', '企业', '其他（请注明）'],
        ['孵化器、服务平台'],
        wide,
      ),
    ],
    [
      labelled('可提供服务（可多选）'),
      cellOf({
        ...wide,
        options: [
          ...services
            .filter((label) => label !== '其他（请注明）')
            .map((label) => ({ label, chosen: ['创业孵化', '技术转移', '人才招聘'].includes(label) })),
          { label: '其他：海外路演、双语项目书翻译', chosen: true },
        ],
      }),
    ],
    [
      labelled('机构简介（不超500字）'),
      filled(
        '中心2016年在新加坡注册，面向东南亚和欧洲的青年科技人才，提供技术评估、商业化咨询和落地对接服务。\n八年来组织对接活动六十余场，推荐项目一百四十余个，其中三十一个在境内落地。中心在石岚设有代表处，配备双语团队，可承接离岸孵化、人才招聘和知识产权布局。',
        { ...wide, minimumHeightMm: 60 },
      ),
    ],
  ],
};

const ability: FormTable = {
  title: '二、机构服务能力及业绩',
  columnsMm: [42, 0],
  rows: [
    [
      labelled('获得专业服务资质情况（时间、授予单位和资格名称）'),
      cellOf({
        list: ['2019年，示例国企业发展局，认可技术经纪机构；', '2021年，示例标准协会，ISO 56002 创新管理评价机构。'],
      }),
    ],
    [
      labelled('近两年开展业务情况（不超600字）'),
      filled(
        '围绕生物医药和先进制造两个方向，每季度举办一次线上路演，每年组织两次实地考察，共服务海外团队七十二个。\n典型案例：一支海归团队的微流控检测项目，经中心评估、路演、选址，十一个月内在石岚高新区注册公司并取得首轮融资。',
        { minimumHeightMm: 45 },
      ),
    ],
    [labelled('获得奖项及表彰情况（时间、颁发机构和奖项名称）'), filled('无', { minimumHeightMm: 24 })],
  ],
};

const pledge: FormTable = {
  title: '三、承诺书',
  columnsMm: [0, 0],
  rows: [
    [
      filled(
        '被推荐机构近三年无违法或不良信用记录；本表所填内容和所附材料真实可靠。上述承诺如有不实，愿承担法律责任。',
        { columns: 2 },
      ),
    ],
    [
      cellOf({ text: '推荐单位：澜海省科学技术协会', signatures: ['负责人签字（公章）'] }),
      cellOf({ text: '被推荐机构：北岸国际技术转移中心', signatures: ['负责人签字（公章）'] }),
    ],
  ],
};

/** The form of a candidate partner, filled in. */
export const partnerForm: ApplicationFormV2 = {
  applicationNumber: 'HZ-2026-HB-0007',
  submissionHash: '7c'.repeat(32),
  title: ['推荐中国科协海智计划合作机构信息表'],
  year: 2026,
  cover: null,
  heading: '推荐中国科协海智计划合作机构信息表',
  instructions: [],
  tables: [basics, ability, pledge],
  notes: ['本表由推荐单位审核后提交。', '除机构名称、地址和人员姓名外，其他内容请用中文填写。'],
  sections: [],
  criteria: [],
  materials: [],
  blank: false,
  sample: true,
};
