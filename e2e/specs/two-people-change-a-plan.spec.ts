import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

/** Opens the editor of the newest plan: the first row of the list. */
async function editNewestPlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Plans' }).first().click();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('English name')).not.toHaveValue('');
}

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
}

const save = (page: Page) => page.getByRole('button', { name: /Save/ }).click();

test('two people change a plan: each keeps what only he changed, the second decides about the rest', async ({
  asMarketing,
  newDesk,
}) => {
  const second = await newDesk('marketing');
  await editNewestPlan(asMarketing);
  await editNewestPlan(second);

  await fill(asMarketing, { 'Terms in English': 'Of the first', SMS: '77', 'English name': 'First name' });
  await save(asMarketing);
  await expect(asMarketing.getByText('Of the first')).toBeVisible();

  await fill(second, { 'Terms in Chinese': '第二个', 'English name': 'Second name' });
  await save(second);
  const dialog = second.getByRole('dialog');
  await expect(dialog.getByRole('group')).toHaveCount(2);
  await expect(dialog).toContainText('First name');
  await expectAccessible(second);
  await dialog.getByRole('group', { name: 'Terms' }).getByRole('radio', { name: 'Their value' }).click();
  await dialog.getByRole('button', { name: 'Save this choice' }).click();

  const draft = second.getByRole('region', { name: /Draft/ });
  await expect(draft).toContainText('Second name');
  await expect(draft).toContainText('Of the first');
  await expect(draft).toContainText('77');
});
