import { expect, expectAccessible, test } from '../fixtures';

/** By keyboard alone. */
test.use({ hands: 'keyboard' });

/** T4: the line was paid for twice; of the second charge a part goes back to the card and the rest to the balance. */
test('an agent refunds a double charge, part to the card, part to the balance', async ({
  asAgent: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('combobox', { name: 'Search' }).fill('88881234');
  await page.getByRole('option', { name: /孙丽/ }).click();
  await page.getByRole('button', { name: 'Refund one…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund' });
  await dialog.getByRole('radio', { name: /^Part to Visa ••\d{4}, part to the balance/ }).check();
  await dialog.getByRole('textbox', { name: /^To Visa/ }).fill('30.00');
  await expect(dialog.getByText(/^CN¥[\d.]+ to the balance$/)).toBeVisible();
  await steps.choose(dialog.getByRole('combobox', { name: 'Reason' }), 'Charged twice');
  await dialog
    .getByRole('button', { name: /^Refund CN¥30.00 to Visa ••\d{4}, CN¥[\d.]+ to the balance$/ })
    .click();
  await expect(dialog.getByText(/CN¥30.00 is on its way to Visa/)).toBeVisible();
  steps.expectAtMost(7);

  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Refund one…' })).toHaveCount(0);
});
