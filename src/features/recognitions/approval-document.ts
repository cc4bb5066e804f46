import { dayInChinese } from '#documents/chinese-words.ts';
import type { LawDay } from '#policy/law-day.ts';
import type { StepKind } from '#policy/route.ts';
import type { Period } from '#policy/validity.ts';
import type { LoadedCase } from '../applications/loaded-case.ts';
import { unitText } from '../units/unit-name.ts';

/** One file recognised by a document, with the name and the period it is given. */
export type Granted = { loaded: LoadedCase; name: { zh: string }; period: Period };

const ruleOf = (granted: readonly Granted[]) => {
  const [first] = granted;
  if (first === undefined) throw new RangeError('a document that recognises nobody');
  return { first, ...first.loaded.regulation.recognition, regulation: first.loaded.regulation };
};

/** 关于同意设立某某基地的批复, or 关于公布…名单的通知 where the text publishes a list. */
export const documentTitle = (granted: readonly Granted[]): string => {
  const { first, document } = ruleOf(granted);
  if (document.form === 'list') return `关于公布${document.noun.zh}认定名单的通知`;
  return granted.length === 1
    ? `关于同意认定${first.name.zh}的批复`
    : `关于同意认定${first.name.zh}等${granted.length}家${document.noun.zh}的批复`;
};

const judging: readonly StepKind[] = ['formal-check', 'selection', 'expert-review', 'decision'];

/** The model of the document that recognises (cast-2022 13.4; beijing-capital 12.4; cast-workbase-2018 8; dalian-workbase 4.3). */
export const approvalModel = (input: {
  number: string;
  title: string;
  issuerName: string;
  granted: readonly Granted[];
  issuedOn: LawDay;
  printedOn: LawDay;
  sample: boolean;
}) => {
  const { granted, issuedOn } = input;
  const { first, document, years, plaque, regulation } = ruleOf(granted);
  const steps = first.loaded.row.route.filter((step) => judging.includes(step.kind)).map((step) => step.name.zh);
  const passed = steps.length > 0 ? `经${steps.join('、')}，` : '';
  const list = document.form === 'list';
  const { from, to } = first.period;
  const points = [
    list
      ? `认定${granted.length === 1 ? first.name.zh : `${granted.length}家单位为${document.noun.zh}`}，名单见附件。`
      : `同意认定${granted.length === 1 ? first.name.zh : `${first.name.zh}等${granted.length}家${document.noun.zh}`}，名单见附件。`,
    to === null || years === undefined
      ? `自${dayInChinese(from)}起有效，所依办法未规定期限。`
      : `有效期${years}年，自${dayInChinese(from)}起至${dayInChinese(to)}止。`,
    ...(regulation.duties.length > 0
      ? [`请督促落实建设方案，按时完成${regulation.duties.map((duty) => duty.name.zh).join('、')}。`]
      : []),
    ...(plaque ? ['牌匾附公开核验码，可在海智基地管理服务平台核验名称、有效期和现状。'] : []),
  ];
  return {
    issuerName: input.issuerName,
    documentNumber: input.number,
    title: input.title,
    addressee: document.addressee,
    paragraphs: [
      `根据《${regulation.title.zh}》，${passed}${list ? '现公布认定名单如下：' : '现批复如下：'}`,
      ...points.map((point, index) => `${'一二三四五'[index] ?? ''}、${point}`),
      list ? '特此通知。' : '此复。',
    ],
    listTitle: `${document.noun.zh}名单`,
    signDate: issuedOn,
    printedBy: input.issuerName,
    printedOn: input.printedOn,
    sealPlaceholder: true,
    sample: input.sample,
    bases: granted.map(({ loaded, name, period }) => ({
      name: name.zh,
      hostUnit: unitText(loaded.unit).zh,
      location: loaded.row.place.zh || loaded.unit.city,
      validFrom: period.from,
      ...(period.to === null ? {} : { validTo: period.to }),
    })),
  };
};
