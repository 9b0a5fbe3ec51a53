import { expect, expectAccessible, test } from '../fixtures';

test('20 % off for Gold next week, once per customer, with what it would have cost (T12)', async ({
  asMarketing: page,
  steps,
}) => {
  steps.start();
  await page.getByRole('link', { name: 'Promotions' }).first().click();
  await page.getByRole('link', { name: 'New promotion' }).click();
  await steps.choose(page.getByRole('combobox', { name: 'Begin with' }), /for a tier next week/);
  await page.getByRole('textbox', { name: /^Code/ }).first().fill('gold-next-week');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('button', { name: 'Run backtest' }).click();
  const result = page.getByRole('region', { name: 'Result' }).first();
  await expect(result.getByText('every renewal comes to what was booked')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'gold-next-week' }).first().click();
  await page.getByRole('button', { name: 'Release…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release version 1' }).click();
  await expect(page.getByText('Upcoming').first()).toBeVisible();
  steps.expectAtMost(10);

  await expectAccessible(page);
});
