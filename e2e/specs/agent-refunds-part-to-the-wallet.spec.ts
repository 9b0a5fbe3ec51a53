import { expect, expectAccessible, test } from '../fixtures';

/** T4 without the card: find the customer, give part of a renewal back to the balance, see the end state before and after. */
test('an agent refunds part of a renewal to the wallet', async ({ asAgent: page, steps }) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('4155550187');
  await page.getByRole('option', { name: /Emily Johnson/ }).click();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund' });
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('3.00');
  await steps.choose(dialog.getByRole('combobox', { name: 'Reason' }), 'No service or poor quality');
  const endState = dialog.getByRole('region', { name: 'Afterwards' });
  await expect(endState).toContainText('$37.01');
  await expect(endState).toContainText('$40.01');
  await expect(endState).toContainText('$9.99');
  await dialog.getByRole('button', { name: 'Refund $3.00 to the balance' }).click();
  await expect(dialog.getByText('$3.00 was added to the balance')).toBeVisible();
  steps.expectAtMost(7);

  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText('$40.01');
  await page.getByRole('tab', { name: 'Ledger' }).click();
  const newest = page.getByRole('region', { name: 'Statement of the balance' }).getByRole('row').nth(1);
  await expect(newest).toContainText('+$3.00');
  await expect(newest).toContainText('$40.01');
  await newest.getByRole('link', { name: /^RF-/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Refund RF-');
  await expectAccessible(page);
});

test('the suggestion is explained, and more than is left is refused while it is typed', async ({
  asAgent: page,
}) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('3612345678');
  await page.getByRole('option', { name: /Sophie Dubois/ }).click();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund' });
  await dialog.getByRole('radio', { name: /11\.99/ }).check();
  const terms = dialog.getByRole('list', { name: 'How the amount comes about' });
  await expect(terms.getByRole('listitem').filter({ hasText: 'decides' })).toHaveCount(1);
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('12.00');
  await expect(dialog.getByText('At most €11.99 can be refunded.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /to the balance/ })).toBeDisabled();
  // Another plan waits behind this one, so that it cannot be stopped.
  await expect(dialog.getByRole('radio', { name: /Stop the plan now/ })).toBeDisabled();
  await expectAccessible(page);
});

test.describe('in Chinese and in the dark', () => {
  test.use({ language: 'zh', theme: 'dark' });

  test('the refund form is complete and accessible', async ({ asAgent: page }) => {
    await page.getByRole('combobox', { name: '搜索' }).fill('15812340001');
    await page.getByRole('option', { name: /张敏/ }).click();
    await page.getByRole('button', { name: '退款', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: '退款' });
    await dialog.getByRole('button', { name: /到余额/ }).click();
    await expect(dialog.getByText('必填')).toBeVisible();
    await expectAccessible(page);
  });
});
