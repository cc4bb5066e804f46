import type { Page } from 'playwright-core';

/** What officers do on the page of a case, by the words on it. */

export const officerAt = (page: Page) => {
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const dialogOf = async (command: string) => {
    await page.getByRole('button', { name: command, exact: true }).first().click();
    return page.getByRole('dialog', { name: command });
  };
  /** Opens the dialog of a command, writes its text and sends it. */
  const writes = async (command: string, label: string, text: string): Promise<void> => {
    const dialog = await dialogOf(command);
    await dialog.getByLabel(label, { exact: true }).fill(text);
    await dialog.getByRole('button', { name: command, exact: true }).click();
  };
  return {
    sees,
    dialogOf,
    writes,
    /** Opens what waits for him about a unit, from Today. */
    opensTask: async (unitName: string): Promise<void> => {
      await page.getByRole('listitem').filter({ hasText: unitName }).getByRole('link').first().click();
      await page.getByRole('heading', { level: 1, name: unitName }).waitFor();
    },
    /** Opens a file from the list of applications. */
    opensFile: async (unitName: string): Promise<void> => {
      await page
        .getByRole('navigation', { name: '工作台菜单' })
        .getByRole('link', { name: '申请', exact: true })
        .click();
      await page.getByRole('rowheader', { name: unitName }).getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: unitName }).waitFor();
    },
    judges: async (condition: string, reason: string, verdict: '符合' | '不符合' | '放宽' = '符合'): Promise<void> => {
      await page.getByRole('row').filter({ hasText: condition }).getByRole('button', { name: '研判' }).click();
      await page
        .getByRole('radiogroup', { name: `研判：${condition}` })
        .getByRole('radio', { name: verdict, exact: true })
        .check();
      await page.getByLabel('理由', { exact: true }).fill(reason);
      await page.getByRole('button', { name: '保存研判' }).click();
      await sees(`已记录研判：${condition}`);
    },
    endorses: async (opinion: string): Promise<void> => {
      await writes('填写推荐意见', '推荐意见', opinion);
      await sees('已同意推荐，转入下一环节。');
    },
    opensNotice: async (): Promise<void> => {
      const dialog = await dialogOf('发布公示');
      await dialog.getByText('5 天（按申报通知）').waitFor();
      await dialog.getByRole('button', { name: '发布公示', exact: true }).click();
      await sees(/^已发布公示，编号 /);
    },
    signs: async (opinion: string): Promise<void> => {
      await writes('签署意见并行文', '签署的意见', opinion);
      await sees(/^已签署并行文，文号 /);
    },
    passesCheck: async (remark: string): Promise<void> => {
      await writes('通过形式审查', '审查情况', remark);
      await sees('已通过形式审查，转入下一环节。');
    },
    assigns: async (experts: readonly string[]): Promise<void> => {
      const dialog = await dialogOf('指派专家');
      for (const name of experts) await dialog.getByRole('checkbox', { name, exact: true }).check();
      await dialog.getByText(`已选 ${experts.length} 位，应选 3 位`).waitFor();
      await dialog.getByRole('button', { name: '指派专家', exact: true }).click();
      await sees('已指派 3 位专家。');
    },
    concludes: async (summary: string): Promise<void> => {
      const dialog = await dialogOf('汇总专家意见');
      await dialog.getByLabel('汇总意见', { exact: true }).fill(summary);
      await dialog.getByRole('radio', { name: '建议认定', exact: true }).check();
      await dialog.getByRole('button', { name: '汇总专家意见', exact: true }).click();
      await sees('已汇总专家意见，转入下一环节。');
    },
  };
};
export type Officer = ReturnType<typeof officerAt>;
