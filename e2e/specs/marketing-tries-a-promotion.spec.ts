import { expect, expectAccessible, test } from '../fixtures';

test('what would it have cost on last month’s sales (T13)', async ({ asMarketing: page, steps }) => {
  steps.start();
  await page.getByRole('link', { name: 'Promotions' }).first().click();
  await page.getByRole('link', { name: 'Autumn: 20 % off everything' }).click();
  await page.getByRole('button', { name: 'Run backtest' }).click();
  const result = page.getByRole('region', { name: 'Result' }).first();
  await expect(result.getByText('every renewal comes to what was booked')).toBeVisible();
  steps.expectAtMost(3);

  await expect(result.getByRole('row').nth(1)).toContainText(/CN¥[\d,.]+/);
  await expect(page.getByRole('img', { name: /Taken off by day in CNY/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'By day' }).first().getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
});
