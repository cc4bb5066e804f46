import type { Text } from '#policy/text.ts';
import { lawWords } from './law-words.ts';

/** Words of the public site, in both languages; a page's own stand under its name. */

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const words = {
  ...lawWords,
  site: { zh: '海智', en: 'Haizhi' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  mainNav: { zh: '主导航', en: 'Main' },
  footerNav: { zh: '页脚导航', en: 'Footer' },
  language: { zh: '语言 Language', en: 'Language 语言' },
  signIn: { zh: '登录', en: 'Sign in' },
  nav: {
    home: { zh: '首页', en: 'Home' },
    bases: { zh: '基地名录', en: 'Bases' },
    calls: { zh: '申报通知', en: 'Calls' },
    notices: { zh: '公示', en: 'Notices' },
    regulations: { zh: '管理办法', en: 'Regulations' },
    verify: { zh: '核验牌匾', en: 'Verify' },
  },
  specimen: { zh: '样例页面，数据均为虚构', en: 'Specimen page, all data invented' },
  beijingTime: { zh: '本站日期与时刻均为北京时间', en: 'All days and times are Beijing time (UTC+8)' },
  daysLeft: (count: number): Text => ({ zh: `${count} 天`, en: days(count) }),
  lastDay: { zh: '今日截止', en: 'Last day' },
  type: { zh: '类型', en: 'Type' },
  clause: { zh: '条款', en: 'Clause' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  standing: {
    upcoming: { zh: '尚未生效', en: 'Not yet in force' },
    active: { zh: '有效', en: 'In force' },
    expired: { zh: '已到期', en: 'Expired' },
    revoked: { zh: '已撤销', en: 'Revoked' },
  },
  absent: { zh: '本办法未作规定，请人工决定。', en: 'This regulation has no such rule. Please decide.' },

  home: {
    title: { zh: '海智 · 海外人才服务基地平台', en: 'Haizhi · Service bases for overseas talent' },
    description: {
      zh: '查海智基地、看申报通知、对公示提异议、核验牌匾，无需登录。',
      en: 'Find a Haizhi base, read a call, object to a notice or verify a plaque, without an account.',
    },
    headline: {
      zh: ['海外人才服务基地，', '从申报到认定，全程公开'],
      en: ['Service bases for overseas talent, open from application to recognition'],
    },
    lead: {
      zh: ['查基地、看通知、提异议、验牌匾，无需登录。', '申报与审核，登录后一处办理。'],
      en: [
        'Find a base, read a call, object to a notice or verify a plaque without an account. Apply and review after signing in.',
      ],
    },
    searchLabel: { zh: '搜索基地', en: 'Search bases' },
    searchHint: { zh: '基地、单位或城市名称', en: 'Base, unit or city' },
    search: { zh: '查名录', en: 'Search' },
    doors: {
      apply: { zh: '申报基地', en: 'Apply as a base' },
      applyHint: { zh: '先对照条件，再填表', en: 'Check the conditions first' },
      object: { zh: '提出异议', en: 'Object to a notice' },
      objectHint: { zh: '公示期内，实名提出', en: 'While it is open, by name' },
      read: { zh: '查看管理办法', en: 'Read the rules' },
      readHint: { zh: '条件、流程与有效期', en: 'Conditions, route, validity' },
    },
    calls: { zh: '正在申报', en: 'Open calls' },
    allCalls: { zh: '全部通知', en: 'All calls' },
    noCalls: {
      zh: '目前没有开放的申报通知。往期通知仍可查看。',
      en: 'No call is open now. Earlier calls can still be read.',
    },
    types: (count: number): Text => ({
      zh: `${count} 类基地`,
      en: count === 1 ? '1 base type' : `${count} base types`,
    }),
    closes: (when: Text): Text => ({ zh: `${when.zh} 截止`, en: `closes ${when.en}` }),
    left: { zh: ['还剩', '天'], en: ['', 'days left'] },
    notices: { zh: '正在公示，可提异议', en: 'Open for objection' },
    allNotices: { zh: '往期公示', en: 'Past notices' },
    noNotices: { zh: '目前没有正在公示的名单。', en: 'No notice is open now.' },
    map: { zh: '基地分布', en: 'Where the bases are' },
    mapLabel: { zh: '各省级行政区有效基地数', en: 'Active bases in each province-level unit' },
    directory: { zh: '查看名录', en: 'Open the directory' },
    tile: (name: Text, count: number): Text => ({
      zh: `${name.zh}：${count} 家有效基地`,
      en: `${name.en}: ${count} active ${count === 1 ? 'base' : 'bases'}`,
    }),
    legend: { zh: '有效基地（家）', en: 'Active bases' },
    legendNote: {
      zh: '每格一个省级行政区，大小相同；按所在地统计，海外基地另列',
      en: 'One equal tile per province-level unit; overseas bases apart',
    },
    asTable: { zh: '以表格查看', en: 'View as table' },
    place: { zh: '地区', en: 'Place' },
    active: { zh: '有效基地（家）', en: 'Active bases' },
    byType: { zh: '按类型查', en: 'By type' },
    byPlace: { zh: '境内与境外', en: 'In China and abroad' },
    inChina: { zh: '境内', en: 'In China' },
    overseas: { zh: '境外', en: 'Abroad' },
    verify: { zh: '核验牌匾', en: 'Verify a plaque' },
    figures: { zh: '平台数据', en: 'Figures' },
    asOf: (day: Text): Text => ({
      zh: `截至 ${day.zh}，每个数字可点开所计名单`,
      en: `As of ${day.en}; every figure opens its list`,
    }),
    figureBases: { zh: '有效基地（家）', en: 'active bases' },
    figureCalls: { zh: '开放的申报通知（则）', en: 'open calls' },
    figureNotices: { zh: '正在公示（则）', en: 'open notices' },
  },

  bases: {
    title: { zh: '基地名录', en: 'Directory of bases' },
    description: {
      zh: '经认定的海智基地：按名称、类型、地区和现状查找。',
      en: 'Recognised Haizhi bases by name, type, place and standing.',
    },
    filters: { zh: '筛选', en: 'Filter' },
    text: { zh: '名称、单位或城市', en: 'Name, unit or city' },
    province: { zh: '地区', en: 'Place' },
    standing: { zh: '现状', en: 'Standing' },
    any: { zh: '不限', en: 'Any' },
    overseas: { zh: '境外', en: 'Abroad' },
    apply: { zh: '查找', en: 'Find' },
    clear: { zh: '清除条件', en: 'Clear' },
    total: (count: number): Text => ({ zh: `共 ${count} 家`, en: count === 1 ? '1 base' : `${count} bases` }),
    name: { zh: '名称', en: 'Name' },
    place: { zh: '所在地', en: 'Place' },
    validTo: { zh: '有效期至', en: 'Valid to' },
    next: { zh: '下一页', en: 'Next page' },
    first: { zh: '回到第一页', en: 'Back to the first page' },
    none: { zh: '没有符合这些条件的基地。', en: 'No base matches these conditions.' },
    noneHint: { zh: '请换个写法或放宽条件。', en: 'Try another spelling, or fewer conditions.' },
    empty: {
      zh: '这里列出经认定的海智基地。首批认定后公布。',
      en: 'Recognised Haizhi bases are listed here once the first are approved.',
    },
  },

  base: {
    unit: { zh: '承担单位', en: 'Host unit' },
    place: { zh: '所在地', en: 'Place' },
    validity: { zh: '有效期', en: 'Validity' },
    standing: { zh: '现状', en: 'Standing' },
    asOf: (day: Text): Text => ({ zh: `截至 ${day.zh}`, en: `as of ${day.en}` }),
    award: { zh: '授牌', en: 'Awarded by' },
    document: { zh: '批复文件', en: 'Approval document' },
    issued: { zh: '发文之日', en: 'Issued' },
    revoked: { zh: '撤销之日', en: 'Revoked' },
    regulation: { zh: '依据', en: 'Under' },
    criteria: { zh: '认定条件', en: 'Conditions' },
    code: { zh: '牌匾核验码', en: 'Plaque code' },
    verify: { zh: '核验此牌匾', en: 'Verify this plaque' },
    back: { zh: '基地名录', en: 'Directory of bases' },
  },

  calls: {
    title: { zh: '申报通知', en: 'Calls' },
    description: {
      zh: '海智基地的申报通知：受理期、类型、条件、材料与流程。',
      en: 'Calls for Haizhi bases: window, types, conditions, materials and route.',
    },
    phase: {
      open: { zh: '正在受理', en: 'Open' },
      upcoming: { zh: '尚未开始', en: 'Not yet open' },
      closed: { zh: '已经截止', en: 'Closed' },
    },
    none: { zh: '这里列出申报通知。目前还没有发布的通知。', en: 'Calls are listed here. None has been published yet.' },
    window: { zh: '受理期', en: 'Window' },
    year: (year: number): Text => ({ zh: `${year} 年度`, en: `Year ${year}` }),
  },

  questions: {
    title: { zh: '问答', en: 'Questions and answers' },
    none: { zh: '还没有公布的问答。', en: 'No question has been answered yet.' },
    question: { zh: '您的问题', en: 'Your question' },
    hint: {
      zh: '答复后连同问题一并公布，请不要写个人信息。',
      en: 'Published together with the answer; please leave out personal data.',
    },
    askedBy: { zh: '署名（可不填）', en: 'Name (optional)' },
    send: { zh: '提交问题', en: 'Send the question' },
    taken: { zh: '问题已收到，答复后在此公布。', en: 'Your question has arrived; it appears here once answered.' },
  },
  call: {
    forwarded: { zh: '转发', en: 'Forwards' },
    parent: { zh: '查看所转发的通知', en: 'The call it passes on' },
    blankForms: { zh: '空白表格', en: 'Blank forms' },
    blankFormsHelp: {
      zh: '供线下准备；申报须在平台填写提交。',
      en: 'To prepare with; applications are filled in and submitted on the platform.',
    },
    until: (when: Text): Text => ({ zh: `截至 ${when.zh}（北京时间）`, en: `Until ${when.en}, Beijing time` }),
    window: (from: Text, to: Text): Text => ({
      zh: `${from.zh} 至 ${to.zh}（北京时间）`,
      en: `${from.en} to ${to.en}, Beijing time`,
    }),
    windowHelp: {
      zh: '以服务器收到申请的时刻为准。',
      en: 'What counts is the moment the server receives the application.',
    },
    regulation: { zh: '依据', en: 'Under' },
    publicity: { zh: '公示期', en: 'Public notice' },
    publicityDays: (count: number, kind: 'calendar' | 'working'): Text => ({
      zh: `${count} 个${kind === 'working' ? '工作日' : '日历日'}`,
      en: `${count} ${kind} ${count === 1 ? 'day' : 'days'}`,
    }),
    types: { zh: '可以申报的类型和条件', en: 'Types open and their conditions' },
    suspended: { zh: '本通知已暂停受理此类型', en: 'This type is suspended in this call' },
    reason: { zh: '原因', en: 'Reason' },
    noReason: { zh: '未写明原因，请联系发布单位。', en: 'No reason is given; ask the publisher.' },
    conditions: (count: number): Text => ({ zh: `条件（${count} 项）`, en: `Conditions (${count})` }),
    wanted: { zh: '要求', en: 'Wanted' },
    materials: { zh: '材料', en: 'Materials' },
    route: { zh: '流程', en: 'Route' },
    routeFor: { zh: '适用于', en: 'For' },
    apply: { zh: '怎样申报', en: 'How to apply' },
    steps: {
      zh: [
        '注册单位账户，或用已有账户登录。',
        '选择本通知和类型，对照条件填写；随时自动保存。',
        '上传材料，提交后可看到每一步在谁手里。',
      ],
      en: [
        'Register your unit, or sign in.',
        'Choose this call and a type, and fill in against the conditions; it is saved as you go.',
        'Upload the materials and submit; you then see who holds the file at every step.',
      ],
    },
    nominatedSteps: {
      zh: [
        '由推荐单位征得负责人同意后提名。',
        '凭推荐单位发来的邀请链接注册，对照条件填写信息表。',
        '上传材料并提交；推荐单位核对后整份名单一次提交。',
      ],
      en: [
        'A recommender nominates the organisation, with the consent of its head.',
        'Register by the invitation link the recommender sends, and fill in the form against the conditions.',
        'Upload the materials and submit; the recommender checks and sends its whole list.',
      ],
    },
    register: { zh: '注册并申报', en: 'Register and apply' },
    notNow: {
      upcoming: {
        zh: '受理尚未开始，可先注册并准备材料。',
        en: 'The call is not open yet; you can register and prepare.',
      },
      closed: { zh: '受理已经截止，不再接收新的申请。', en: 'The call has closed; no new application is taken.' },
    },
    back: { zh: '全部通知', en: 'All calls' },
  },

  notices: {
    title: { zh: '公示', en: 'Public notices' },
    description: {
      zh: '拟推荐的海智基地名单。公示期内可实名提出异议。',
      en: 'Bases proposed for recommendation. While a notice is open anybody may object by name.',
    },
    open: { zh: '正在公示', en: 'Open now' },
    closed: { zh: '往期公示', en: 'Past notices' },
    item: { zh: '公示事项', en: 'Notice' },
    publisher: { zh: '发布单位', en: 'Published by' },
    period: { zh: '起止', en: 'Period' },
    left: { zh: '剩余', en: 'Left' },
    object: { zh: '提出异议', en: 'Object' },
    objectTo: (title: Text): Text => ({ zh: `对“${title.zh}”提出异议`, en: `Object to “${title.en}”` }),
    count: (count: number): Text => ({ zh: `（${count} 家）`, en: ` (${count})` }),
    noneOpen: { zh: '目前没有正在公示的名单。', en: 'No notice is open now.' },
    noneClosed: { zh: '还没有往期公示。', en: 'There is no past notice yet.' },
  },

  notice: {
    number: { zh: '编号', en: 'Number' },
    publisher: { zh: '发布单位', en: 'Published by' },
    call: { zh: '申报通知', en: 'Call' },
    opens: { zh: '开始', en: 'Opens' },
    closes: { zh: '结束', en: 'Closes' },
    state: { open: { zh: '正在公示', en: 'Open' }, closed: { zh: '已结束', en: 'Closed' } },
    basis: { zh: '依据', en: 'Under' },
    items: { zh: '名单', en: 'The list' },
    unit: { zh: '申报单位', en: 'Unit' },
    file: { zh: '申请编号', en: 'File' },
    place: { zh: '所在地', en: 'Place' },
    hash: { zh: '内容指纹', en: 'Fingerprint' },
    hashHelp: {
      zh: '指纹由申请内容和全部附件计算（SHA-256）。公示期间内容若有改动，指纹就会不同，须重新公示。这里列出前 12 位，展开可看全文。',
      en: 'The fingerprint is computed from the application and all its files (SHA-256). If anything changes during the notice, it differs and the notice must be made again. Twelve characters are shown; open for the whole.',
    },
    hashAll: { zh: '完整指纹', en: 'Whole fingerprints' },
    print: { zh: '打印公示（PDF）', en: 'Print the notice (PDF)' },
    objection: { zh: '提出异议', en: 'Object' },
    objectionLead: {
      zh: '异议须实名。您的姓名和联系方式只供核查人员使用，不公开，也不告知申报单位。',
      en: 'An objection carries your name. Your name and contact are for those who look into it only; they are not published and the unit is not told.',
    },
    closedLead: { zh: '公示已经结束，不再接收异议。', en: 'The notice has closed; objections are no longer taken.' },
    about: { zh: '针对哪一家', en: 'About which unit' },
    choose: { zh: '请选择', en: 'Choose' },
    name: { zh: '您的姓名', en: 'Your name' },
    nameHelp: { zh: '2 至 50 字', en: '2 to 50 characters' },
    contact: { zh: '联系方式', en: 'Contact' },
    contactHelp: { zh: '电话或邮箱，便于核实和答复', en: 'Phone or e-mail, so that we can check and answer' },
    content: { zh: '事实和理由', en: 'Facts and reasons' },
    contentHelp: {
      zh: '10 至 3000 字；写明哪一项、与何事实不符',
      en: '10 to 3 000 characters; say which point is wrong, and what the facts are',
    },
    evidence: { zh: '证据（可选）', en: 'Evidence (optional)' },
    evidenceHelp: {
      zh: '一份 PDF、JPG、PNG、DOCX 或 XLSX，不超过 20 MB',
      en: 'One PDF, JPG, PNG, DOCX or XLSX of at most 20 MB',
    },
    evidenceAgain: {
      zh: '出于安全，浏览器不保留所选文件，请重新选择。',
      en: 'For safety the browser forgets the chosen file; choose it again.',
    },
    submit: { zh: '提交异议', en: 'Submit the objection' },
    faults: (count: number): Text => ({
      zh: `有 ${count} 处需要改正，您填的内容都保留着`,
      en:
        count === 1
          ? 'One entry needs correcting; what you entered is kept'
          : `${count} entries need correcting; what you entered is kept`,
    }),
    kept: { zh: '没有提交成功，您填的内容都保留着', en: 'Not submitted; what you entered is kept' },
    back: { zh: '全部公示', en: 'All notices' },
  },

  received: {
    title: { zh: '已收到异议', en: 'Objection received' },
    lead: { zh: '回执编号', en: 'Receipt' },
    keep: {
      zh: '请记下这个编号；查询或补充时用得到。',
      en: 'Note this number; you need it to ask or to add something.',
    },
    at: { zh: '收到时刻', en: 'Received' },
    about: { zh: '针对', en: 'About' },
    next: { zh: '接下来', en: 'What happens now' },
    nextText: {
      zh: '公示单位会核实并办结。异议办结之前，这份申请不能进入下一环节。',
      en: 'The body that published the notice looks into it. Until it is settled, this application cannot move on.',
    },
    back: { zh: '回到公示', en: 'Back to the notice' },
  },

  verify: {
    title: { zh: '核验牌匾', en: 'Verify a plaque' },
    description: {
      zh: '输入牌匾上的核验码，查看名称、授牌单位、有效期与现状。',
      en: 'Enter the code on a plaque to see its name, awarding body, validity and standing.',
    },
    lead: {
      zh: '输入牌匾左下角的 12 位核验码，查看名称、授牌单位、有效期与现状。',
      en: 'Enter the 12-character code at the lower left of the plaque to see name, awarding body, validity and standing.',
    },
    code: { zh: '核验码', en: 'Plaque code' },
    submit: { zh: '核验', en: 'Verify' },
    notForged: {
      zh: '查无此码不等于造假，请核对字母与数字，或联系授牌单位。',
      en: 'No match does not prove a forgery: check the characters or ask the awarding body.',
    },
    notFound: (code: string): Text => ({ zh: `没有查到核验码 ${code}`, en: `No plaque has the code ${code}` }),
    hints: {
      zh: ['核验码形如 HZ26-7K4M-93QX，不含 0、1、I、L、O、U。', '大小写、空格和连字符不影响结果。'],
      en: [
        'A code looks like HZ26-7K4M-93QX and never contains 0, 1, I, L, O or U.',
        'Capitals, spaces and hyphens make no difference.',
      ],
    },
    openEnded: {
      zh: '此码对应的认定属实，目前有效；所依办法未规定期限。请核对名称一致。',
      en: 'The code belongs to a recognition on record, in force; its regulation sets no end. Check that the name is the same.',
    },
    sentence: {
      upcoming: (day: Text): Text => ({
        zh: `此码对应的认定属实；有效期自 ${day.zh} 起，尚未开始。`,
        en: `The code belongs to a recognition on record; it takes effect on ${day.en}.`,
      }),
      active: (day: Text): Text => ({
        zh: `此码对应的认定属实，目前有效，至 ${day.zh} 止。请核对名称与牌匾一致。`,
        en: `The code belongs to a recognition on record, in force until ${day.en}. Check that the name is the one on the plaque.`,
      }),
      expired: (day: Text): Text => ({
        zh: `此码对应的认定属实，但已于 ${day.zh} 到期。`,
        en: `The code belongs to a recognition on record, which expired on ${day.en}.`,
      }),
      revoked: (day: Text): Text => ({
        zh: `此认定已撤销（${day.zh}），牌匾不再有效。`,
        en: `This recognition was revoked (${day.en}); the plaque is no longer valid.`,
      }),
    },
    proof: { zh: '签名与公钥', en: 'Signature and public key' },
    proofText: {
      zh: '以下原文由平台以 Ed25519 签名。用公钥即可离线验证，不必相信本页。',
      en: 'The statement below is signed with Ed25519. The public key checks it offline, without trusting this page.',
    },
    statement: { zh: '签名原文', en: 'Statement' },
    signature: { zh: '签名', en: 'Signature' },
    publicKey: { zh: '公钥', en: 'Public key' },
    open: { zh: '查看基地页面', en: 'Open the page of the base' },
  },

  failure: {
    notFound: { zh: '没有这个页面', en: 'No such page' },
    notFoundText: {
      zh: '地址可能有误，或内容尚未公开。',
      en: 'The address may be wrong, or the content is not public.',
    },
    unavailable: { zh: '暂时无法提供服务', en: 'Not available for the moment' },
    unavailableText: {
      zh: '系统正在维护或繁忙，资料都安全。请几分钟后刷新。',
      en: 'The system is under maintenance or busy; all records are safe. Reload in a few minutes.',
    },
    fault: { zh: '系统出错，已记录', en: 'Something failed and has been logged' },
    faultText: { zh: '资料都安全。请稍后再试。', en: 'All records are safe. Try again shortly.' },
    refused: { zh: '请求被拒绝', en: 'The request was refused' },
    ways: { zh: '可以从这里继续', en: 'Go on from here' },
  },
} as const;
