import { expect, expectAccessible, test } from '../fixtures';

/** By keyboard alone. */
test.use({ hands: 'keyboard' });

test('an agent suspends a lost SIM, and the customer is told (T8)', async ({ asAgent: page, steps }) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('13800138000');
  await page.getByRole('option', { name: /王小明/ }).click();
  await page.getByRole('button', { name: 'Suspend…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Suspend \+86 138/ });
  await expect(dialog.getByRole('radio', { name: /^The phone is lost/ })).toBeChecked();
  await dialog.getByRole('button', { name: /^Suspend \+86 138/ }).click();
  await expect(page.getByText(/^Line \+86 138 .* is suspended\./)).toBeVisible();
  steps.expectAtMost(5);

  await page.getByRole('tab', { name: 'Messages' }).click();
  const message = page.getByRole('row', { name: /已停机/ });
  await expect(message).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Resume…' }).first().click();
  const back = page.getByRole('dialog', { name: 'Put the line into service again?' });
  await back.getByRole('textbox', { name: 'Reason' }).fill('The phone was found');
  await back.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Suspend…' })).toBeVisible();

  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('tabpanel', { name: 'History' });
  await expect(history.getByText('Line to be suspended')).toBeVisible();
  await expect(history.getByText('Network answered').first()).toBeVisible();
});
