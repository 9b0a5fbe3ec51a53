import { expect, expectAccessible, test } from '../fixtures';

test('an agent adds a card and tops up', async ({ asAgent: page, steps }) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('3612348888');
  await page.getByRole('option', { name: /赵子涵/ }).click();
  await page.getByRole('button', { name: 'Top up', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Top up' });
  await dialog.getByRole('button', { name: 'Add a sandbox card' }).click();
  await dialog.getByRole('button', { name: 'Save card' }).click();
  await dialog.getByRole('button', { name: 'CN¥100.00' }).click();
  await expect(dialog.getByText('CN¥100.00', { exact: true }).last()).toBeVisible();
  await dialog.getByRole('button', { name: /^Charge CN¥100\.00 to Visa/ }).click();
  await expect(dialog.getByText('The new balance is CN¥100.00.')).toBeVisible();
  steps.expectAtMost(7);

  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText('CN¥100.00');
});

test('a declined card says why, and another try is one click away', async ({ asAgent: page }) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('2125550142');
  await page.getByRole('option', { name: /John Miller/ }).click();
  await page.getByRole('button', { name: 'Top up', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Top up' });
  await dialog.getByRole('radio', { name: /9995/ }).check();
  await dialog.getByRole('button', { name: /^Charge/ }).click();
  await expect(dialog.getByText(/The card has too little money/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('button', { name: /^Charge/ })).toBeEnabled();
});

test('a charge without an answer is unknown, can be asked about, and is found', async ({ asAgent: page }) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('8012345678');
  await page.getByRole('option', { name: /佐藤/ }).click();
  await page.getByRole('button', { name: 'Top up', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Top up' });
  await dialog.getByRole('button', { name: 'Add a sandbox card' }).click();
  await dialog.getByRole('combobox', { name: 'Test card' }).click();
  await page.getByRole('option', { name: /3155/ }).click();
  await dialog.getByRole('button', { name: 'Save card' }).click();
  await dialog.getByRole('button', { name: /^Charge .* ••3155$/ }).click();
  await expect(dialog.getByText('The provider has not answered')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ask the provider now' }).click();
  await expect(dialog.getByText(/The new balance is/)).toBeVisible();
});

test('finance proves the ledger', async ({ asFinance: page }) => {
  await page.getByRole('link', { name: 'Ledger' }).first().click();
  await page.getByRole('button', { name: 'Verify the ledger' }).click();
  await expect(page.getByText('The ledger is sound')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Verification' }).first().click();
  await expect(page.getByRole('row').nth(1)).toContainText('Finished');
  await expectAccessible(page);
});
