import type { Locator, Page } from 'playwright-core';
import type { DossierInput } from '#contract/applications.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import type { FormValue } from '#policy/dossier.ts';
import type { FormField } from '#policy/form.ts';
import { materialsOf } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale } from '#policy/text.ts';

/** What staff of a unit do at the screen, by the words on it. */

const words = {
  zh: {
    start: (type: string) => new RegExp(`^新建申请: ${type}`),
    placeZh: '城市或园区（中文）',
    placeEn: '城市或园区（英文）',
    group: '申报对象',
    lane: '申报途径',
    yes: '是',
    no: '否',
    addTo: (label: string) => new RegExp(`^添加文件：${label}`),
    review: '核对并提交',
    submit: '提交申请',
    again: '重新提交',
    truthful: /^我代表单位承诺/,
    saved: /^已保存 \d\d:\d\d$/,
    parts: '申请表各部分',
    arrived: /^已上传/,
    next: '下一部分',
    previous: '上一部分',
  },
  en: {
    start: (type: string) => new RegExp(`^Start application: ${type}`),
    placeZh: 'City or park (Chinese)',
    placeEn: 'City or park (English)',
    group: 'Kind of applicant',
    lane: 'Lane',
    yes: 'Yes',
    no: 'No',
    addTo: (label: string) => new RegExp(`^Add file: ${label}`),
    review: 'Review and submit',
    submit: 'Submit application',
    again: 'Resubmit',
    truthful: /^On behalf of/,
    saved: /^Saved \d\d:\d\d$/,
    parts: 'Parts of the form',
    arrived: /^Uploaded/,
    next: 'Next part',
    previous: 'Previous',
  },
} as const;

/** 万元 as people write it. */
const inWan = (cny: number): string => String(cny / 10_000);

export type Dossier = Omit<DossierInput, 'version'>;

