import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

/** What the customer does on the sandbox's page, at a device of his own. */
async function confirmByThreeDSecure(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('combobox', { name: 'Test card' }).selectOption('tok_3ds');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByRole('button', { name: /^Confirm / }).click();
  await expect(page.getByText('Thank you')).toBeVisible();
}

test('an agent sends a payment link, the customer confirms by 3-D Secure, and the screen follows', async ({
  asAgent: page,
  asNobody: phone,
  steps,
}) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('15012345678');
  await page.getByRole('option', { name: /周婷/ }).click();
  await page.getByRole('button', { name: 'Renew', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: /^Renew / });
  await dialog.getByRole('radio', { name: /^Payment link/ }).check();
  await dialog
    .getByRole('button', { name: /^Renew: CN¥10\.00 from the balance, CN¥49\.00 by payment link/ })
    .click();
  await expect(dialog.getByText('Waiting for the customer to pay CN¥49.00')).toBeVisible();
  steps.expectAtMost(5);
  const sms = dialog.getByRole('textbox', { name: 'Text for an SMS' });
  await expect(sms).toHaveValue(/^UR 套餐续费：¥49\.00/);
  await expectAccessible(page);

  const url =
    (await dialog
      .getByText(/\/pay\//)
      .first()
      .textContent()) ?? '';
  await confirmByThreeDSecure(phone, url.trim());
  await expect(dialog.getByText('Asia 5 GB is booked')).toBeVisible({ timeout: 20_000 });
});
