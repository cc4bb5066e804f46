import type { Page } from 'playwright-core';

/** What experts, the leading group and the national officer do on pages of their own, by the words on them. */

const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name, exact: true }).click();

/** An expert opens his task from Today, scores every item, writes his opinion and hands it in. */
export const expertReviews = async (
  page: Page,
  unitName: string,
  scores: Record<string, number>,
  opinion: string,
): Promise<void> => {
  await page.getByRole('listitem').filter({ hasText: unitName }).getByRole('link').first().click();
  await page.getByRole('heading', { name: '评审表' }).waitFor();
  for (const [item, score] of Object.entries(scores)) await page.getByLabel(item, { exact: true }).fill(String(score));
  await page.getByLabel('书面意见', { exact: true }).fill(opinion);
  await page.getByRole('radio', { name: '建议认定', exact: true }).check();
  await page.getByRole('button', { name: '提交评审意见', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '提交评审意见' });
  await dialog
    .getByText(String(Object.values(scores).reduce((sum, score) => sum + score, 0)), { exact: true })
    .waitFor();
  await dialog.getByRole('button', { name: '提交评审意见', exact: true }).click();
  await page.getByText(/^已提交 .+ 的评审意见。$/).waitFor();
};

export type MeetingInput = { title: string; heldOn: string; attendees: readonly string[]; unitName: string };

/** The leading group sets up a meeting, all present vote for the file, and the minutes are made. */
export const leadingGroupDecides = async (page: Page, meeting: MeetingInput): Promise<void> => {
  await goTo(page, '审定会议');
  await page
    .getByRole('link', { name: '安排审定会议' })
    .or(page.getByRole('button', { name: '安排审定会议' }))
    .click();
  await page.getByLabel('会议名称', { exact: true }).fill(meeting.title);
  await page.getByLabel('会议日期', { exact: true }).fill(meeting.heldOn);
  const names = page.getByLabel(/^到会人员/);
  for (const name of meeting.attendees) {
    await names.fill(name);
    await names.press('Enter');
  }
  await page.getByRole('checkbox', { name: meeting.unitName }).check();
  await page.getByRole('button', { name: '安排审定会议' }).click();
  await page.getByText(`已安排：${meeting.title}。`).waitFor();
  const present = meeting.attendees.length;
  await page.getByLabel(`同意: ${meeting.unitName}`, { exact: true }).fill(String(present - 1));
  await page.getByLabel(`不同意: ${meeting.unitName}`, { exact: true }).fill('0');
  await page.getByLabel(`弃权: ${meeting.unitName}`, { exact: true }).fill('0');
  await page.getByLabel(`结果: ${meeting.unitName}`, { exact: true }).selectOption({ label: '同意认定' });
  await page.getByText(`共 ${present - 1} 票，与到会 ${present} 人不符`).waitFor();
  await page.getByLabel(`弃权: ${meeting.unitName}`, { exact: true }).fill('1');
  await page.getByText(`共 ${present} 票，到会 ${present} 人，相符。`).waitFor();
  await page.getByRole('button', { name: '记录表决并审定' }).click();
  const dialog = page.getByRole('dialog', { name: '记录表决并审定' });
  await dialog.getByRole('button', { name: '记录表决并审定' }).click();
  await page.getByText('已审定 1 件，会议纪要已生成。').waitFor();
};

/** An officer of the authority issues the approval of one file; gives the verification code of its plaque as shown. */
export const officeApproves = async (page: Page, unitName: string): Promise<string> => {
  await goTo(page, '批复');
  await page.getByRole('checkbox', { name: unitName }).check();
  await page.getByRole('button', { name: '下达批复', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '下达批复' });
  await dialog.getByRole('button', { name: '下达批复', exact: true }).click();
  await page.getByText(/^已下达 .+，认定 1 家。$/).waitFor();
  const row = page.getByRole('table', { name: '已下达的批复' }).getByRole('row', { name: unitName });
  return ((await row.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()) ?? '').trim();
};
