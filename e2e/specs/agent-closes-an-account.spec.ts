import { expect, expectAccessible, test } from '../fixtures';

/** Five steps: the customer, the dialog, why, closed; the money goes back by itself. */
test('an agent closes an account; the rest of the balance goes back to the card', async ({
  asAgent: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('13612345151');
  await page.getByRole('option', { name: /许晴/ }).click();
  await page.getByRole('button', { name: 'Close account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close the account' });
  await expect(dialog.getByRole('region', { name: 'Balance of CN¥50.00' })).toContainText(
    /CN¥50\.00 goes back to .+/,
  );
  await expect(dialog).toContainText('Its number rests for 90 days');
  await dialog.getByRole('textbox', { name: 'Why the account is closed' }).fill('Moves abroad for good.');
  await dialog.getByRole('button', { name: 'Close and pay out CN¥50.00' }).click();
  await expect(page.getByRole('region', { name: 'The account is being closed' })).toContainText(
    'Moves abroad for good.',
  );
  steps.expectAtMost(5);
  await expectAccessible(page);

  const closed = page.getByRole('region', { name: 'The account is closed' });
  await expect(closed.getByRole('listitem')).toContainText(/CN¥50\.00 of payment PY-.+Done/, {
    timeout: 20_000,
  });
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText('CN¥0.00');
  await expect(page.getByRole('button', { name: 'Top up' })).toHaveCount(0);
});
