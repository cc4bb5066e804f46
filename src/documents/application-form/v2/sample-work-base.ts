/** The form of a work base in the shape of annex 2, filled in for an invented zone, and empty. */
import type { ApplicationFormV2, FormTable } from './model.ts';
import { cellOf, emptied, filled, labelled } from './sample-cells.ts';

const unit = '石岚高新技术产业开发区管理委员会';
const wide = { columns: 3 };

const situation =
  '石岚高新技术产业开发区始建于2003年，规划面积86平方公里，聚集高新技术企业412家，建有国家级孵化器3个、众创空间9个，与海外17家科技团体建立了稳定的合作渠道，累计引进海外高层次人才126人，落地项目58个。';
const goals =
  '三年内新增长期联系的海外人才60人以上，每年举办海外人才项目对接活动不少于4场，引进落地项目15个，培育技术经理人20名；建成面向海外团队的“一站式”服务窗口，形成可复制的离岸孵化流程。';

const annex: FormTable = {
  title: null,
  columnsMm: [30, 0, 24, 42],
  rows: [
    [labelled('基地所在地'), filled('澜海省石岚市高新技术产业开发区', wide)],
    [labelled('单位地址'), filled('澜海省石岚市高新区创新大道88号'), labelled('电话'), filled('0000-00000000')],
    [labelled('常设联系人'), filled('李某某'), labelled('传真'), filled('0000-00000001')],
    [labelled('电子信箱'), filled('haizhi.office@shilan-hightech.example.cn'), labelled('邮编'), filled('000000')],
    [
      labelled('概述'),
      cellOf({
        ...wide,
        numbered: [
          { label: '设立基地的基础条件', value: `${situation}\n${situation}` },
          { label: '设立基地的优势', value: situation },
          { label: '基地情况简述', value: situation },
          { label: '基地预期目标', value: goals },
        ],
      }),
    ],
    [labelled('办公场地'), filled('自有办公用房1200平方米，其中海智工作专用场地520平方米，位于创新大厦B座6层。', wide)],
    [labelled('资金情况', { rows: 2 }), filled('配套资金：120万元', wide)],
    [filled('自筹资金：80.5万元', wide)],
    [
      labelled('附件内容'),
      cellOf({
        ...wide,
        list: [
          '地市政府支持函；',
          '依托机构法人证书；',
          '认定条件证明材料（场地、人员、经费）；',
          '工作基地建设方案。',
        ],
      }),
    ],
    [
      labelled('填表单位意见'),
      cellOf({
        ...wide,
        text: '本单位对所填内容及所附材料的真实性负责。同意申报。',
        signatures: ['负责人（签字）', '职务', '单位公章'],
      }),
    ],
  ],
};

const title = ['中国科学技术协会', '海智基地申请表'];

/** Annex 2, filled in, with its criteria and materials. */
export const workBaseForm: ApplicationFormV2 = {
  applicationNumber: 'HZ-2026-LH-0031',
  submissionHash: '9f2c4e1b7a6d5830c1e2f3a4b5968778695a4b3c2d1e0f112233445566778899',
  title,
  year: 2026,
  cover: {
    receiptRecord: true,
    title,
    year: true,
    fields: [
      { label: '基地所在地', value: '澜海省石岚市高新技术产业开发区' },
      { label: '承担单位', value: unit },
    ],
    foot: ['中国科协国际合作部', '2022年制'],
  },
  heading: null,
  instructions: [
    '概述包括设立基地的基础条件、优势、情况简述和预期目标。',
    '资金情况指开展基地工作所需资金，包括配套资金和自筹资金。',
    '认定条件各项由单位如实填报，证明材料列于表后，哈希值与平台所存文件一致。',
  ],
  tables: [annex],
  notes: [],
  sections: [
    {
      title: '一、海外联系',
      rows: [
        { label: '长期联系的海外人才', value: '126', unit: '人', clause: '第七条（五）' },
        { label: '合作渠道', value: situation },
      ],
    },
  ],
  criteria: [
    {
      clause: '第七条（二）',
      condition: '场地不少于100平方米',
      value: '520',
      unit: '平方米',
      source: '已核验',
      verdict: '符合',
    },
    {
      clause: '第七条（五）',
      condition: '长期联系服务的海外人才不少于20人',
      value: '126',
      unit: '人',
      source: '资源库',
      verdict: '符合',
    },
  ],
  materials: [
    { name: '地市政府支持函', pages: 2, fileName: '支持函.pdf', sha256: '0123456789abcdef'.repeat(4) },
    { name: '工作基地建设方案', fileName: 'construction-plan-2026.docx', sha256: 'b1'.repeat(32) },
  ],
  blank: false,
  sample: true,
};

/** Boxes with room for handwriting: much for the overview, some for the office space. */
const blankRow = (cells: FormTable['rows'][number]): FormTable['rows'][number] => {
  const [first] = cells;
  if (first?.label === '办公场地') return cells.map((cell) => emptied(cell, 24));
  if (first?.label === '填表单位意见') return cells.map((cell) => emptied(cell, 70));
  return cells.map((cell) =>
    cell.text?.startsWith('配套资金') || cell.text?.startsWith('自筹资金')
      ? { ...cell, text: cell.text.replace(/[\d.]+/u, '\u3000'.repeat(6)) }
      : emptied(cell),
  );
};

/** The same form for download: nothing filled in, no number, no hash. */
export const blankWorkBaseForm: ApplicationFormV2 = {
  ...workBaseForm,
  applicationNumber: '',
  submissionHash: null,
  year: null,
  cover: workBaseForm.cover && {
    ...workBaseForm.cover,
    fields: workBaseForm.cover.fields.map(({ label }) => ({ label, value: '' })),
  },
  tables: [{ ...annex, rows: annex.rows.map(blankRow) }],
  sections: [],
  criteria: [],
  materials: [],
  blank: true,
};