export const applicantAt = (page: Page, regulation: Regulation, locale: Locale = 'zh') => {
  const say = words[locale];
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const group = (label: string) => page.getByRole('group', { name: label, exact: true });

  /** On a phone one part shows at a time: turns back to the first and on until the wanted thing is there. */
  const reaches = async (wanted: Locator): Promise<void> => {
    const back = button(say.previous);
    if ((await wanted.isVisible()) || !(await back.isVisible())) return;
    while (await back.isEnabled()) await back.click();
    while (!(await wanted.isVisible()) && (await button(say.next).isVisible())) await button(say.next).click();
  };

  const fillsEntry = async (entry: FormField, value: FormValue): Promise<void> => {
    const label = entry.label[locale];
    const named = (option: string) => entry.options?.[option]?.[locale] ?? '';
    const radio = (name: string) => group(label).getByRole('radio', { name, exact: true }).check();
    if (entry.kind === 'yes-no') await radio(value === 'yes' ? say.yes : say.no);
    else if (entry.kind === 'choice') await radio(named(String(value)));
    else if (entry.kind === 'choices')
      for (const option of value as readonly string[])
        await group(label)
          .getByRole('checkbox', { name: named(option), exact: true })
          .check();
    else if (entry.kind === 'country') await field(label).selectOption(String(value));
    else await field(label).fill(entry.kind === 'money' ? inWan(value as number) : String(value));
  };
  const fillsFact = async (id: string, value: Dossier['facts'][string]): Promise<void> => {
    const metric = regulation.metrics[id];
    if (metric === undefined) throw new Error(`no metric ${id}`);
    const label = metric.label[locale];
    await reaches(field(label).or(group(label)));
    if (metric.kind === 'flag') {
      await group(label)
        .getByRole('radio', { name: value === true ? say.yes : say.no, exact: true })
        .check();
    } else if (metric.kind === 'choice') {
      await group(label)
        .getByRole('radio', { name: metric.options[String(value)]?.[locale] ?? '', exact: true })
        .check();
    } else if (metric.kind === 'choices') {
      for (const option of value as string[])
        await group(label)
          .getByRole('checkbox', { name: metric.options[option]?.[locale] ?? '', exact: true })
          .check();
    } else await field(label).fill(metric.kind === 'money' ? inWan(value as number) : String(value));
  };

  const uploads = async (label: string, fileName: string): Promise<void> => {
    const slot = group(label);
    await reaches(slot);
    const chooser = page.waitForEvent('filechooser');
    await slot.getByRole('button', { name: say.addTo(label) }).click();
    await (await chooser).setFiles({ name: fileName, mimeType: 'application/pdf', buffer: await pdfOf() });
    await slot.getByRole('link', { name: fileName }).waitFor();
  };

  return {
    startsApplication: async (typeName: string): Promise<void> => {
      await page.getByRole('button', { name: say.start(typeName) }).click();
      await page.getByRole('heading', { level: 1, name: regulation.form.title[locale] }).waitFor();
    },
    /** Types or ticks everything of a dossier that the registration has not already filled. */
    fillsForm: async ({ place, form, facts, group: kind, lane }: Dossier): Promise<void> => {
      const { applicants } = regulation;
      const chooses = async (label: string, name: string | undefined) => {
        if (name !== undefined) await group(label).getByRole('radio', { name }).check();
      };
      await chooses(say.group, applicants?.groups[kind ?? '']?.label[locale]);
      await chooses(say.lane, applicants?.lanes[lane ?? '']?.label[locale]);
      if (await field(say.placeZh).isVisible()) {
        await field(say.placeZh).fill(place.zh);
        await field(say.placeEn).fill(place.en);
      }
      for (const entry of regulation.form.sections.flatMap((section) => section.fields)) {
        const value = form[entry.id];
        if (value === null || value === undefined) continue;
        await reaches(field(entry.label[locale]).or(group(entry.label[locale])));
        const known = entry.from !== undefined && (await field(entry.label[locale]).inputValue()) !== '';
        if (known) continue;
        await fillsEntry(entry, value);
      }
      for (const [id, value] of Object.entries(facts)) await fillsFact(id, value);
    },
    fillsFact,
    uploads,
    uploadsEverything: async (baseType: string): Promise<void> => {
      for (const material of materialsOf(regulation, baseType))
        if (material.kind === 'upload' && material.required)
          await uploads(material.label[locale], `${material.label[locale]}.pdf`);
    },
    /** What the form says of a figure at this moment: the words, and the clause beside them. */
    verdictOn: (beginning: string) => page.getByText(beginning).locator('..'),
    field,
    group,
    seesSaved: () => page.getByText(say.saved).waitFor(),
    looksItOver: async () => {
      await button(say.review).first().click();
      return page.getByRole('dialog', { name: new RegExp(`^(${say.submit}|${say.again})$`) });
    },
    /** Looks the form over, vouches for it and sends it in; ends on the page of the case. */
    submits: async (): Promise<void> => {
      await reaches(button(say.review).first());
      await button(say.review).first().click();
      const dialog = page.getByRole('dialog', { name: new RegExp(`^(${say.submit}|${say.again})$`) });
      await dialog.getByRole('checkbox', { name: say.truthful }).check();
      await dialog.getByRole('button', { name: new RegExp(`^(${say.submit}|${say.again})$`) }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
  };
};
export type Applicant = ReturnType<typeof applicantAt>;

export type Registration = {
  unitName: string;
  creditCode: string;
  province: string;
  prefecture?: string;
  city: string;
  person: string;
  email: string;
  password: string;
};

/** Registers a unit in China on the page; ends on Today. */
export const registersUnit = async (page: Page, unit: Registration): Promise<void> => {
  await page.goto('/workbench/sign-in');
  await page.getByRole('link', { name: '注册单位' }).click();
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  await fill('单位全称', unit.unitName);
  await fill('统一社会信用代码', unit.creditCode);
  await page.getByLabel('省、自治区、直辖市', { exact: true }).selectOption({ label: unit.province });
  if (unit.prefecture !== undefined)
    await page.getByLabel('市、州、盟', { exact: true }).selectOption({ label: unit.prefecture });
  await fill('所在城市或园区', unit.city);
  await page.getByRole('checkbox', { name: '具有独立法人资格' }).check();
  await fill('地址', `${unit.city}创新大道 1 号`);
  await fill('姓名', unit.person);
  await fill('联系电话', '0851-12345678');
  await fill('邮箱', unit.email);
  await fill('密码', unit.password);
  await page.getByRole('button', { name: '注册并进入' }).click();
  await page.getByRole('heading', { level: 1, name: /^今天/ }).waitFor();
};
